import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditEvent, report } from "#db/schema/index.ts";
import { separateDatabase } from "#db/testing/database.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { beginDraft } from "#db/testing/reports.server.ts";
import { sweepDrafts } from "./sweep.server.ts";

test("a draft that cannot be deleted keeps no other from being swept", async () => {
  const { db, owner, drop } = await separateDatabase();
  const now = new Date("2026-11-22T10:00:00Z");
  const begin = () => beginDraft(db, testKeyring(), { now });
  const stuck = await begin();
  await begin();
  await begin();
  await owner.execute(
    sql.raw(`
    create function refuse_one() returns trigger language plpgsql as
      $$ begin raise exception 'stuck'; end $$;
    create trigger refuse_one before delete on report
      for each row when (old.id = '${stuck.reportId}')
      execute function refuse_one()`),
  );
  const skipped: (string | null)[] = [];
  const later = new Date("2027-01-22T10:00:00Z");
  const swept = await sweepDrafts(db, {
    ...{ now: later, limit: 10 },
    onSkipped: (reportId) => skipped.push(reportId),
  });
  expect(swept).toEqual({ draftCount: 2, isMore: false });
  expect(skipped).toEqual([stuck.reportId]);
  const left = await db.select({ id: report.id }).from(report);
  expect(left).toEqual([{ id: stuck.reportId }]);
  const events = await owner
    .select({ type: auditEvent.type, detail: auditEvent.detail })
    .from(auditEvent);
  expect(events).toContainEqual({
    type: "draft.expired",
    detail: { count: 2 },
  });
  await drop();
});
