import type { ReactNode } from "react";
import { toldName } from "#app/domain/directory/told-name.ts";
import type { OpenedMessage } from "#app/domain/follow/follow.server.ts";
import { messageForm } from "#app/domain/form/message-form.ts";
import { messageLength } from "#app/domain/form/message-body.ts";
import { sayInstant, sayNumber } from "#app/locales/dates.ts";
import { AutosaveState } from "#app/components/public/form/autosave-state.tsx";
import type { RefusedMessage, UnsentMessage } from "./follow-shown.ts";
import { describedBy, Labelled } from "#app/components/public/field/group.tsx";
import { useFrame } from "#app/components/public/frame.ts";
import {
  ReportForm,
  type FormOf,
} from "#app/components/public/form/report-form.tsx";
import { UnsentNotice } from "./unsent-notice.tsx";
import { Damaged, OpenedText } from "#app/components/public/opened.tsx";
import { valueIn } from "#app/domain/vault/opened.ts";

type Question = Pick<OpenedMessage, "id" | "body" | "unitName"> & {
  sentAt: Date | string;
  replyId: string;
};

/** Each question of a responder that waits for an answer, with its own form. */
export function QuestionsForYou({
  of,
  questions,
  unsent,
  zone,
  mayAnswer,
  refused,
}: {
  of: FormOf;
  questions: readonly Question[];
  unsent: readonly UnsentMessage[];
  zone: string;
  mayAnswer: boolean;
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
            {toldName(locale, unitName ?? words.someUnit)},{" "}
            {sayInstant(locale, sentAt, zone)}
          </p>
          <p className="typed">
            <OpenedText text={body} />
          </p>
          {mayAnswer && (
            <MessageForm
              of={of}
              page={messageForm(id)}
              {...{ unsent, zone, refused }}
              label={words.answerLabel}
              send={words.answer}
            >
              <input type="hidden" name="message" value={replyId} />
              <input type="hidden" name="answers" value={id} />
            </MessageForm>
          )}
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
  unsent,
  zone,
  refused,
}: {
  of: FormOf;
  messageId: string;
  reopens: boolean;
  unsent: readonly UnsentMessage[];
  zone: string;
  refused?: RefusedMessage;
}) {
  const words = useFrame().t.follow.report;
  return (
    <section id="write">
      <h3>{words.writeTitle}</h3>
      {reopens && <p>{words.reopened}</p>}
      <MessageForm
        of={of}
        page={messageForm()}
        {...{ unsent, zone, refused }}
        label={words.writeLabel}
        hint={words.writeHint}
        send={words.write}
      >
        <input type="hidden" name="message" value={messageId} />
      </MessageForm>
    </section>
  );
}

export function messageFormId(page: string): string {
  return `${page}-form`;
}

/** Its words are kept while they are typed, and stand in it again until they are sent or taken out. */
function MessageForm({
  of,
  page,
  unsent,
  zone,
  refused,
  label,
  hint,
  send,
  children,
}: {
  of: FormOf;
  page: string;
  unsent: readonly UnsentMessage[];
  zone: string;
  refused?: RefusedMessage;
  label: string;
  hint?: string;
  send: string;
  children: ReactNode;
}) {
  const id = page === messageForm() ? "body" : page;
  const own = refused?.fieldId === id ? refused : null;
  const kept = own ? null : unsent.find((each) => each.page === page);
  const isDamaged = kept?.body.is === "damaged";
  return (
    <>
      {isDamaged && (
        <p>
          <Damaged />
        </p>
      )}
      {kept && !isDamaged && (
        <UnsentNotice
          report={of.report}
          page={page}
          savedAt={kept.savedAt}
          zone={zone}
        />
      )}
      <ReportForm
        id={messageFormId(page)}
        of={of}
        action="/follow/messages"
        className="reply"
        saves={{ page, isDraft: false }}
      >
        {children}
        <TextBox
          {...{ id, label, hint }}
          typed={own?.typed ?? (kept && valueIn(kept.body)) ?? undefined}
          code={own?.code}
        />
        <button className="usa-button">{send}</button>
        <AutosaveState />
      </ReportForm>
    </>
  );
}

function TextBox({
  id,
  label,
  hint,
  typed,
  code,
}: {
  id: string;
  label: string;
  hint?: string;
  typed?: string;
  code?: RefusedMessage["code"];
}) {
  const { t, locale } = useFrame();
  const error = code && t.follow.report[code];
  const limit = t.frame.characters(sayNumber(locale, messageLength));
  const hints = [hint, limit].filter(Boolean).join(" ");
  return (
    <Labelled id={id} label={label} hint={hints} error={error}>
      <textarea
        className="usa-textarea usa-textarea--short"
        id={id}
        name="body"
        rows={5}
        defaultValue={typed}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy({ id, hint: hints, error })}
      />
    </Labelled>
  );
}
