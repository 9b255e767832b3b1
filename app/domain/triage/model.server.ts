import escalators from "#db/reference/escalators.json";
import severity from "#db/reference/severity.json";
import { severityModelSchema } from "./model.ts";

/** The model in force, checked when the process starts: a wrong file stops the boot, not a report. */
export const severityModel = severityModelSchema.parse({
  ...severity,
  escalators: escalators.escalators,
});
