import { eq, sql } from "drizzle-orm";
import { parseCheckpoint } from "../audit/checkpoint-line.server.ts";
import { recordEvents } from "../audit/record.server.ts";
import { verifySince } from "../audit/verify-since.server.ts";
import { expect, test } from "vitest";
import { auditEvent } from "#db/schema/index.ts";
import type { Database } from "#db/client.server.ts";
import { asOwner, testDatabase } from "#db/testing/database.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { fileReport } from "#db/testing/reports.server.ts";
import { makeCheckpoint } from "../audit/checkpoint.server.ts";
import { Forbidden, WrongChoice } from "../refusal.ts";
import { openOnDesk } from "./opening.server.ts";
import { checkOnPage, listCheckpoints } from "./history-check.server.ts";

const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-30T12:00:00Z");
const by = { kind: "system", part: "worker" } as const;

async function scene() {
  const { db } = database;
  const viewer = await createViewer(db, { role: "auditor" });
  const triage = await createViewer(db);
  const { reportId, reference } = await fileReport(db, keyring, { now });
  const { line } = await makeCheckpoint(db, { keyring, by, now });
  await openOnDesk(db, { viewer: triage, reportId, now });
  return { db, viewer, triage, reportId, reference, line };
}

/** As the owner of the database could, past what forbids it. */
const tamper = (db: Database, change: ReturnType<typeof sql>) =>
  asOwner(db, async (owner) => {
    await owner.execute(sql`set local session_replication_role = replica`);
    await owner.execute(change);
  });

test("the chain of one report is computed anew on the page, and that it was is recorded", async () => {
  const { db, viewer, reportId, reference } = await scene();
  const checked = await checkOnPage(db, { viewer, of: { reportId }, now });
  expect(checked).toMatchObject({ reference, isWhole: true, breaches: [] });
  const [event] = await db
    .select({ detail: auditEvent.detail })
    .from(auditEvent)
    .where(eq(auditEvent.type, "history.checked"));
  expect(event?.detail).toMatchObject({
    ...{ of: "report", reportId, breachesCount: 0, isWhole: true },
  });
});

test("an event that was changed is named by its place", async () => {
  const { db, viewer, reportId } = await scene();
  await tamper(
    db,
    sql`update audit_event set detail = detail || '{"x": 1}' where subject_id = ${reportId} and position = 2`,
  );
  const { breaches } = await checkOnPage(db, { viewer, of: { reportId }, now });
  expect(breaches).toEqual([
    `The history is broken at report:${reportId}, position 2: changed.`,
  ]);
});

test("what came after a checkpoint is checked against its line, with blanks as it was copied", async () => {
  const { db, viewer, line } = await scene();
  const of = { line: `  ${line.slice(0, 60)}\n${line.slice(60)} ` };
  const checked = await checkOnPage(db, { viewer, of, now });
  expect(checked).toMatchObject({ number: 1, isWhole: true, breaches: [] });
  expect(checked.eventsCount).toBeGreaterThan(0);
  await expect(
    checkOnPage(db, { viewer, of: { line: "landline" }, now }),
  ).rejects.toThrow(WrongChoice);
  const triage = await createViewer(db);
  await expect(checkOnPage(db, { viewer: triage, of, now })).rejects.toThrow(
    Forbidden,
  );
});

test.each([
  [
    "the newest event of then written anew",
    (id: string) =>
      sql`update audit_event set hash = sha256(hash) where subject_id = ${id} and position = (select length from audit_checkpoint_head where subject_id = ${id})`,
    /written anew/,
  ],
  [
    "an event since changed",
    (id: string) =>
      sql`update audit_event set at = at + interval '1 second' where subject_id = ${id} and position = (select length from audit_chain where subject_id = ${id})`,
    /changed/,
  ],
  [
    "the chain cut to before the line",
    (id: string) =>
      sql`update audit_chain set length = 1, hash = sha256(hash) where subject_id = ${id}`,
    /was cut/,
  ],
  [
    "the head taken out",
    (id: string) => sql`delete from audit_chain where subject_id = ${id}`,
    /was cut/,
  ],
  [
    "a chain that began since, emptied",
    () =>
      sql`delete from audit_event where not exists (select from audit_checkpoint_head as head where head.subject_id = audit_event.subject_id)`,
    /position 1: missing/,
  ],
  [
    "another line in its place",
    () => sql`update audit_checkpoint set line = replace(line, 'A', 'B')`,
    /holds none of this number, or another/,
  ],
])("%s is found from a line that was kept", async (_, change, said) => {
  const { db, viewer, line, reportId } = await scene();
  await tamper(db, change(reportId));
  const checked = await checkOnPage(db, { viewer, of: { line }, now });
  expect(checked.breaches.join("\n")).toMatch(said);
});

test("a check that takes too long stops, and says that it is not whole", async () => {
  const { db, viewer, line } = await scene();
  let asked = 0;
  const clock = () => (asked++ === 0 ? 0 : 3_600_000);
  const checked = await checkOnPage(db, { viewer, of: { line }, now, clock });
  expect(checked.isWhole).toBe(false);
});

test("within one long chain as well, the time is asked for", async () => {
  const { db, line, reportId } = await scene();
  await recordEvents(db, {
    ...{ reportId, actor: { kind: "system", part: "worker" }, at: now },
    events: Array.from(
      { length: 1_001 },
      () => ({ type: "report.reopened" }) as const,
    ),
  });
  const since = parseCheckpoint(line) ?? expect.fail("no line");
  let asked = 0;
  const check = (most: number) => {
    asked = 0;
    return verifySince(db, { since, mayGoOn: () => ++asked <= most });
  };
  const { isWhole, chainsCount } = await check(Infinity);
  expect(isWhole).toBe(true);
  expect(asked).toBe(chainsCount + 1);
  expect(await check(asked - 1)).toMatchObject({ isWhole: false });
});

test("a checkpoint whose number somebody made up is no endless list", async () => {
  const { db, viewer, line } = await scene();
  await tamper(
    db,
    sql`insert into audit_checkpoint (number, line) values (2000000000, 'made up')`,
  );
  const checked = await checkOnPage(db, { viewer, of: { line }, now });
  expect(checked.breaches).toHaveLength(50);
});

test("checkpoints are listed with their lines, the newest first", async () => {
  const { db, viewer, line } = await scene();
  const { line: second } = await makeCheckpoint(db, { keyring, by, now });
  const list = (before?: number) =>
    listCheckpoints(db, { viewer, before, limit: 1 });
  expect(await list()).toMatchObject([{ number: 2, line: second, at: now }]);
  expect(await list(2)).toMatchObject([{ number: 1, line }]);
});
