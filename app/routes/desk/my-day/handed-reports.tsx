import { BandChip } from "#app/components/desk/band-chip.tsx";
import { Due } from "#app/components/desk/due.tsx";
import { TextArea } from "#app/components/desk/field.tsx";
import type { DayReport } from "#app/domain/desk/day-rows.server.ts";
import {
  isNoteField,
  noteField,
  reportNoteLengthMost,
} from "#app/domain/on-call/handover-words.ts";
import type { Box } from "#app/routes/desk/report/box.ts";
import { reportsWords } from "./day-words.ts";
import { plainName, ReportName } from "./named-report.tsx";

/** What was posted and not done. */
export type Again = {
  typed: Record<string, string>;
  problems: Record<string, string>;
};

/** One's reports, each with the place for a note on it. */
export function HandedReports({
  reports,
  box,
  again,
}: {
  reports: readonly DayReport[];
  box: Box;
  again?: Again;
}) {
  if (reports.length === 0)
    return (
      <>
        <p className="quiet">You work no reports now.</p>
        <WordsLeft reports={reports} typed={box.typed} />
      </>
    );
  const problem = again?.problems.reports;
  return (
    <fieldset>
      <legend className="handing-of">
        <strong>{reportsWords(reports.length)} of yours</strong>
        <span className="quiet small">
          {" "}
          A note of a report stands among its notes, for all who work it.
        </span>
      </legend>
      {problem ? <p className="problem">{problem}</p> : null}
      <ul className="handing">
        {reports.map((report) => (
          <ReportRow
            key={report.reportId}
            report={report}
            note={box.typed[noteField(report.reportId)]}
            isChosen={!again || `report-${report.reportId}` in again.typed}
          />
        ))}
      </ul>
      <WordsLeft reports={reports} typed={box.typed} />
    </fieldset>
  );
}

/** Notes on reports that are not the person's any more: they go with no handover, and are theirs to copy or to empty. */
function WordsLeft({
  reports,
  typed,
}: {
  reports: readonly DayReport[];
  typed: Record<string, string>;
}) {
  const fields = new Set(reports.map(({ reportId }) => noteField(reportId)));
  const left = Object.entries(typed).filter(
    ([field, words]) =>
      isNoteField(field) && !fields.has(field) && words !== "",
  );
  return left.map(([field, words]) => (
    <TextArea
      key={field}
      name={field}
      label="Note on a report that is not yours any more"
      hint="It goes to nobody. Copy it to where it belongs, or empty it."
      maxLength={reportNoteLengthMost}
      defaultValue={words}
    />
  ));
}

function ReportRow({
  report,
  note,
  isChosen,
}: {
  report: DayReport;
  note?: string;
  isChosen: boolean;
}) {
  const { reportId, revision } = report;
  const id = `hand-${reportId}`;
  return (
    <li>
      <input
        type="checkbox"
        id={id}
        name={`report-${reportId}`}
        value={revision}
        defaultChecked={isChosen}
      />
      <BandChip band={report.band ?? "baseline"} />
      <label htmlFor={id}>
        <ReportName report={report} isBrief />
      </label>
      <span className="small">
        <Due at={report.dueAt} />
      </span>
      <textarea
        className="textarea"
        name={noteField(reportId)}
        rows={1}
        maxLength={reportNoteLengthMost}
        defaultValue={note}
        placeholder="Where it stands, what to do first"
        aria-label={`Where it stands, what to do first: ${plainName(report)}`}
      />
    </li>
  );
}
