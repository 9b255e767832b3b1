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
import { isPageId } from "#app/domain/form/page-order.ts";
import {
  answerPage,
  isRefusal,
} from "#app/domain/report/answer-page.server.ts";
import {
  isFormRefused,
  refuseForm,
  statusOfRefusal,
} from "#app/server/refused-form.server.ts";
import {
  formOf,
  refuseUnkept,
  requireReporter,
} from "#app/server/reporter-session.server.ts";
import { addressOf } from "../report/address.ts";
import { requireMore } from "./session.server.ts";
import { addressAfter, listAddress } from "./address.ts";
import { morePageOf, moreView } from "./view.server.ts";

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
  const view = await moreView(context, { session, page, saved });
  const isDraftOnPath = session.status === "draft" && isPageId(page);
  if (!view.isThere)
    throw redirect(isDraftOnPath ? addressOf(page, true) : listAddress, 303);
  return { ...view, hasErrors: isFormRefused(context) };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { db, now } = context;
  const page = morePageOf(params.page);
  const session = await requireReporter(request, context, "update");
  const form = await formOf(request, session);
  refuseUnkept(session);
  const answered = await answerPage(db, { session, page, form, now: now() });
  if (isRefusal(answered))
    return refuseForm(
      context,
      await moreView(context, { session, page, ...answered }),
      statusOfRefusal[answered.is],
    );
  const isSent = session.status !== "draft";
  return redirect(addressAfter(request, { page, isSent, answered }), 303);
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
