import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DeadlinesPage } from "./deadlines-page.tsx";
import { titled } from "#app/components/public/title.ts";
import {
  answerPage,
  isRefusal,
} from "#app/domain/report/answer-page.server.ts";
import { readAnswers } from "#app/domain/answers/sealed-answers.server.ts";
import { localeOf } from "#app/server/locale.server.ts";
import {
  isFormRefused,
  refuseForm,
  statusOfRefusal,
} from "#app/server/refused-form.server.ts";
import { formOf, requireSent } from "#app/server/reporter-session.server.ts";
import { boardView } from "./deadlines-view.server.ts";

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
  const page = "event-times";
  const answered = await answerPage(db, { session, page, form, now: now() });
  if (!isRefusal(answered)) return redirect("/follow/deadlines", 303);
  const locale = localeOf(request);
  return refuseForm(
    context,
    await boardView(context, { session, locale, ...answered }),
    statusOfRefusal[answered.is],
  );
}

export default function Deadlines() {
  const loaded = useLoaderData<typeof loader>();
  return <DeadlinesPage {...(useActionData<typeof action>() ?? loaded)} />;
}
