import { z } from "zod";
import type { CarriedField } from "#app/domain/form/carried-words.ts";
import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { CodeForm } from "./code-form.tsx";
import { useWords } from "./frame.ts";
import { PublicPage } from "./page.tsx";
import { problemWords } from "./problem-words.ts";

/** What a reporter page says when it is refused: what happened, what is safe, what to do next. */
export function ErrorBoundary() {
  const error = useRouteError();
  const t = useWords();
  const { title, text, isOurFault } = problemWords(t, error);
  const { trouble } = t.frame;
  const carried = carriedIn(error);
  return (
    <PublicPage>
      <h1>{title}</h1>
      <p>{text}</p>
      <TypedWords typed={typedIn(error)} isCarried={carried.length > 0} />
      {carried.length > 0 && <CodeForm carried={carried} />}
      {isOurFault && (
        <p>
          <a href="/#now">{trouble.failed.urgent}</a>
        </p>
      )}
      <div className="actions">
        {carried.length === 0 && (
          <a className="usa-button" href="/follow">
            {trouble.toCode}
          </a>
        )}
        <a href="/">{trouble.toFront}</a>
      </div>
    </PublicPage>
  );
}

/** What was typed in a form that is refused, so that it can be copied; that what was chosen is carried along. */
export function TypedWords({
  typed,
  isCarried = false,
}: {
  typed: readonly string[];
  /** The code opens the page again with it. */
  isCarried?: boolean;
}) {
  const words = useWords().frame.trouble.typed;
  if (typed.length === 0) return isCarried ? <p>{words.chosen}</p> : null;
  return (
    <section className="typed-words">
      <h2 id="typed">{words.title}</h2>
      <p>{isCarried ? words.carried : words.text}</p>
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

/** What the form held, for the form that asks for the code. */
function carriedIn(error: unknown): CarriedField[] {
  const data: unknown = isRouteErrorResponse(error) ? error.data : null;
  const parsed = carriedSchema.safeParse(data);
  return parsed.success ? parsed.data.carried : [];
}

const carriedSchema = z.object({
  carried: z.array(z.tuple([z.string(), z.string()])),
});

function typedIn(error: unknown): string[] {
  const data: unknown = isRouteErrorResponse(error) ? error.data : null;
  return typeof data === "object" && data !== null && "typed" in data
    ? [data.typed].flat().map(String)
    : [];
}
