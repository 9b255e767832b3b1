import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { AdviceSteps } from "#app/components/public/advice-list.tsx";
import { useFrame } from "#app/components/public/frame.ts";
import { PublicPage } from "#app/components/public/page.tsx";
import { titled } from "#app/components/public/title.ts";
import { findAdvice } from "#app/domain/advice/find.server.ts";
import { readAnswers } from "#app/domain/answers/sealed-answers.server.ts";
import { requireSent } from "#app/server/reporter-session.server.ts";

export { ErrorBoundary } from "#app/components/public/problem.tsx";

export const meta: MetaFunction = ({ matches, error }) =>
  titled(matches, (t) => t.advice.title, false, error);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, now } = context;
  const { reportId, key } = await requireSent(request, context);
  const { answers } = await readAnswers(db, key);
  return { advice: await findAdvice(db, { reportId, answers, now: now() }) };
}

export default function AdvicePage() {
  const { advice } = useLoaderData<typeof loader>();
  const { t } = useFrame();
  const back = { to: "/follow/report", label: t.follow.report.title };
  return (
    <PublicPage back={back}>
      <h1>{t.advice.title}</h1>
      <p className="lead">{t.advice.lead}</p>
      {advice.map((each) => (
        <AdviceSteps key={each.id} advice={each} />
      ))}
      <p className="actions">
        <button
          type="button"
          className="usa-button usa-button--outline js-only"
          data-print=""
        >
          {t.report.code.print}
        </button>
      </p>
    </PublicPage>
  );
}
