import type { LoaderFunctionArgs } from "@remix-run/node";
import type { Counting } from "#app/domain/insight/cohort.server.ts";
import { readFigures } from "#app/domain/insight/figures.server.ts";
import {
  periodOf,
  periodSchema,
  type Period,
} from "#app/domain/insight/period.ts";
import { failureOf } from "#app/server/failure.server.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";
import type { AddressOf } from "./table-shown.ts";

/** Who asks, and over which days. */
export async function countingOf({
  request,
  context,
}: Pick<LoaderFunctionArgs, "request" | "context">) {
  const viewer = await requireResponder(request, context);
  const now = context.now();
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const { timeZone } = viewer;
  const asked = periodOf(periodSchema.parse(query), { now, timeZone });
  return { ...asked, query, counting: { viewer, now, period: asked.period } };
}

/** Null where they took longer than a page may. */
export async function figuresOrNull(
  { context: { db } }: Pick<LoaderFunctionArgs, "context">,
  counting: Counting,
) {
  try {
    return await readFigures(db, counting);
  } catch (error) {
    // query_canceled: `boundStatements`.
    if (failureOf(error).code !== "57014") throw error;
    return null;
  }
}

/** The period as an address carries it. */
export function periodQuery({
  name,
  firstDay,
  lastDay,
}: Period): Record<string, string> {
  return name === "dates"
    ? { period: name, from: firstDay, to: lastDay }
    : { period: name };
}

export function addressOf(period: Period): AddressOf {
  return (figure, key, of) => {
    const query = new URLSearchParams({ figure, ...periodQuery(period) });
    if (key !== undefined) query.set("key", key);
    if (of === "before") query.set("of", of);
    return `/desk/insights/reports?${query}`;
  };
}
