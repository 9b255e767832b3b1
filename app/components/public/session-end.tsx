import { saySpan } from "#app/locales/dates.ts";
import { useFrame } from "./frame.ts";

/** Hours that nobody needs to count are not said. */
const saidMs = 3_600_000;

/** How long the report stays open here, once that is less than an hour; app/browser asks before it ends, and says when it has. */
export function SessionEnd() {
  const { t, locale, session } = useFrame();
  if (!session) return null;
  const { endsInMs, isLast, isCodeless } = session;
  const { line, lastLine, stay, code, close, ...words } = {
    ...t.keeping.session,
    ...(isCodeless && t.codeless.session),
  };
  // A page takes a moment to be made: "12 hours", not "11 hours, 59 minutes".
  const span = saySpan(locale, endsInMs + 59_000);
  return (
    <>
      <p
        className="kept no-print"
        data-session={endsInMs}
        hidden={endsInMs >= saidMs}
      >
        {isLast ? lastLine(span) : line(span)}
      </p>
      <dialog
        className="session"
        aria-labelledby="session-title"
        aria-describedby="session-text"
        data-words={JSON.stringify(words)}
      >
        <h2 id="session-title">{words.warnTitle}</h2>
        <p id="session-text" />
        <div className="actions">
          <button type="button" className="usa-button" data-stay="">
            {stay}
          </button>
          <a
            className="usa-button"
            href={isCodeless ? "/follow/lost-code" : "/follow"}
            target="_blank"
          >
            {isCodeless ? t.lostCode.link : code}
          </a>
          <button type="button" className="link-button" data-close="">
            {close}
          </button>
        </div>
      </dialog>
    </>
  );
}
