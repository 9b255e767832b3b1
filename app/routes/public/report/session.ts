import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { findSessionEnd } from "#app/domain/access/session-end.server.ts";
import type { RequestContext } from "#app/server/context.server.ts";
import {
  findReporter,
  reporterTokenOf,
} from "#app/server/reporter-session.server.ts";

/** How long the session lasts as it stands: another window may have prolonged it. */
export function loader({ request, context }: LoaderFunctionArgs) {
  return endOf(request, context);
}

/** Prolongs it. Safe to repeat. */
export async function action({ request, context }: ActionFunctionArgs) {
  await findReporter(request, context);
  return endOf(request, context);
}

async function endOf(
  request: Request,
  { db, keyring, now }: RequestContext,
): Promise<Response> {
  const token = reporterTokenOf(request);
  const end =
    token === null
      ? null
      : await findSessionEnd(db, { keyring, token, now: now() });
  return Response.json(end ?? { endsInMs: 0, isLast: true });
}
