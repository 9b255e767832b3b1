import { and, eq } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { reportAccess } from "#db/schema/report.ts";
import { recordEvent } from "../audit/record.server.ts";

/** The code opened its report: remembered beside the code, and in the history. In the caller's transaction. */
export async function recordCodeUsed(
  tx: Database,
  {
    reportId,
    accessId,
    now,
  }: { reportId: string; accessId: string; now: Date },
): Promise<void> {
  await tx
    .update(reportAccess)
    .set({ lastUsedAt: now })
    .where(
      and(eq(reportAccess.reportId, reportId), eq(reportAccess.id, accessId)),
    );
  await recordEvent(tx, {
    reportId,
    event: { type: "code.used", accessId },
    actor: { kind: "reporter", accessId },
    at: now,
  });
}
