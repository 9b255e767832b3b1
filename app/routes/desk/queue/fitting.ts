import type { AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { listFitting, toldMost } from "#app/domain/desk/arrivals.server.ts";
import { queueFiltersOf } from "#app/domain/desk/queue-filters.ts";
import type { Viewer } from "#app/domain/responder/viewer.ts";
import { seenOf } from "#app/server/arrivals/changes.server.ts";
import { findIdlingResponder } from "#app/server/responder-session.server.ts";

/**
 * GET /desk/fitting: of these reports, or of those that changed since, which stand in the queue that is open, narrowed as its
 * address says. An open page asks it by itself, so it keeps no session alive.
 */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await findIdlingResponder(request, context);
  if (!viewer) return new Response(null, { status: 401 });
  const query = new URL(request.url).searchParams;
  const reportIds = await askedAbout(query, { viewer, ...context });
  if (!reportIds) return Response.json({ isKnown: false });
  const filters = queueFiltersOf(query);
  const fitting = await listFitting(context.db, {
    ...{ viewer, filters, reportIds, now: context.now() },
  });
  return Response.json({ isKnown: true, asked: reportIds, fitting });
}

/** Null where it is not known what changed since. */
async function askedAbout(
  query: URLSearchParams,
  {
    viewer,
    db,
    changes,
  }: Pick<AppLoadContext, "db" | "changes"> & {
    viewer: Viewer;
  },
): Promise<string[] | null> {
  const since = sinceSchema.parse(query.get("since"));
  if (!since) return idsSchema.parse(query.get("reports") ?? "");
  const notes = changes.since(since);
  return notes && seenOf(db, viewer, notes);
}

const sinceSchema = z.coerce
  .number()
  .int()
  .min(1)
  .max(9e12)
  .transform((ms) => new Date(ms))
  .nullable()
  .catch(null);

/** What is no id is nobody's report. */
const idsSchema = z.string().transform((text) =>
  text
    .split(" ")
    .filter((id) => z.uuid().safeParse(id).success)
    .slice(0, toldMost),
);
