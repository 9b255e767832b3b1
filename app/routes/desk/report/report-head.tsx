import { Link } from "@remix-run/react";
import { BandChip } from "#app/components/desk/band-chip.tsx";
import { Due } from "#app/components/desk/due.tsx";
import { ReportAnchors } from "./report-anchors.tsx";
import type { ReportView } from "./report-view.ts";
import { When } from "#app/components/desk/when.tsx";
import {
  dueWords,
  outcomeWords,
  statusWords,
  waitWords,
} from "#app/components/desk/words.ts";
import { StrangerWords } from "#app/components/desk/stranger-words.tsx";
import { Damaged } from "#app/components/desk/opened.tsx";
import type { ReactNode } from "react";

/** Who, how bad, where it stands and what is owed next. */
export function ReportHead({ report }: { report: ReportView }) {
  const { status, outcome } = report;
  return (
    <header className="report-head">
      <div className="report-head-line">
        <Link to="/desk">Queue</Link>
        <span className="mono">{report.reference}</span>
        <BandChip band={report.band ?? "baseline"} />
        <span>
          {statusWords[status]}
          {outcome ? `: ${outcomeWords[outcome]}` : null}
        </span>
      </div>
      <h1>
        <Title report={report} />
      </h1>
      <ReportDues report={report} />
      <ReportAnchors report={report} />
    </header>
  );
}

function ReportDues({ report }: { report: ReportView }) {
  const live = report.assignments.filter(
    ({ state, dueAt }) =>
      (state === "offered" || state === "accepted") && dueAt !== null,
  );
  return (
    <ul className="report-dues">
      {live.map(({ id, unitName, dueKind, dueAt }) => (
        <li key={id}>
          {dueKind ? dueWords[dueKind] : "Due"}, {unitName}: <Due at={dueAt} />
        </li>
      ))}
      {report.submittedAt ? (
        <li className="quiet">
          Sent <When at={report.submittedAt} />
        </li>
      ) : null}
      {report.reporterActedAt ? (
        <li className="quiet">
          Reporter last wrote <When at={report.reporterActedAt} ago />
        </li>
      ) : null}
    </ul>
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
