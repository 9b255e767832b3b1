import type { MetaFunction } from "@remix-run/node";
import { useWords } from "#app/components/public/frame.ts";
import { PublicPage } from "#app/components/public/page.tsx";
import { titled } from "#app/components/public/title.ts";

export { ErrorBoundary } from "#app/components/public/problem.tsx";

export const meta: MetaFunction = ({ matches }) =>
  titled(matches, (t) => t.lostCode.asked.title);

/** The same whether there is such a report or not. */
export default function NewCodeAsked() {
  const words = useWords().lostCode.asked;
  return (
    <PublicPage>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <ol>
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p>{words.wrong}</p>
      <p>{words.found}</p>
      <p>
        <a href="/follow">{words.toFollow}</a>
      </p>
    </PublicPage>
  );
}
