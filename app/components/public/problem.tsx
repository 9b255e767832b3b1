import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { useWords } from "./frame.ts";
import { PublicPage } from "./page.tsx";

/** What a reporter page says when it is refused: what happened, what is safe, what to do next. */
export function ErrorBoundary() {
  const error = useRouteError();
  const { trouble } = useWords().frame;
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const words = {
    404: trouble.notFound,
    403: trouble.forbidden,
    405: trouble.forbidden,
    409: trouble.conflict,
  }[status];
  const { title, text } = words ?? trouble.failed;
  return (
    <PublicPage>
      <title>{title}</title>
      <h1>{title}</h1>
      <p>{text}</p>
      {!words && (
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
