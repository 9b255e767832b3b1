import { Panel } from "#app/components/desk/panel.tsx";
import type { Contents, ReportView } from "./report-view.ts";
import { PolicyHeld } from "./policy-held.tsx";
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
  const answered = new Set(messages.map(({ answersId }) => answersId));
  return (
    <Panel
      id="messages"
      title="Messages with the reporter"
      aside={report.contactPolicy ? policyWords[report.contactPolicy] : null}
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
              className={message.responderName ? "from-us" : undefined}
            >
              <MessageBody
                message={message}
                isAnswered={answered.has(message.id)}
              />
            </li>
          ))}
        </ol>
      )}
      <PolicyHeld report={report} />
      <div className="actions">
        {report.actions.includes("message") ? (
          <VerbDisclosure verb="messages" report={report} />
        ) : null}
        {report.actions.includes("ask") ? (
          <VerbDisclosure verb="questions" report={report} />
        ) : null}
      </div>
    </Panel>
  );
}

function MessageBody({
  message: { kind, body, sentAt, responderName, unitName, answersId },
  isAnswered,
}: {
  message: Message;
  isAnswered: boolean;
}) {
  return (
    <>
      <p className="byline">
        <strong>{responderName ?? "Reporter"}</strong>
        {unitName ? <span>{unitName}</span> : null}
        <When at={sentAt} />
        {kind === "question" ? (
          <span className="tag">
            {isAnswered ? "Question, answered" : "Question, not answered yet"}
          </span>
        ) : null}
        {answersId ? <span className="tag">Answers a question</span> : null}
        {kind === "addition" ? <span className="tag">Added later</span> : null}
      </p>
      <p className="words">
        <OpenedText text={body} />
      </p>
    </>
  );
}
