import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DeadlinesPage } from "./deadlines-page.tsx";
import { settledIn } from "#app/components/public/form/page-fields.ts";
import { titled } from "#app/components/public/title.ts";
import { clocksOfAnswers } from "#app/domain/deadline/legal-clocks.server.ts";
import { merge } from "#app/domain/form/merge.ts";
import { readQuestions } from "#app/domain/form/read-form.ts";
import { saveAnswers } from "#app/domain/report/save.server.ts";
import { readAnswers } from "#app/domain/answers/sealed-answers.server.ts";
import { localeOf } from "#app/server/locale.server.ts";
import { isFormRefused, refuseForm } from "#app/server/refused-form.server.ts";
import { formOf, requireSent } from "#app/server/reporter-session.server.ts";
import { boardView, eventQuestions } from "./deadlines-view.server.ts";

export { ErrorBoundary } from "#app/components/public/problem.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data, error }) =>
  titled(matches, (t) => t.deadlines.title, data?.hasErrors, error);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireSent(request, context);
  const saved = await readAnswers(context.db, session.key);
  const locale = localeOf(request);
  const view = await boardView(context, { session, locale, saved });
  return { ...view, hasErrors: isFormRefused(context) };
}

/** The times that deadlines start from, saved with the answers. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { db, now } = context;
  const session = await requireSent(request, context, "update");
  const form = await formOf(request, session);
  const before = await readAnswers(db, session.key);
  // Those that the form held when it was shown: another tab may have changed which are asked for.
  const asked = eventQuestions(clocksOfAnswers(before.answers, now())).filter(
    ({ id }) => form.has(`${id}.date`),
  );
  const { errors, ...read } = readQuestions(asked, before.answers, form, now());
  const submission = { ...read, settled: settledIn(form) };
  const again = { session, locale: localeOf(request) };
  if (errors.length > 0) {
    // A sent report takes no answer that is wrong; it stays in the form.
    const typed = merge(before.answers, submission, before.version)?.answers;
    const view = { ...again, saved: before, typed, errors };
    return refuseForm(context, await boardView(context, view));
  }
  const saved = await saveAnswers(db, {
    session,
    page: "event-times",
    submission,
    now: now(),
  });
  if (saved.conflicts.length > 0)
    return refuseForm(
      context,
      await boardView(context, { ...again, saved }),
      409,
    );
  return redirect("/follow/deadlines", 303);
}

export default function Deadlines() {
  const loaded = useLoaderData<typeof loader>();
  return <DeadlinesPage {...(useActionData<typeof action>() ?? loaded)} />;
}
