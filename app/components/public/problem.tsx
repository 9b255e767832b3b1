import { useRouteError } from "@remix-run/react";
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
