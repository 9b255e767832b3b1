import { Form, useNavigation } from "@remix-run/react";
import { useCallback, useEffect, useState } from "react";
import { Damaged } from "#app/components/desk/opened.tsx";
import { Select, TextArea } from "#app/components/desk/field.tsx";
import { noteLengthMost } from "#app/domain/on-call/handover-words.ts";
import { emptyBox, type Box } from "#app/routes/desk/report/box.ts";
import { KeptWords } from "#app/routes/desk/report/kept-words.tsx";
import type { Handing } from "./handing.server.ts";
import { HandedReports, type Again } from "./handed-reports.tsx";
import { useHandoverBox } from "./use-handover-box.ts";

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
        <HandedReports reports={reports} box={box} again={again} />
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
  if (handoverId) {
    // What was refused since something else was sent under its id is sent as a new one.
    const id = over.includes(handoverId) ? freshId : handoverId;
    const kept = texts.find((each) => each.id === id);
    return { ...emptyBox(id), typed, token: kept?.token ?? "" };
  }
  const newest = texts.find((each) => each.typed);
  return newest?.typed ? { ...newest, typed: newest.typed } : emptyBox(freshId);
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
