import { statusAllows, type LifecycleAction } from "./lifecycle.ts";
import type { AccessScope, ReportStatus } from "./report.ts";
import { scopeAllows, type ReporterAct } from "./code-may.ts";

/** Whether the code is for it and the report's status allows it: asked before a page shows the form. */
export function reporterMay(
  { scope, status }: { scope: AccessScope; status: ReportStatus },
  act: ReporterAct & LifecycleAction,
): boolean {
  return statusAllows(act, status) && scopeAllows(scope, act);
}
