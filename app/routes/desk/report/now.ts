import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { findActPosition } from "#app/domain/audit/looks.server.ts";
import { readReport } from "#app/domain/desk/report-page.server.ts";
import { NotFound } from "#app/domain/refusal.ts";
import { requireVisible } from "#app/domain/responder/visible.server.ts";
import { findIdlingResponder } from "#app/server/responder-session.server.ts";
import { reportIdOf } from "./command.server.ts";
import { withTimes } from "./view-json.ts";
import { viewOf } from "./view.server.ts";

/**
 * GET /desk/reports/:reportId/now: the page as it is now, for one that is open and was told that something happened; nothing (204)
 * when it shows the newest act already. Reading it is recorded as any opening is. Asked for by the page itself, it keeps no
 * session alive.
 */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = await findIdlingResponder(request, context);
  if (!viewer) return new Response(null, { status: 401 });
  const { db, keyring, now } = context;
  const reportId = reportIdOf(params.reportId);
  await requireVisible(db, { viewer, reportId });
  const seen = seenSchema.parse(new URL(request.url).searchParams.get("seen"));
  if ((await findActPosition(db, reportId)) === seen)
    return new Response(null, { status: 204 });
  const asked = { viewer, keyring, reportId, now: now() };
  const view = viewOf(await readReport(db, asked), viewer);
  return new Response(withTimes(view), {
    headers: { "Content-Type": "application/json" },
  });
}

/** Nothing is posted here: to everybody it is as if there were no such page. */
export function action() {
  throw new NotFound("no such page");
}

const seenSchema = z.coerce.number().int().catch(0);
