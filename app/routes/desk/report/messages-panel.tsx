import { Form, useLocation } from "@remix-run/react";
import { Panel } from "#app/components/desk/panel.tsx";
import { mayAnswer, openQuestions } from "./answer-fields.tsx";
import type { Contents, ReportView } from "./report-view.ts";
import { NewMark, useIsFresh } from "./fresh.tsx";
import { WritingNow } from "./people-here.tsx";
import { PolicyHeld } from "./policy-held.tsx";
import { useBox } from "./use-box.ts";
import { VerbForm } from "./verb-form.tsx";
import { VerbDisclosure } from "./verb-disclosure.tsx";
import { When } from "#app/components/desk/when.tsx";
import { policyWords } from "#app/components/desk/words.ts";
import { OpenedText } from "#app/components/desk/opened.tsx";

type Message = Contents["messages"][number];

/** Both ways, oldest first, and the forms to answer and to ask. */
export function MessagesPanel({
  report,
  messages,
}: { report: ReportView } & Pick<Contents, "messages">) {
  const open = openQuestions(messages);
  const isFresh = useIsFresh();
  return (
    <Panel
      id="messages"
      title="Messages with the reporter"
      aside={
        <>
          <WritingNow forms={["messages", "questions"]} />
          {report.contactPolicy ? policyWords[report.contactPolicy] : null}
        </>
      }
    >
      {messages.length === 0 ? (
        <p className="quiet">
          Nothing has been written yet. The reporter reads what you write with
          their access code.
        </p>
      ) : (
        <ol className="messages">
          {messages.map((message) => (
            <li
              key={message.id}
              id={`message-${message.id}`}
              className={classesOf(
                message.responderName && "from-us",
                isFresh(`message ${message.id}`) && "is-new",
              )}
            >
              <MessageBody message={message} isOpen={open.includes(message)} />
              {report.actions.includes("ask") ? (
                <WhatItAnswers {...{ report, message, open }} />
              ) : null}
            </li>
          ))}
        </ol>
      )}
      <PolicyHeld report={report} />
      <div className="actions">
        {report.actions.includes("message") ? (
          <Composer report={report} />
        ) : null}
        {report.actions.includes("ask") ? (
          <VerbDisclosure verb="questions" report={report} />
        ) : null}
      </div>
    </Panel>
  );
}

/** Open from the start: to answer is what most open the page for. */
function Composer({ report }: { report: ReportView }) {
  const { pathname } = useLocation();
  if (pathname === `/desk/reports/${report.id}/messages`) return null;
  return <OpenComposer report={report} />;
}

function OpenComposer({ report }: { report: ReportView }) {
  const box = useBox(report, "messages");
  const others = report.assignments.filter(
    ({ unitId, state }) =>
      unitId !== report.ownPart?.unitId &&
      (state === "offered" || state === "accepted"),
  );
  const names = others.map(({ unitName }) => unitName).join(", ");
  return (
    <div className="composer">
      <p className="leaves">
        Leaves at once, to the reporter’s page.
        {names ? ` ${names} can read it too.` : null}
      </p>
      <VerbForm verb="messages" report={report} box={box} />
    </div>
  );
}

function classesOf(...names: (string | false | null)[]): string | undefined {
  return names.filter(Boolean).join(" ") || undefined;
}

function MessageBody({
  message: { id, kind, body, sentAt, responderName, unitName, ...said },
  isOpen,
}: {
  message: Message;
  isOpen: boolean;
}) {
  const { answersId, answersSaidBy } = said;
  return (
    <>
      <p className="byline">
        <strong>{responderName ?? "Reporter"}</strong>
        {unitName ? <span>{unitName}</span> : null}
        <When at={sentAt} />
        <NewMark line={`message ${id}`} />
        {kind === "question" ? (
          <span className="tag">
            {isOpen ? "Question, not answered yet" : "Question, answered"}
          </span>
        ) : null}
        {answersId ? (
          <a className="tag" href={`#message-${answersId}`}>
            Answers a question
            {answersSaidBy ? <>, says {answersSaidBy}</> : null}
          </a>
        ) : null}
        {kind === "addition" ? <span className="tag">Added later</span> : null}
      </p>
      <p className="words">
        <OpenedText text={body} />
      </p>
    </>
  );
}

/** A reporter answers where they like: who asked says which words were the answer, and may take it back. */
function WhatItAnswers({
  report,
  message,
  open,
}: {
  report: ReportView;
  message: Message;
  open: readonly Message[];
}) {
  const to = `/desk/reports/${report.id}`;
  if (message.answersSaidBy)
    return (
      <Form method="post" action={`${to}/answer-undoing`} preventScrollReset>
        <input type="hidden" name="boxId" value={report.freshId} />
        <input type="hidden" name="messageId" value={message.id} />
        <button className="link-button" type="submit">
          It does not answer it
        </button>
      </Form>
    );
  const before = open.filter(({ sentAt }) => sentAt <= message.sentAt);
  if (!mayAnswer(message)) return null;
  return before.map(({ id, sentAt }) => (
    <Form key={id} method="post" action={`${to}/answer`} preventScrollReset>
      <input type="hidden" name="boxId" value={report.freshId} />
      <input type="hidden" name="messageId" value={message.id} />
      <input type="hidden" name="questionId" value={id} />
      <button className="link-button" type="submit">
        This answers the question of <When at={sentAt} />
      </button>
    </Form>
  ));
}
