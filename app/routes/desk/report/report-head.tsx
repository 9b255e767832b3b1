import type { ReactNode } from "react";
import { BandChip } from "#app/components/desk/band-chip.tsx";
import { Damaged } from "#app/components/desk/opened.tsx";
import { StrangerWords } from "#app/components/desk/stranger-words.tsx";
import { When } from "#app/components/desk/when.tsx";
import {
  outcomeWords,
  statusWords,
  waitWords,
} from "#app/components/desk/words.ts";
import { LineStrip } from "./line-strip.tsx";
import { MoreMenu } from "./more-menu.tsx";
import { NextStepBox } from "./next-step-box.tsx";
import { PeopleHere } from "./people-here.tsx";
import { ReportAnchors } from "./report-anchors.tsx";
import { ReportPlace } from "./report-place.tsx";
import { ReportKeys } from "./report-keys.tsx";
import type { ReportView } from "./report-view.ts";

/** Who, how bad, where it stands, what is owed next and what meets it. Stays while the page scrolls. */
export function ReportHead({ report }: { report: ReportView }) {
  const { status, outcome } = report;
  return (
    <header className="report-head">
      <div className="report-head-line">
        <div className="report-name">
          <p className="report-head-marks">
            <ReportPlace reportId={report.id} />
            <BandChip band={report.band ?? "baseline"} />
            <SeverityMark why={report.whyBand} />
            <span className="mono">{report.reference}</span>
            <span>
              {statusWords[status]}
              {outcome ? `: ${outcomeWords[outcome]}` : null}
            </span>
            <Times report={report} />
          </p>
          <h1>
            <Title report={report} />
          </h1>
        </div>
        <div className="report-do">
          <PeopleHere />
          <NextStepBox report={report} />
          <MoreMenu report={report} />
        </div>
      </div>
      <div className="report-head-foot">
        <ReportAnchors report={report} />
        <ReportKeys report={report} />
      </div>
      <LineStrip />
    </header>
  );
}

/** Whether a person stands behind the band. */
function SeverityMark({ why }: { why: ReportView["whyBand"] }) {
  if (!why) return null;
  return (
    <span className="quiet">
      {why.scoredByName ? (
        <>
          confirmed by {why.scoredByName}, <When at={why.scoredAt} />
        </>
      ) : (
        "provisional"
      )}
    </span>
  );
}

function Times({
  report: { submittedAt, reporterActedAt },
}: {
  report: ReportView;
}) {
  return (
    <>
      {submittedAt ? (
        <span className="quiet">
          Sent <When at={submittedAt} />
        </span>
      ) : null}
      {reporterActedAt ? (
        <span className="quiet">
          Reporter last wrote <When at={reporterActedAt} ago />
        </span>
      ) : null}
    </>
  );
}

function Title({
  report: { contents, waitsFor, isKeyDamaged },
}: {
  report: ReportView;
}): ReactNode {
  if (isKeyDamaged) return <Damaged />;
  if (waitsFor) return waitWords[waitsFor];
  if (!contents) return "Contents are not shown to you";
  const { headline } = contents;
  if (headline?.is === "damaged") return <Damaged />;
  const name = headline?.value.organisation;
  return name ? <StrangerWords text={name} /> : "Organization not named";
}
