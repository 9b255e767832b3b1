import { isDeepStrictEqual } from "node:util";
import { desc, eq } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "#db/client.server.ts";
import { routingDecision } from "#db/schema/index.ts";
import type { AuditEvent } from "../audit/events.ts";
import { chooseUnits, joining, type Verdict } from "./choose-by-rules.ts";
import { refreshReportDue } from "./dues.server.ts";
import { listParts } from "./parts.server.ts";
import {
  insertDecision,
  insertOffers,
  offered,
  routed,
  type Routing,
} from "./route.server.ts";
import { rulesInForce } from "./rules.server.ts";

/**
 * What the rules in force say of a report whose facts changed. Units that they name and that never had a part are asked to
 * help; nobody loses one, as that is a person's to decide. Nothing is written when they say what they said before. Of a
 * report that the caller has locked; the events are the caller's to record, and the report is the caller's to seal to the
 * units that joined.
 */
export async function routeAgain(
  tx: Database,
  routing: Routing,
): Promise<{ events: AuditEvent[]; unitIds: string[] }> {
  const { reportId, facts, band, site } = routing;
  const verdict = chooseUnits(facts, band, site, await rulesInForce(tx));
  if (isSame(await newestDecision(tx, reportId), verdict, facts))
    return { events: [], unitIds: [] };
  await insertDecision(tx, routing, verdict);
  const parts = await listParts(tx, reportId);
  const had = new Set(parts.map(({ unitId }) => unitId));
  const chosen = joining(verdict, had);
  if (chosen.length === 0) return { events: [routed(verdict)], unitIds: [] };
  const offers = await insertOffers(
    tx,
    routing,
    chosen.map((one) => ({ ...one, part: "joint" })),
  );
  await refreshReportDue(tx, reportId);
  return {
    events: [routed(verdict), ...offers.map(offered)],
    unitIds: offers.map(({ unitId }) => unitId),
  };
}

async function newestDecision(tx: Database, reportId: string) {
  const [newest] = await tx
    .select({ facts: routingDecision.facts, verdict: routingDecision.verdict })
    .from(routingDecision)
    .where(eq(routingDecision.reportId, reportId))
    .orderBy(desc(routingDecision.version))
    .limit(1);
  return newest;
}

const sharingSchema = z.object({ sharing: z.string().nullable() });

/** Whom people may ask to help is read from the newest decision too, so what the reporter says of sharing counts. */
function isSame(
  before: Awaited<ReturnType<typeof newestDecision>>,
  verdict: Verdict,
  { sharing }: Routing["facts"],
): boolean {
  if (!before || sharingSchema.parse(before.facts).sharing !== sharing)
    return false;
  return isDeepStrictEqual(before.verdict, JSON.parse(JSON.stringify(verdict)));
}
