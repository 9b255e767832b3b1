import { toldName } from "#app/domain/directory/told-name.ts";
import type { OpenedMessage } from "#app/domain/follow/follow.server.ts";
import { sayInstant } from "#app/locales/dates.ts";
import { useFrame } from "#app/components/public/frame.ts";
import { CodeLabel, OpenedText } from "#app/components/public/opened.tsx";
import type { Opened } from "#app/domain/vault/opened.ts";

type Said = Omit<OpenedMessage, "sentAt"> & {
  sentAt: Date | string;
  /** Of the code it was written with. */
  byLabel: Opened<string> | null;
};

/** So many are read without a click; what is older lies folded above them. */
const shownCount = 6;

/** What was said between reporter and units, oldest first, as the newest stands beside the box to write in. */
export function Conversation({
  messages,
  accessId,
  zone,
}: {
  messages: readonly Said[];
  /** Of the access code that reads. */
  accessId: string;
  zone: string;
}) {
  const words = useFrame().t.follow.report;
  if (messages.length === 0) return <p className="muted">{words.noMessages}</p>;
  const cut = Math.max(0, messages.length - shownCount);
  const given = { accessId, zone };
  return (
    <>
      {cut > 0 && (
        <details className="earlier">
          <summary>{words.earlier(cut)}</summary>
          <Thread messages={messages.slice(0, cut)} {...given} />
        </details>
      )}
      <Thread messages={messages.slice(cut)} {...given} />
    </>
  );
}

function Thread({
  messages,
  accessId,
  zone,
}: {
  messages: readonly Said[];
  accessId: string;
  zone: string;
}) {
  const { t, locale } = useFrame();
  const words = t.follow.report;
  const sender = (said: Said) => {
    if (!said.isFromReporter)
      return said.unitName ? toldName(locale, said.unitName) : words.someUnit;
    if (said.accessId === accessId) return words.you;
    return said.byLabel ? <CodeLabel label={said.byLabel} /> : words.colleague;
  };
  return (
    <ol className="thread">
      {messages.map((said) => (
        <li
          key={said.id}
          id={`message-${said.id}`}
          className={said.isFromReporter ? "said said--you" : "said"}
        >
          <p className="said__head">
            <strong>{sender(said)}</strong>
            {said.kind === "question" && ` · ${words.question}`}
            {said.answersId && (
              <>
                {" · "}
                <a href={`#message-${said.answersId}`}>{words.inAnswer}</a>
              </>
            )}
            <br />
            <time dateTime={new Date(said.sentAt).toISOString()}>
              {sayInstant(locale, said.sentAt, zone)}
            </time>
          </p>
          <p className="typed">
            <OpenedText text={said.body} />
          </p>
        </li>
      ))}
    </ol>
  );
}
