import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { separateDatabase, testDatabase } from "#db/testing/database.server.ts";
import type { Database } from "#db/client.server.ts";
import { listReportEvents } from "./list.server.ts";
import { recordEvent, recordEvents } from "./record.server.ts";
import { verifyHistory } from "./verify.server.ts";

const reportId = "0192f000-0000-7000-8000-000000000001";
const otherId = "0192f000-0000-7000-8000-000000000002";
const chain = `report:${reportId}`;
const at = new Date("2026-11-22T08:00:00.123Z");
const reporter = {
  kind: "reporter",
  accessId: "0192f000-0000-7000-8000-00000000000a",
} as const;

const database = testDatabase();
let separate: Awaited<ReturnType<typeof separateDatabase>>;
beforeAll(async () => {
  separate = await separateDatabase();
});
afterAll(() => separate.drop());
beforeEach(async () => {
  await tamper(sql`truncate audit_event, audit_chain`);
  await fill(separate.db);
});

/** Three rows of one report and one of another. */
async function fill(db: Database) {
  const events = [
    { type: "report.started" },
    { type: "report.submitted", answersVersion: 1, policy: "silent" },
    { type: "report.reopened" },
  ] as const;
  await recordEvents(db, { reportId, events, actor: reporter, at });
  const event = { type: "report.started" } as const;
  await recordEvent(db, { reportId: otherId, event, actor: reporter, at });
}

/** As the owner of the database with the guard off: the strongest thief there is. */
async function tamper(...changes: ReturnType<typeof sql>[]) {
  await separate.owner.transaction(async (tx) => {
    for (const table of [sql`audit_event`, sql`audit_chain`])
      await tx.execute(sql`alter table ${table} disable trigger user`);
    for (const change of changes) await tx.execute(change);
    for (const table of [sql`audit_event`, sql`audit_chain`])
      await tx.execute(sql`alter table ${table} enable trigger user`);
  });
}

test("a history nobody touched is whole", async () => {
  expect(await verifyHistory(separate.db)).toEqual({
    eventsCount: 4,
    chainsCount: 2,
    broken: [],
    isWhole: true,
    firstBroken: null,
  });
});

test("an id typed in capitals names the same chain", async () => {
  const event = { type: "report.reopened" } as const;
  const typed = reportId.replace("f", "F");
  await recordEvent(separate.db, {
    ...{ reportId: typed, event },
    ...{ actor: reporter, at },
  });
  const { chainsCount, firstBroken } = await verifyHistory(separate.db);
  expect({ chainsCount, firstBroken }).toEqual({
    chainsCount: 2,
    firstBroken: null,
  });
});

test("of each chain that is broken the first row is named", async () => {
  await tamper(sql`update audit_event set type = 'report.withdrawn'`);
  expect((await verifyHistory(separate.db)).broken).toEqual([
    { chain, position: 1, why: "changed" },
    { chain: `report:${otherId}`, position: 1, why: "changed" },
  ]);
});

test.each([
  {
    what: "a changed detail",
    change: sql`update audit_event set detail = '{"policy":"notice","answersVersion":1}' where position = 2`,
    broken: { chain, position: 2, why: "changed" },
  },
  {
    what: "a moved time, by a microsecond",
    change: sql`update audit_event set at = at + interval '1 microsecond' where position = 3`,
    broken: { chain, position: 3, why: "changed" },
  },
  {
    what: "another actor",
    change: sql`update audit_event set actor = '{"kind":"system","part":"worker"}' where position = 3`,
    broken: { chain, position: 3, why: "changed" },
  },
  {
    what: "a row moved to another report",
    change: sql`update audit_event set report_id = ${otherId} where position = 3`,
    broken: { chain, position: 3, why: "changed" },
  },
  {
    what: "a deleted last row",
    change: sql`delete from audit_event where position = 3`,
    broken: { chain, position: 3, why: "missing" },
  },
  {
    what: "a deleted row in the middle",
    change: sql`delete from audit_event where position = 2`,
    broken: { chain, position: 2, why: "missing" },
  },
  {
    what: "a deleted first row",
    change: sql`delete from audit_event where position = 1 and chain = ${chain}`,
    broken: { chain, position: 1, why: "missing" },
  },
  {
    what: "two rows in each other's place",
    change: sql`update audit_event set position = 9 - position where position > 1`,
    broken: { chain, position: 2, why: "missing" },
  },
  {
    what: "a whole chain gone",
    change: sql`delete from audit_event where chain = ${chain}`,
    broken: { chain, position: 1, why: "missing" },
  },
  {
    what: "a chain given to another report",
    change: sql`
      with moved as (
        update audit_chain set subject_id = '0192f000-0000-7000-8000-000000000009' where chain = ${chain}
      )
      update audit_event set subject_id = '0192f000-0000-7000-8000-000000000009' where chain = ${chain}`,
    broken: { chain, position: 1, why: "changed" },
  },
  {
    what: "a head that is gone",
    change: sql`delete from audit_chain where chain = ${chain}`,
    broken: { chain, position: 3, why: "headless" },
  },
  {
    what: "a head that says more than there is",
    change: sql`update audit_chain set length = 9 where chain = ${chain}`,
    broken: { chain, position: 4, why: "missing" },
  },
  {
    what: "a head with another hash",
    change: sql`update audit_chain set hash = sha256('') where chain = ${chain}`,
    broken: { chain, position: 3, why: "head" },
  },
  {
    what: "a head that was set back",
    change: sql`update audit_chain set length = 2 where chain = ${chain}`,
    broken: { chain, position: 3, why: "head" },
  },
])("the check names the first broken row: $what", async (row) => {
  await tamper(row.change);
  expect((await verifyHistory(separate.db)).firstBroken).toEqual(row.broken);
});

test("two rows swapped without a gap no longer point back to each other", async () => {
  await tamper(
    sql`update audit_event set position = 10 where position = 2`,
    sql`update audit_event set position = 2 where position = 3`,
    sql`update audit_event set position = 3 where position = 10`,
  );
  expect((await verifyHistory(separate.db)).firstBroken).toEqual({
    chain,
    position: 2,
    why: "unlinked",
  });
});

test("many who write to one report at once make one chain", async () => {
  const event = { type: "report.reopened" } as const;
  await Promise.all(
    Array.from({ length: 20 }, () =>
      separate.db.transaction((tx) =>
        recordEvent(tx, { reportId, event, actor: reporter, at }),
      ),
    ),
  );
  expect(await verifyHistory(separate.db)).toMatchObject({
    eventsCount: 24,
    firstBroken: null,
  });
});

test("a chain longer than a batch is checked to its end", async () => {
  const events = Array.from(
    { length: 2100 },
    () => ({ type: "report.reopened" }) as const,
  );
  await recordEvents(separate.db, { reportId, events, actor: reporter, at });
  const seen: number[] = [];
  const onProgress = (count: number) => seen.push(count);
  expect(await verifyHistory(separate.db, { onProgress })).toMatchObject({
    eventsCount: 2104,
    firstBroken: null,
  });
  expect(seen).toEqual([1000, 2000, 2104]);
});

test("an empty history is whole", async () => {
  await tamper(sql`truncate audit_event, audit_chain`);
  expect((await verifyHistory(separate.db)).firstBroken).toBeNull();
});

test("a report's events come back as they were recorded, oldest first", async () => {
  await fill(database.db);
  const found = await listReportEvents(database.db, reportId);
  expect(found.map(({ event }) => event)).toEqual([
    { type: "report.started" },
    { type: "report.submitted", answersVersion: 1, policy: "silent" },
    { type: "report.reopened" },
  ]);
  expect(found[0]).toMatchObject({ position: 1, at, actor: reporter });
});

test("what an event does not declare is not recorded", async () => {
  const event = { type: "report.reopened", typed: "secret words" } as const;
  await recordEvent(database.db, { reportId, event, actor: reporter, at });
  const { rows } = await database.db.execute(
    sql`select detail from audit_event`,
  );
  expect(rows).toEqual([{ detail: {} }]);
});
