import { Form, useNavigation } from "@remix-run/react";
import { useCallback, useEffect, useState } from "react";
import { BandChip } from "#app/components/desk/band-chip.tsx";
import { Due } from "#app/components/desk/due.tsx";
import { Damaged } from "#app/components/desk/opened.tsx";
import { Select, TextArea } from "#app/components/desk/field.tsx";
import { noteLengthMost } from "#app/domain/on-call/handover-words.ts";
import { emptyBox, type Box } from "#app/routes/desk/report/box.ts";
import { KeptWords } from "#app/routes/desk/report/kept-words.tsx";
import type { DayReport } from "#app/domain/desk/day-rows.server.ts";
import { reportsWords } from "./day-words.ts";
import type { Handing } from "./handing.server.ts";
import { plainName, ReportName } from "./named-report.tsx";
import { useHandoverBox } from "./use-handover-box.ts";

type Again = {
  typed: Record<string, string>;
  problems: Record<string, string>;
};

type HandoverFormProps = {
  handing: Handing;
  again?: Again;
  /** It is what comes next. */
  isBlue?: boolean;
};

/**
 * Below My day, and on a page of its own: reports to a colleague, with notes. The page stays while it is sent from there, so the
 * form is filled anew once its text is over.
 */
export function HandoverForm(shown: HandoverFormProps) {
  const [turn, setTurn] = useState(0);
  const renew = useCallback(() => setTurn((before) => before + 1), []);
  return <FilledForm key={turn} {...shown} onOver={renew} />;
}

function FilledForm({
  handing,
  again,
  isBlue = true,
  onOver,
}: HandoverFormProps & { onOver: () => void }) {
  const { reports, colleagues, canWrite } = handing;
  const { typed = {}, problems = {} } = again ?? {};
  const box = boxOf(handing, typed);
  const { formRef, keeper, keeping } = useHandoverBox(box);
  const isOver = handing.over.includes(keeping.id);
  useEffect(() => {
    if (isOver) onOver();
  }, [isOver, onOver]);
  const isBusy = useNavigation().formAction === "/desk/my-day/handover";
  if (!canWrite)
    return <p>A colleague must let you in to the unit before you hand over.</p>;
  return (
    <>
      <Form
        method="post"
        action="/desk/my-day/handover"
        ref={formRef}
        autoComplete="off"
        onInput={() => keeper?.typed()}
        onSubmit={() => void keeper?.mayBeSent()}
      >
        <input type="hidden" name="handoverId" value={keeping.id} />
        <div className="handing-fields">
          <Select
            name="toId"
            label="To"
            hint="They see it at once. What is due stays due."
            emptyLabel="Nobody: a note to the unit"
            choices={colleagues}
            defaultValue={box.typed.toId}
            problem={problems.toId}
          />
          <TextArea
            name="note"
            label="Note to the unit"
            hint="What to watch, what comes next. Sealed to your unit."
            maxLength={noteLengthMost}
            defaultValue={box.typed.note}
            problem={problems.note}
          />
        </div>
        <Reports reports={reports} box={box} again={again} />
        <div className="form-end">
          <button
            type="submit"
            className={isBlue ? "button" : "button button-plain"}
            aria-disabled={isBusy}
          >
            {isBusy ? "Handing over…" : "Hand over"}
          </button>
          <KeptWords keeping={keeping} />
        </div>
      </Form>
      <OtherTexts texts={handing.texts} shownId={keeping.id} />
    </>
  );
}

function boxOf(
  { texts, over, freshId }: Handing,
  typed: Record<string, string>,
): Box {
  const { handoverId = "" } = typed;
  if (handoverId && !over.includes(handoverId)) {
    const kept = texts.find(({ id }) => id === handoverId);
    return { ...emptyBox(handoverId), typed, token: kept?.token ?? "" };
  }
  const newest = texts.find((each) => each.typed);
  return newest?.typed ? { ...newest, typed: newest.typed } : emptyBox(freshId);
}

function Reports({
  reports,
  box,
  again,
}: {
  reports: readonly DayReport[];
  box: Box;
  again?: Again;
}) {
  if (reports.length === 0)
    return <p className="quiet">You work no reports now.</p>;
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
            note={box.typed[`note-${report.reportId}`]}
            isChosen={!again || `report-${report.reportId}` in again.typed}
          />
        ))}
      </ul>
    </fieldset>
  );
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
        name={`note-${reportId}`}
        rows={1}
        maxLength={10_000}
        defaultValue={note}
        placeholder="Where it stands, what to do first"
        aria-label={`Where it stands, what to do first: ${plainName(report)}`}
      />
    </li>
  );
}

/** What was typed in another tab stays there until its writer says otherwise. */
function OtherTexts({
  texts,
  shownId,
}: {
  texts: Handing["texts"];
  shownId: string;
}) {
  const others = texts.filter(({ id }) => id !== shownId);
  if (others.length === 0) return null;
  return (
    <details className="other-texts">
      <summary>
        {others.length === 1
          ? "1 other text of yours"
          : `${others.length} other texts of yours`}
        , typed in another tab and not sent
      </summary>
      {others.map(({ id, typed }) => (
        <Form
          key={id}
          method="post"
          action="/desk/my-day/handover/text/removal"
          className="other-text"
        >
          <input type="hidden" name="id" value={id} />
          <p className="words">{typed ? wordsIn(typed) : <Damaged />}</p>
          <div className="form-end">
            <button type="submit" className="button button-plain">
              Throw it away
            </button>
          </div>
        </Form>
      ))}
    </details>
  );
}

function wordsIn(typed: Record<string, string>): string {
  const words = Object.entries(typed).filter(
    ([field, value]) => field !== "toId" && value !== "",
  );
  return words.map(([, value]) => value).join("\n\n");
}
