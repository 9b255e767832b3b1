import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { titled } from "#app/components/public/title.ts";
import { WithdrawalPage, type RefusedReason } from "./withdrawal-page.tsx";
import { readMessageBody } from "#app/domain/form/message-body.ts";
import { withdrawReport } from "#app/domain/report/withdraw.server.ts";
import { isFormRefused, refuseForm } from "#app/server/refused-form.server.ts";
import { formOf, requireSent } from "#app/server/reporter-session.server.ts";
import { withdrawalView } from "./withdrawal-view.server.ts";

export { ErrorBoundary } from "#app/components/public/problem.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data, error }) =>
  titled(matches, (t) => t.withdrawal.title, data?.hasErrors, error);

/** What withdrawing means, and the question whether it is meant. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireSent(request, context, "withdraw");
  return { ...withdrawalView(session), hasErrors: isFormRefused(context) };
}

/** Safe to repeat: a report that was withdrawn stays so, and its page says when. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { db, now } = context;
  const session = await requireSent(request, context, "withdraw");
  const form = await formOf(request, session);
  const { body, problem } = readMessageBody(form.get("body"));
  if (withdrawalView(session).standing === "ended")
    return refuseForm<RefusedReason>(
      context,
      { code: "ended", typed: body },
      409,
    );
  if (problem !== null && problem !== "missing")
    return refuseForm<RefusedReason>(context, { code: problem, typed: body });
  const reason = problem === null ? body : null;
  await withdrawReport(db, { session, reason, now: now() });
  return redirect("/follow/report", 303);
}

export default function Withdrawal() {
  const refused = useActionData<typeof action>();
  return (
    <WithdrawalPage {...useLoaderData<typeof loader>()} refused={refused} />
  );
}
