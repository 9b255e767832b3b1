import { eq } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { report } from "#db/schema/index.ts";
import { recordEvent } from "../audit/record.server.ts";
import { Conflict, NotFound } from "../refusal.ts";
import { releaseParts } from "../routing/release.server.ts";
import { changeReport } from "../routing/work.server.ts";
import { statusAllows } from "./lifecycle.ts";
import { refuseUnlessInScope } from "./scope.ts";
import { reporterOf, type ReporterSession } from "./session.server.ts";

/**
 * The reporter takes the report back: no unit owes anything any more. What was read stays in the history.
 * @throws Conflict once it has ended
 */
export async function withdrawReport(
  db: Database,
  {
    session,
    now,
  }: {
    session: Pick<ReporterSession, "reportId" | "accessId" | "scope">;
    now: Date;
  },
): Promise<void> {
  const { reportId } = session;
  refuseUnlessInScope(session, "withdraw");
  await db.transaction(async (tx) => {
    const [row] = await tx
      .select({ status: report.status })
      .from(report)
      .where(eq(report.id, reportId))
      .for("update");
    if (!row) throw new NotFound("no such report");
    if (!statusAllows("withdraw", row.status)) {
      throw new Conflict("this report cannot be withdrawn any more");
    }
    await releaseParts(tx, { reportId, by: null, now });
    await changeReport(tx, reportId, {
      status: "withdrawn",
      closedAt: now,
      dueAt: null,
      reporterActedAt: now,
    });
    await recordEvent(tx, {
      reportId,
      event: { type: "report.withdrawn" },
      actor: reporterOf(session),
      at: now,
    });
  });
}
