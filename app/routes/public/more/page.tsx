import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AdvicePage } from "#app/components/public/form/advice-page.tsx";
import { titleOf } from "#app/components/public/form/part.ts";
import { QuestionPage } from "#app/components/public/form/question-page.tsx";
import { ReviewPage } from "#app/components/public/form/review-page.tsx";
import { settledIn } from "#app/components/public/form/page-fields.ts";
import { titled } from "#app/components/public/title.ts";
import { mayAnswer } from "#app/domain/form/owner-questions.ts";
import { isPageId, pages } from "#app/domain/form/pages.ts";
import { isOnPath } from "#app/domain/form/path.ts";
import { answersWith, readQuestions } from "#app/domain/form/read-form.ts";
import { saveAnswers } from "#app/domain/report/save.server.ts";
import { readAnswers } from "#app/domain/answers/sealed-answers.server.ts";
import { questionsOn } from "#app/domain/form/questions.ts";
import { isFormRefused, refuseForm } from "#app/server/refused-form.server.ts";
import {
  formOf,
  refuseUnkept,
  requireReporter,
  versionOf,
} from "#app/server/reporter-session.server.ts";
import { siteErrors } from "../report/site-errors.server.ts";
import { requireMore } from "./session.server.ts";
import { addressAfter, stopIn } from "./next.ts";
import {
  listAddress,
  morePageOf,
  moreView,
  questionsFor,
} from "./view.server.ts";

export { ErrorBoundary } from "#app/components/public/problem.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data, error }) =>
  titled(
    matches,
    (t) => (data ? titleOf(t, data.page) : t.more.title),
    data?.hasErrors,
    error,
  );

/** One page of questions, beside the path or of what was sent. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const page = morePageOf(params.page);
  const { session, saved } = await requireMore(request, context, "update");
  const isSent = session.status !== "draft";
  const holds = pages.find(({ id }) => id === page)?.holds;
  const asked = questionsFor(page, {
    answers: saved.answers,
    isSent,
    now: context.now(),
  });
  const isRead =
    isSent &&
    (holds === "stop" || (holds === "advice" && isOnPath(saved.answers, page)));
  if (asked.length === 0 && !isRead)
    throw redirect(
      !isSent && isPageId(page) ? `/report/${page}?change` : listAddress,
      303,
    );
  const view = await moreView(context, { session, page, saved });
  return { ...view, hasErrors: isFormRefused(context) };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const page = morePageOf(params.page);
  const { db, now } = context;
  const session = await requireReporter(request, context, "update");
  const form = await formOf(request, session);
  refuseUnkept(session);
  const before = await readAnswers(db, session.key);
  const isSent = session.status !== "draft";
  // All that its form may hold: another tab may have changed what is asked.
  const all = questionsOn(page);
  const { errors: read, ...typed } = readQuestions(
    all,
    before.answers,
    form,
    now(),
  );
  const { stop, contents } = isSent
    ? stopIn(before.answers, typed.contents)
    : { stop: null, contents: typed.contents };
  const withTyped = answersWith(before.answers, contents);
  const errors = [
    ...read.filter((each) => mayAnswer(session, each.questionId)),
    ...(await siteErrors(db, page, withTyped)),
  ];
  // A sent report takes no answer that is wrong; it stays in the form.
  if (isSent && errors.length > 0) {
    const view = { session, page, saved: before, typed: withTyped, errors };
    return refuseForm(context, await moreView(context, view));
  }
  const saved = await saveAnswers(db, {
    session,
    page,
    submission: {
      ...typed,
      contents,
      baseVersion: versionOf(form),
      settled: settledIn(form),
    },
    now: now(),
  });
  const view = { session, page, saved, errors };
  if (errors.length > 0)
    return refuseForm(context, await moreView(context, view));
  if (saved.conflicts.length > 0)
    return refuseForm(context, await moreView(context, view), 409);
  if (stop !== null) return redirect(`/more/${stop}`, 303);
  const rows = new URL(request.url).searchParams.get("rows");
  return redirect(
    rows === null
      ? addressAfter(page, saved.answers, isSent)
      : `/more/${page}?rows=${Number(rows) || 1}`,
    303,
  );
}

export default function MorePage() {
  const loaded = useLoaderData<typeof loader>();
  const view = useActionData<typeof action>() ?? loaded;
  if (view.review !== null)
    return <ReviewPage {...view} review={view.review} />;
  return view.holds === "questions" ? (
    <QuestionPage {...view} />
  ) : (
    <AdvicePage {...view} />
  );
}
