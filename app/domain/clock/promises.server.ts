import table from "#db/reference/promises.json" with { type: "json" };
import { promisesSchema } from "./promises.ts";

/** The promises in force, checked when the process starts. */
export const promises = promisesSchema.parse(table);
