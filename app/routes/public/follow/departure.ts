import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { endReporterSession } from "#app/domain/access/session-end.server.ts";
import {
  endedReporterCookie,
  reporterTokenOf,
} from "#app/server/reporter-session.server.ts";
import { nothingKept } from "#app/server/headers.server.ts";

/** Leaves: nothing of the report stays open in this browser. Safe to repeat. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { db, keyring } = context;
  const token = reporterTokenOf(request);
  if (token !== null) await endReporterSession(db, { keyring, token });
  return redirect("/follow?left", {
    status: 303,
    headers: { "Set-Cookie": endedReporterCookie, ...nothingKept },
  });
}

/** The address of the form, opened by hand. */
export function loader() {
  return redirect("/follow", 303);
}
