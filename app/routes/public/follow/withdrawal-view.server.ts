import type { FormOf } from "#app/components/public/form/report-form.tsx";
import { statusAllows } from "#app/domain/vocabulary/lifecycle.ts";
import type { ReporterSession } from "#app/domain/access/session.server.ts";

export type WithdrawalView = {
  of: FormOf;
  /** Only an open report is there to be withdrawn. */
  standing: "open" | "withdrawn" | "ended";
};

export function withdrawalView({
  reportId,
  status,
}: ReporterSession): WithdrawalView {
  const of = { report: reportId, version: 0 };
  if (statusAllows("withdraw", status)) return { of, standing: "open" };
  return { of, standing: status === "withdrawn" ? "withdrawn" : "ended" };
}
