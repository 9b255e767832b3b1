import { Link } from "@remix-run/react";
import type { DayReport } from "#app/domain/desk/day-rows.server.ts";
import { visibly } from "#app/components/desk/as-typed.ts";
import { Named } from "#app/routes/desk/queue/row-name.tsx";

/** A report by the affected organization; or its reference beside why that is not shown. */
export function NamedReport({
  report,
  to = "",
  isBrief = false,
}: {
  report: DayReport;
  /** Behind the report's address. */
  to?: string;
  /** Why its name is not shown is said in another list. */
  isBrief?: boolean;
}) {
  return (
    <Link to={`/desk/reports/${report.reportId}${to}`}>
      <ReportName report={report} isBrief={isBrief} />
    </Link>
  );
}

export function ReportName({
  report,
  isBrief = false,
}: {
  report: DayReport;
  isBrief?: boolean;
}) {
  const { headline, reference } = report;
  const isNamed =
    headline?.is === "opened" && headline.value.organisation !== null;
  if (isBrief && !isNamed) return reference;
  return isNamed ? (
    <Named entry={report} />
  ) : (
    <>
      {reference}: <Named entry={report} />
    </>
  );
}

/** The same where nothing but text can stand. */
export function plainName({ headline, reference }: DayReport): string {
  const name = headline?.is === "opened" ? headline.value.organisation : null;
  return name === null ? (reference ?? "") : visibly(name);
}
