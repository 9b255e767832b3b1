import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { useWords } from "./frame.ts";
import { PublicPage } from "./page.tsx";
import { problemWords } from "./problem-words.ts";

/** What a reporter page says when it is refused: what happened, what is safe, what to do next. */
export function ErrorBoundary() {
  const error = useRouteError();
  const t = useWords();
  const { title, text, isOurFault } = problemWords(t, error);
  const { trouble } = t.frame;
  return (
    <PublicPage>
      <h1>{title}</h1>
      <p>{text}</p>
      <TypedWords typed={typedIn(error)} />
      {isOurFault && (
        <p>
          <a href="/#now">{trouble.failed.urgent}</a>
        </p>
      )}
      <div className="actions">
        <a className="usa-button" href="/follow">
          {trouble.toCode}
        </a>
        <a href="/">{trouble.toFront}</a>
      </div>
    </PublicPage>
  );
}

/** What was typed in a form that is refused, so that it can be copied. */
export function TypedWords({ typed }: { typed: readonly string[] }) {
  const words = useWords().frame.trouble.typed;
  if (typed.length === 0) return null;
  return (
    <section>
      <h2 id="typed">{words.title}</h2>
      <p>{words.text}</p>
      {typed.map((text, at) => (
        <textarea
          key={at}
          className="usa-textarea usa-textarea--short"
          aria-labelledby="typed"
          readOnly
          defaultValue={text}
        />
      ))}
    </section>
  );
}

function typedIn(error: unknown): string[] {
  const data: unknown = isRouteErrorResponse(error) ? error.data : null;
  return typeof data === "object" && data !== null && "typed" in data
    ? [data.typed].flat().map(String)
    : [];
}
