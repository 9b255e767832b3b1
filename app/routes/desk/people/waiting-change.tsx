import { Form, useNavigation } from "@remix-run/react";
import { Panel } from "#app/components/desk/panel.tsx";
import { TouchForm } from "#app/components/desk/touch-form.tsx";
import { When } from "#app/components/desk/when.tsx";
import { personChangeReasonWords } from "#app/components/desk/words.ts";
import type { ChangeShown } from "#app/domain/people/read.server.ts";
import {
  changeSentence,
  effectSentences,
  warningWords,
  whyNotWords,
} from "./change-words.ts";

/** A change that waits for a second person: what, who asked and why, what it does, and the two answers. */
export function WaitingChange({ change }: { change: ChangeShown }) {
  const { whyNot, warnings } = change;
  return (
    <Panel
      id={`waiting-${change.id}`}
      title="Waits for a second person"
      aside={
        <>
          Lapses <When at={change.expiresAt} />
        </>
      }
    >
      <div className="stack">
        <p className="change-sentence">{changeSentence(change)}</p>
        <dl className="facts">
          <div>
            <dt>Asked by</dt>
            <dd>
              {change.askedByName}, <When at={change.askedAt} />
            </dd>
          </div>
          <div>
            <dt>Why</dt>
            <dd>{personChangeReasonWords[change.reason]}</dd>
          </div>
        </dl>
        <ul className="effects">
          {effectSentences(change).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        {warnings.map((warning) => (
          <p key={warning} className="banner banner-warn">
            {warningWords[warning]}
          </p>
        ))}
        {whyNot ? (
          <p className="quiet">{whyNotWords[whyNot]}</p>
        ) : (
          <p className="quiet">
            Ask {change.askedByName} on a number you know whether this is from
            them, and confirm only then.
          </p>
        )}
        <Answers change={change} />
      </div>
    </Panel>
  );
}

function Answers({ change }: { change: ChangeShown }) {
  const { id, responderId, whyNot, isOwn, name } = change;
  const mayRefuse =
    isOwn || (whyNot !== "not-administrator" && whyNot !== "about-them");
  const refusal = `/desk/people/${responderId}/refusal`;
  const isBusy = useNavigation().formAction === refusal;
  return (
    <div className="answers">
      {whyNot === null ? (
        <TouchForm
          act={{ verb: "confirm-change", about: id }}
          action={`/desk/people/${responderId}/confirmation`}
          button="Confirm"
          buttonMore={`: ${changeSentence(change)}`}
        >
          <input type="hidden" name="changeId" value={id} />
        </TouchForm>
      ) : null}
      {mayRefuse ? (
        <Form method="post" action={refusal}>
          <input type="hidden" name="changeId" value={id} />
          <div className="form-end">
            <button
              className="button button-plain"
              type="submit"
              aria-disabled={isBusy}
            >
              {isOwn ? "Take it back" : "Refuse"}
              <span className="visually-hidden">: {name}</span>
            </button>
          </div>
        </Form>
      ) : null}
    </div>
  );
}
