import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { submitReport } from "#app/domain/report/submit.server.ts";
import {
  formOf,
  requireReporter,
} from "#app/server/reporter-session.server.ts";

/** Sends the report, once however often it is asked: whoever asks again is led to the same receipt. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { db, keyring, now } = context;
  const session = await requireReporter(request, context);
  await formOf(request, session);
  const sent = await submitReport(db, { keyring, session, now: now() });
  const to = sent.is === "sent" ? "/report/receipt" : "/report/check";
  return redirect(to, 303);
}

/** The address of the form, opened by hand. */
export function loader() {
  return redirect("/report/check", 303);
}
