import type {
  LinksFunction,
  LoaderFunctionArgs,
  MetaFunction,
} from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { BandChip } from "#app/components/desk/band-chip.tsx";
import { DeskProblem } from "#app/components/desk/desk-problem.tsx";
import { When } from "#app/components/desk/when.tsx";
import { bandWords, plain, statusWords } from "#app/components/desk/words.ts";
import { saySector } from "#app/domain/facts/sector-words.ts";
import { listUnits } from "#app/domain/directory/find.server.ts";
import {
  figureSchema,
  rowsMost,
  type Figure,
  type FigureAsked,
} from "#app/domain/insight/figure.ts";
import { listFigureRows } from "#app/domain/insight/rows.server.ts";
import { NotFound } from "#app/domain/refusal.ts";
import { isBand } from "#app/domain/vocabulary/triage.ts";
import insightStyles from "#app/styles/desk-insights.css?url";
import { countingOf, periodQuery } from "./read.server.ts";
import { nameOf, stepWords } from "./tables.server.ts";

export const meta: MetaFunction = () => [{ title: "Reports of a figure" }];
export const links: LinksFunction = () => [
  { rel: "stylesheet", href: insightStyles },
];
export const ErrorBoundary = DeskProblem;

/** GET /desk/insights/reports: the reports that a figure counts, by clear columns. */
export async function loader(asked: LoaderFunctionArgs) {
  const { counting, query } = await countingOf(asked);
  const figure = figureSchema.safeParse(query);
  if (!figure.success) throw new NotFound("no such figure");
  const { db } = asked.context;
  const { rows, isCut } = await listFigureRows(db, counting, figure.data);
  const units = Object.fromEntries(
    (await listUnits(db)).map(({ id, name }) => [id, name]),
  );
  const { period } = counting;
  return {
    ...{ rows, isCut, title: titleOf(figure.data, units, period) },
    days: { ...period, isBefore: figure.data.of === "before" },
    isNow: ["open", "overdue"].includes(figure.data.figure),
    back: `/desk/insights?${new URLSearchParams(periodQuery(period))}`,
  };
}

const titles = {
  ...{ sent: "Reports", step: "Sent", band: "Band", sector: "Sector" },
  ...{ state: "State", office: "Leading unit", outcome: "Became" },
  unlooked: "Nobody looked at them yet",
  unanswered: "Not answered yet",
  "late-accept": "Accepted late",
  "late-answer": "Answered late",
  misroute: "Misrouted",
  reopened: "Opened again",
  open: "Open now",
  overdue: "Overdue now",
} satisfies Record<Figure, string>;

function titleOf(
  { figure, key }: FigureAsked,
  units: Record<string, string>,
  period: Parameters<typeof stepWords>[1],
): string {
  if (!key) return titles[figure];
  const [first = ""] = key.split(".");
  const named =
    figure === "state" ||
    figure === "office" ||
    figure === "sector" ||
    figure === "outcome";
  const words = named
    ? nameOf(figure, key, units)
    : isBand(key)
      ? bandWords[key]
      : figure === "step" && !Number.isNaN(Date.parse(key))
        ? stepWords(key, period)
        : (units[first] ?? key);
  return `${titles[figure]}: ${words}`;
}

export default function FigureReports() {
  const { rows, isCut, title, days, isNow, back } =
    useLoaderData<typeof loader>();
  return (
    <>
      <div className="page-head">
        <h1>{title}</h1>
        <span className="quiet">
          {isNow
            ? "Now"
            : days.isBefore
              ? `The ${days.daysCount} days before ${days.firstDay}`
              : `${days.firstDay} to ${days.lastDay}`}
          ,{" "}
          {isCut
            ? `the newest ${rowsMost} of more`
            : rows.length === 1
              ? "1 report"
              : `${rows.length} reports`}
        </span>
        <Link className="page-head-end" to={back}>
          Back to the figures
        </Link>
      </div>
      <div className="panel">
        {rows.length === 0 ? (
          <p className="empty-line">
            No report that you may see is counted by it now.
          </p>
        ) : (
          <div
            className="table-scroll"
            tabIndex={0}
            role="region"
            aria-label="Reports of this figure"
          >
            <table className="table table-wide">
              <thead>
                <tr>
                  <th scope="col">Report</th>
                  <th scope="col">Band</th>
                  <th scope="col">Status</th>
                  <th scope="col">Sector</th>
                  <th scope="col">State</th>
                  <th scope="col">Sent</th>
                  <th scope="col">First look</th>
                  <th scope="col">First answer</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.reportId}>
                    <th scope="row">
                      <Link
                        className="mono"
                        to={`/desk/reports/${row.reportId}`}
                      >
                        {row.reference}
                      </Link>
                    </th>
                    <td>
                      <BandChip band={row.band} />
                    </td>
                    <td>{statusWords[row.status]}</td>
                    <td>
                      {row.sector ? plain(saySector(row.sector)) : "Not known"}
                    </td>
                    <td>{row.state ?? "–"}</td>
                    <td>
                      <When at={row.sentAt} />
                    </td>
                    <td>
                      {row.lookedAt ? <When at={row.lookedAt} /> : "Not yet"}
                    </td>
                    <td>
                      {row.answeredAt ? (
                        <When at={row.answeredAt} />
                      ) : (
                        "Not yet"
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
    </>
  );
}
