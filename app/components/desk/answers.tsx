import { Panel } from "./panel.tsx";
import type { Contents } from "./report-view.ts";
import { When } from "./when.tsx";

type Answer = Contents["contact"][number];

export function AnswersPanel({ groups, versions }: Contents) {
  const [newest] = versions;
  return (
    <Panel
      id="answers"
      title="Answers"
      aside={
        newest ? (
          <>
            Version {newest.version}, <When at={newest.savedAt} />
          </>
        ) : null
      }
    >
      {groups.map(({ part, title, answers }) => (
        <section key={part} aria-labelledby={`answers-${part}`}>
          <h3 id={`answers-${part}`}>{title}</h3>
          <AnswerList answers={answers} />
        </section>
      ))}
    </Panel>
  );
}

/** Personal: apart from the rest, so that it can be passed over when the page is read out or shown. */
export function ContactPanel({ contact }: Contents) {
  return (
    <Panel id="contact" title="Reaching the reporter">
      {contact.length > 0 ? (
        <AnswerList answers={contact} isStacked />
      ) : (
        <p>
          They gave no contact details. Write to them here; they read it with
          their access code.
        </p>
      )}
    </Panel>
  );
}

function AnswerList({
  answers,
  isStacked = false,
}: {
  answers: readonly Answer[];
  isStacked?: boolean;
}) {
  return (
    <dl className={isStacked ? "facts facts-stacked" : "facts"}>
      {answers.map(({ questionId, question, lines }) => (
        <div key={questionId}>
          <dt>{question}</dt>
          <dd>
            {lines.map(({ text, tone }) => (
              <p key={text} className={tone === "quiet" ? "quiet" : "words"}>
                {tone === "kept" ? "As typed: " : null}
                {text}
              </p>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
