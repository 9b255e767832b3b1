import { and, eq } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { assignment } from "#db/schema/index.ts";
import type { Band } from "../triage/vocabulary.ts";
import { promisedAt, refreshReportDue } from "./dues.server.ts";
import { isLive, listParts } from "./parts.server.ts";

/**
 * The reporter spoke, so it is the units' turn again: each live part that owes nothing now owes its next step from now.
 * A promise that still runs is not put off by it.
 */
export async function resumeDues(
  tx: Database,
  { reportId, band, now }: { reportId: string; band: Band; now: Date },
): Promise<void> {
  const parts = await listParts(tx, reportId);
  for (const part of parts.filter((one) => isLive(one) && !one.dueAt)) {
    const kind = part.state === "offered" ? "accept" : "next-update";
    const dueAt = promisedAt({ kind, band, from: now, hours: part.hours });
    await tx
      .update(assignment)
      .set({ dueKind: kind, dueAt })
      .where(
        and(eq(assignment.reportId, reportId), eq(assignment.id, part.id)),
      );
  }
  await refreshReportDue(tx, reportId);
}
