import type {
  LinksFunction,
  LoaderFunctionArgs,
  MetaFunction,
} from "@remix-run/node";
import { data } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DeskProblem } from "#app/components/desk/desk-problem.tsx";
import { seesAllReports } from "#app/domain/responder/can.ts";
import insightStyles from "#app/styles/desk-insights.css?url";
import { Definitions } from "./definitions.tsx";
import { FigurePanel } from "./figure-panel.tsx";
import { Headlines } from "./headlines.tsx";
import { PeriodForm } from "./period-form.tsx";
import { BarsPlot, LoadsPlot, MapPlot, RangesPlot } from "./plots.tsx";
import { barsOf, loadsOf, mapOf, rangesOf } from "./plots.server.ts";
import {
  addressOf,
  countingOf,
  figuresOrNull,
  periodQuery,
} from "./read.server.ts";
import { headlinesOf } from "./summary.server.ts";
import { tablesOf } from "./tables.server.ts";
import type { TableId, TableShown } from "./table-shown.ts";

export const meta: MetaFunction = () => [{ title: "Insights" }];
export const links: LinksFunction = () => [
  { rel: "stylesheet", href: insightStyles },
];
export const ErrorBoundary = DeskProblem;

/** GET /desk/insights: figures of the reports that the viewer may see, from clear columns alone. */
export async function loader(asked: LoaderFunctionArgs) {
  const { counting, problem } = await countingOf(asked);
  const { viewer, period, now } = counting;
  const figures = await figuresOrNull(asked, counting);
  const head = {
    problem,
    query: new URLSearchParams(periodQuery(period)).toString(),
    period: {
      name: period.name,
      from: period.firstDay,
      to: period.lastDay,
      daysCount: period.daysCount,
    },
    of: seesAllReports(viewer)
      ? "All reports"
      : `Reports of ${viewer.unitName}`,
    isUnits: !seesAllReports(viewer),
    countedAt: now,
  };
  if (!figures) return data({ ...head, shown: null }, 503);
  const to = addressOf(period);
  return data({
    ...head,
    shown: {
      headlines: headlinesOf(figures, to),
      tables: tablesOf({ figures, period, to }),
      plots: {
        bars: barsOf(figures, period),
        ranges: rangesOf(figures),
        map: mapOf(figures),
        loads: loadsOf(figures),
      },
    },
  });
}

export default function InsightsPage() {
  const { shown, problem, query, ...head } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="page-head">
        <h1>Insights</h1>
        <span className="quiet">{head.of}</span>
        <PeriodForm period={head.period} problem={problem} />
      </div>
      {shown ? (
        <Shown {...shown} query={query} />
      ) : (
        <div className="banner banner-bad" role="alert">
          <h2>These figures took too long to count</h2>
          <p>Nothing is wrong with the reports. Choose a shorter period.</p>
        </div>
      )}
      <Definitions countedAt={head.countedAt} isUnits={head.isUnits} />
    </>
  );
}

type Shown = NonNullable<
  ReturnType<typeof useLoaderData<typeof loader>>["shown"]
>;

function Shown({ headlines, tables, plots, query }: Shown & { query: string }) {
  const of = (id: TableId): TableShown =>
    tables.find((table) => table.id === id) ?? {
      id,
      title: id,
      columns: [],
      rows: [],
    };
  const panel = (id: TableId, plot: React.ReactNode = null, note?: string) => (
    <FigurePanel table={of(id)} query={query} note={note}>
      {plot}
    </FigurePanel>
  );
  return (
    <>
      <Headlines headlines={headlines} />
      <div className="halves">
        {panel("volume", <BarsPlot bars={plots.bars} />)}
        {panel(
          "first-answer",
          <RangesPlot ranges={plots.ranges} />,
          "Late: past the promise of its band. p95 from 20 reports on.",
        )}
        {panel(
          "states",
          <MapPlot map={plots.map} />,
          "Of the affected site, where the reporter knew it.",
        )}
        {panel(
          "load",
          <LoadsPlot loads={plots.loads} />,
          "Now, whenever it was sent.",
        )}
        {panel("first-look")}
        {panel("promises", null, "In the hours of each unit.")}
        {panel("offices")}
        {panel("misroutes", null, "Of what a rule offered.")}
        {panel("sectors")}
        {panel("outcomes")}
      </div>
    </>
  );
}
