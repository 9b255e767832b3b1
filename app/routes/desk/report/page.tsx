import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";
import { ActionsPanel } from "#app/components/desk/actions-panel.tsx";
import { AnswersPanel, ContactPanel } from "#app/components/desk/answers.tsx";
import { ClocksPanel } from "#app/components/desk/clocks.tsx";
import { DeskProblem } from "#app/components/desk/desk-problem.tsx";
import { EvidencePanel } from "#app/components/desk/evidence.tsx";
import { IndicatorsPanel } from "#app/components/desk/indicators.tsx";
import { LostCodePanel } from "#app/components/desk/lost-code.tsx";
import { MailsPanel } from "#app/components/desk/mails.tsx";
import { MessagesPanel } from "#app/components/desk/messages.tsx";
import { NotesPanel } from "#app/components/desk/notes.tsx";
import { ReportHead } from "#app/components/desk/report-head.tsx";
import { SummaryPanel } from "#app/components/desk/report-summary.tsx";
import { TimelinePanel } from "#app/components/desk/timeline.tsx";
import { WhyBandPanel } from "#app/components/desk/why-band.tsx";
import { WhyUnitPanel } from "#app/components/desk/why-unit.tsx";
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
  const report = useLoaderData<typeof loader>();
  const { contents } = report;
  return (
    <>
      <Outlet context={report} />
      <ReportHead report={report} />
      <div className="report-columns">
        <ActionsPanel report={report} />
        <div className="report-main">
          {contents?.lostCode ? (
            <LostCodePanel report={report} lostCode={contents.lostCode} />
          ) : null}
          <SummaryPanel report={report} />
          <WhyBandPanel why={report.whyBand} />
          <WhyUnitPanel report={report} />
          {contents ? (
            <AnswersPanel reportId={report.id} {...contents} />
          ) : null}
          {contents ? <IndicatorsPanel {...contents} /> : null}
          {contents ? (
            <EvidencePanel reportId={report.id} {...contents} />
          ) : null}
          {contents ? <MessagesPanel report={report} {...contents} /> : null}
        </div>
        <div className="report-side">
          {contents ? <ContactPanel {...contents} /> : null}
          {contents ? <ClocksPanel {...contents} /> : null}
          {contents ? <NotesPanel report={report} {...contents} /> : null}
          <MailsPanel report={report} />
          <TimelinePanel report={report} />
        </div>
      </div>
    </>
  );
}
