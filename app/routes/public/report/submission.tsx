import {
  redirect,
  type ActionFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { titled } from "#app/components/public/title.ts";
import { submitReport } from "#app/domain/report/submit.server.ts";
import {
  formOf,
  refuseUnkept,
  requireReporter,
} from "#app/server/reporter-session.server.ts";

export { ErrorBoundary } from "#app/components/public/problem.tsx";

export const meta: MetaFunction = ({ matches, error }) =>
  titled(matches, (t) => t.report.check.sendTitle, false, error);

/** Sends the report, once however often it is asked: whoever asks again is led to the same receipt. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { db, keyring, now } = context;
  const session = await requireReporter(request, context, "submit");
  await formOf(request, session);
  refuseUnkept(session);
  const sent = await submitReport(db, { keyring, session, now: now() });
  const to = sent.is === "sent" ? "/report/receipt" : "/report/check";
  return redirect(to, 303);
}

/** The address of the form, opened by hand. */
export function loader() {
  return redirect("/report/check", 303);
}

/** There is no page: it is always left for another. A refusal is shown by the boundary above. */
export default function Submission() {
  return null;
}
