import type { OpenedMessage } from "#app/domain/report/follow.server.ts";
import { messageLength } from "#app/domain/report/message-body.ts";
import { sayInstant, sayNumber } from "#app/locales/dates.ts";
import type { RefusedMessage } from "./follow-shown.ts";
import { describedBy, Labelled } from "./field/group.tsx";
import { useFrame } from "./frame.ts";
import { ReportForm, type FormOf } from "./report-form.tsx";

type Question = Pick<OpenedMessage, "id" | "body" | "unitName"> & {
  sentAt: Date | string;
  replyId: string;
};

/** Each question of a responder that waits for an answer, with its own form. */
export function QuestionsForYou({
  of,
  questions,
  zone,
  refused,
}: {
  of: FormOf;
  questions: readonly Question[];
  zone: string;
  refused?: RefusedMessage;
}) {
  const { t, locale } = useFrame();
  const words = t.follow.report;
  return (
    <section>
      <h2>{words.openQuestions}</h2>
      {questions.map(({ id, body, unitName, sentAt, replyId }) => (
        <div className="question" key={id}>
          <p className="muted">
            {unitName ?? words.someUnit}, {sayInstant(locale, sentAt, zone)}
          </p>
          <p className="typed">{body}</p>
          <ReportForm of={of} action="/follow/messages" className="reply">
            <input type="hidden" name="message" value={replyId} />
            <input type="hidden" name="answers" value={id} />
            <TextBox
              id={`answer-${id}`}
              label={words.answerLabel}
              refused={refused}
            />
            <button className="usa-button">{words.answer}</button>
          </ReportForm>
        </div>
      ))}
    </section>
  );
}

/** More facts, or a question of the reporter's own. */
export function WriteForm({
  of,
  messageId,
  reopens,
  refused,
}: {
  of: FormOf;
  messageId: string;
  reopens: boolean;
  refused?: RefusedMessage;
}) {
  const words = useFrame().t.follow.report;
  return (
    <section>
      <h2>{words.writeTitle}</h2>
      {reopens && <p>{words.reopened}</p>}
      <ReportForm of={of} action="/follow/messages" className="reply">
        <input type="hidden" name="message" value={messageId} />
        <TextBox
          id="body"
          label={words.writeLabel}
          hint={words.writeHint}
          refused={refused}
        />
        <button className="usa-button">{words.write}</button>
      </ReportForm>
    </section>
  );
}

function TextBox({
  id,
  label,
  hint,
  refused,
}: {
  id: string;
  label: string;
  hint?: string;
  refused?: RefusedMessage;
}) {
  const { t, locale } = useFrame();
  const own = refused?.fieldId === id ? refused : null;
  const error = own && t.follow.report[own.code];
  const limit = t.frame.characters(sayNumber(locale, messageLength));
  const hints = [hint, limit].filter(Boolean).join(" ");
  return (
    <Labelled id={id} label={label} hint={hints} error={error}>
      <textarea
        className="usa-textarea usa-textarea--short"
        id={id}
        name="body"
        rows={5}
        defaultValue={own?.typed}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy({ id, hint: hints, error })}
      />
    </Labelled>
  );
}
