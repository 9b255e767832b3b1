import dues from "#db/reference/dues.json" with { type: "json" };
import { promisesSchema } from "./dues.ts";

/** The promises in force, checked when the process starts. */
export const promises = promisesSchema.parse(dues);
