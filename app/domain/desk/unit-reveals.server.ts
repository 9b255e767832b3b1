import { and, desc, eq, gt, sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { report, responder, reveal } from "#db/schema/index.ts";
import type { Viewer } from "../responder/viewer.ts";
import { visibleReports } from "../responder/visible.server.ts";

/** How far back a lead is told, and of how many at most. */
const toldDays = 30;
const toldMost = 100;

export type UnitReveal = NonNullable<
  Awaited<ReturnType<typeof listUnitReveals>>
>[number];

/**
 * Whom of the unit personal data was shown to in these days, newest first; null for who is not its lead. A report that the unit
 * does not see any more is named by nothing.
 */
export async function listUnitReveals(db: Database, viewer: Viewer, now: Date) {
  if (viewer.role !== "lead") return null;
  const since = new Date(now.getTime() - toldDays * 86_400_000);
  const isSeen = visibleReports(db, viewer);
  return db
    .select({
      id: reveal.id,
      name: responder.name,
      purpose: reveal.purpose,
      at: reveal.revealedAt,
      until:
        sql<Date>`coalesce(${reveal.hiddenAt}, ${reveal.expiresAt})`.mapWith(
          reveal.expiresAt,
        ),
      reportId: sql<string | null>`case when ${isSeen} then ${report.id} end`,
      reference: sql<
        string | null
      >`case when ${isSeen} then ${report.reference} end`,
    })
    .from(reveal)
    .innerJoin(report, eq(report.id, reveal.reportId))
    .innerJoin(responder, eq(responder.id, reveal.responderId))
    .where(and(eq(reveal.unitId, viewer.unitId), gt(reveal.revealedAt, since)))
    .orderBy(desc(reveal.revealedAt), desc(reveal.id))
    .limit(toldMost);
}
