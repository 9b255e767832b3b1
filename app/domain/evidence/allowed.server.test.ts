import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Database } from "#db/client.server.ts";
import { report, reportAccess } from "#db/schema/index.ts";
import { separateDatabase } from "#db/testing/database.server.ts";
import { answersThatTakeFiles } from "#db/testing/evidence.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { fileReport } from "#db/testing/reports.server.ts";
import { requireUploadable } from "./allowed.server.ts";

/** Until another connection to this database waits for a lock. */
async function untilSomebodyWaits(owner: Database) {
  const waiting = async () => {
    const { rows } = await owner.execute<{ count: number }>(sql`
      select count(*)::int as count
      from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`);
    return rows[0]?.count ?? 0;
  };
  await expect.poll(waiting).toBeGreaterThan(0);
}

test("a code that is revoked while its file waits to be kept keeps it no more", async () => {
  const { db, owner, drop } = await separateDatabase();
  const { session } = await fileReport(db, testKeyring(), {
    answers: answersThatTakeFiles,
  });
  const { reportId, accessId } = session;
  let asking: Promise<unknown> = Promise.resolve();
  await db.transaction(async (tx) => {
    await tx
      .select({ id: report.id })
      .from(report)
      .where(eq(report.id, reportId))
      .for("update");
    const revokedAt = new Date("2026-11-22T10:00:00Z");
    await tx
      .update(reportAccess)
      .set({ revokedAt })
      .where(eq(reportAccess.id, accessId));
    asking = db.transaction((other) =>
      requireUploadable(other, session, { isLocked: true }),
    );
    asking.catch(() => undefined);
    await untilSomebodyWaits(owner);
    await tx
      .update(report)
      .set({ savedAt: revokedAt })
      .where(eq(report.id, reportId));
  });
  await expect(asking).rejects.toMatchObject({ code: "no-upload-here" });
  await drop();
});
