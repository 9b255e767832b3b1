import escalators from "#db/reference/escalators.json" with { type: "json" };
import severity from "#db/reference/severity.json" with { type: "json" };
import { severityModelSchema, type SeverityModel } from "./model.ts";

/** The model in force, checked when the process starts: a wrong file stops the boot, not a report. */
export const severityModel = severityModelSchema.parse({
  ...severity,
  escalators: escalators.escalators,
});

/** Null for one that is no longer here. */
export function findModel(version: number): SeverityModel | null {
  return version === severityModel.version ? severityModel : null;
}
