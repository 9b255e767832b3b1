import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";
import { useMemo } from "react";
import { AnswersPanel } from "./answers.tsx";
import { ClocksPanel } from "./clocks.tsx";
import { DeskProblem } from "#app/components/desk/desk-problem.tsx";
import { DoneLine } from "./done-line.tsx";
import { EvidencePanel } from "./evidence.tsx";
import { freshActs, freshLines } from "./fresh-lines.ts";
import { FreshProvider, SaidNews } from "./fresh.tsx";
import { IndicatorsPanel } from "./indicators.tsx";
import { LeftUnsent } from "./left-unsent.tsx";
import { LostCodePanel } from "./lost-code.tsx";
import { MailsPanel } from "./mails.tsx";
import { MessagesPanel } from "./messages-panel.tsx";
import { NotesPanel } from "./notes-panel.tsx";
import { RevealTime } from "./personal.tsx";
import { ContactPanel } from "./reaching.tsx";
import { RelatedPanel } from "./related.tsx";
import { PeopleProvider } from "./people-here.tsx";
import { ReportHead } from "./report-head.tsx";
import type { ReportView } from "./report-view.ts";
import { SummaryPanel } from "./report-summary.tsx";
import { TasksPanel } from "./tasks-panel.tsx";
import { TimelinePanel } from "./timeline.tsx";
import { LineProvider, useReportLine } from "./use-line.ts";
import { useNewest } from "./use-newest.ts";
import { usePresence } from "./use-presence.ts";
import { WhyBandPanel } from "./why-band.tsx";
import { WhyUnitPanel } from "./why-unit.tsx";
import { readReport } from "#app/domain/desk/report-page.server.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";
import { reportIdOf } from "./command.server.ts";
import { viewOf } from "./view.server.ts";

/** The reference is public; the organization stays out of the browser's history. */
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Report ${data.reference}` : "No such page" },
];
export const ErrorBoundary = DeskProblem;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await requireResponder(request, context);
  const { db, keyring, now } = context;
  const reportId = reportIdOf(params.reportId);
  const asked = { viewer, keyring, reportId, now: now() };
  return viewOf(await readReport(db, asked), viewer);
}

export default function ReportPage() {
  const loaded = useLoaderData<typeof loader>();
  const { report, isGone, ask, askAnew } = useNewest(loaded);
  const { line, people } = useReportLine(report.id, ask);
  usePresence(report.id, line.isConnected && !isGone);
  const fresh = useMemo(() => freshLines(loaded, report), [loaded, report]);
  const acts = useMemo(() => freshActs(loaded, report), [loaded, report]);
  return (
    <LineProvider value={line}>
      <FreshProvider value={fresh}>
        <PeopleProvider value={isGone ? nobody : people}>
          <Report report={report} isGone={isGone} askAnew={askAnew} />
          <SaidNews acts={acts} report={report} />
          <DoneLine report={report} />
        </PeopleProvider>
      </FreshProvider>
    </LineProvider>
  );
}

/** Of a report out of sight nothing more is told. */
const nobody: readonly never[] = [];

function Report({
  report,
  isGone,
  askAnew,
}: {
  report: ReportView;
  isGone: boolean;
  askAnew: () => void;
}) {
  const { contents } = report;
  // What follows from answers that do not open is not shown as if there were none.
  const answered = contents?.areAnswersDamaged ? null : contents;
  return (
    <RevealTime leftMs={contents?.leftMs ?? null} onOver={askAnew}>
      <ReportHead report={report} />
      {isGone ? <GoneMeanwhile /> : null}
      <Outlet context={report} />
      {report.waitsFor === "sealing" ? <WaitsForSealing /> : null}
      <LeftUnsent report={report} />
      <div className="report-columns">
        <div className="report-main">
          {contents?.lostCode ? (
            <LostCodePanel report={report} lostCode={contents.lostCode} />
          ) : null}
          <SummaryPanel report={report} />
          {contents ? <MessagesPanel report={report} {...contents} /> : null}
          {contents ? <NotesPanel report={report} {...contents} /> : null}
          {contents ? <TasksPanel report={report} {...contents} /> : null}
          {contents ? (
            <AnswersPanel reportId={report.id} {...contents} />
          ) : null}
          {answered ? <IndicatorsPanel {...answered} /> : null}
          {answered ? <RelatedPanel {...answered} /> : null}
          {contents ? (
            <EvidencePanel reportId={report.id} {...contents} />
          ) : null}
        </div>
        <div className="report-side">
          <WhyUnitPanel report={report} />
          {answered ? <ContactPanel report={report} {...answered} /> : null}
          <WhyBandPanel report={report} mayRise={answered?.mayRise ?? null} />
          {answered ? <ClocksPanel {...answered} /> : null}
          <MailsPanel report={report} />
          <TimelinePanel report={report} />
        </div>
      </div>
    </RevealTime>
  );
}

/** A colleague transferred it, or gave it up: what stands on the page stays until it is left, words that were typed included. */
function GoneMeanwhile() {
  return (
    <div className="banner banner-warn" role="status">
      <p>
        This report has left your unit’s sight since the page was opened. What
        stands below is as it was then, and nothing can be done to it from here.
        Copy what you typed before you leave.
      </p>
    </div>
  );
}

/** Of a report that nobody could seal to the viewer's unit; who waits to be let in is told so above every page. */
function WaitsForSealing() {
  return (
    <div className="banner" role="status">
      <p>
        Your unit was offered this report while nobody who has it was at the
        desk. It opens as soon as somebody of such a unit is here. Nothing is
        lost. Load this page again in a minute.
      </p>
    </div>
  );
}
