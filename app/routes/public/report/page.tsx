import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AdvicePage } from "#app/components/public/form/advice-page.tsx";
import { titleOf } from "#app/components/public/form/page-head.ts";
import { QuestionPage } from "#app/components/public/form/question-page.tsx";
import { ReviewPage } from "#app/components/public/form/review-page.tsx";
import { titled } from "#app/components/public/title.ts";
import { NotFound } from "#app/domain/refusal.ts";
import {
  isBeforeCode,
  isPageId,
  joinedPages,
  type PageId,
} from "#app/domain/form/page-order.ts";
import { pageAfter } from "#app/domain/form/onward.ts";
import { firstUnanswered, isReachable } from "#app/domain/form/path.ts";
import { scopeAllows } from "#app/domain/vocabulary/code-may.ts";
import {
  answerPage,
  isRefusal,
} from "#app/domain/report/answer-page.server.ts";
import { readAnswers } from "#app/domain/answers/sealed-answers.server.ts";
import {
  isFormRefused,
  refuseForm,
  statusOfRefusal,
} from "#app/server/refused-form.server.ts";
import {
  draftFormOf,
  requireDraft,
} from "#app/server/reporter-session.server.ts";
import { addressAfter, addressOf } from "./address.ts";
import { viewOf } from "./view.server.ts";

export { ErrorBoundary } from "#app/components/public/problem.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data, error }) =>
  titled(
    matches,
    (t) => (data ? titleOf(t, data.page) : t.report.firstTitle),
    data?.hasErrors,
    error,
  );

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const joined = joinedPages[params.page ?? ""];
  if (joined) throw redirect(addressOf(joined, isChange(request)), 303);
  const page = pageOf(params.page);
  const session = await requireDraft(request, context, {
    mayBeUnkept: isBeforeCode(page),
  });
  // Who may only read has no use for a page to fill in.
  if (!scopeAllows(session.scope, "update"))
    throw redirect("/report/check", 303);
  const saved = await readAnswers(context.db, session.key);
  if (!isReachable(saved.answers, page))
    throw redirect(
      addressOf(firstUnanswered(saved.answers) ?? "check", false),
      303,
    );
  const view = await viewOf(context.db, {
    session,
    page,
    saved,
    isChange: isChange(request),
    now: context.now(),
  });
  return { ...view, hasErrors: isFormRefused(context) };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { db, now } = context;
  const page = joinedPages[params.page ?? ""] ?? pageOf(params.page);
  const { session, form } = await draftFormOf(request, context, {
    mayBeUnkept: isBeforeCode(page),
  });
  const at = now();
  const answered = await answerPage(db, { session, page, form, now: at });
  const of = { session, page, isChange: isChange(request), now: at };
  if (isRefusal(answered))
    return refuseForm(
      context,
      await viewOf(db, { ...of, ...answered }),
      statusOfRefusal[answered.is],
    );
  const next = pageAfter(answered.saved.answers, page, of.isChange);
  return redirect(addressAfter(next, of), 303);
}

export default function Page() {
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

function pageOf(text: string | undefined): PageId {
  if (text === undefined || !isPageId(text))
    throw new NotFound("the form has no such page");
  return text;
}

/** Whether it was opened from the check page, to which it then leads back. */
function isChange(request: Request): boolean {
  return new URL(request.url).searchParams.has("change");
}
