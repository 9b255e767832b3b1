import { sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import type { Database } from "#db/client.server.ts";
import { loadReference } from "#db/reference/load.server.ts";
import { testDatabase } from "#db/testing/database.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { fileReport } from "#db/testing/reports.server.ts";
import { Forbidden } from "../refusal.ts";
import type { Viewer } from "../responder/viewer.ts";
import { selectEvents } from "./history-events.server.ts";
import type { HistoryFilters } from "./history-filters.ts";
import { findInHistory } from "./history-find.server.ts";
import { listHistory } from "./history.server.ts";
import { recordEvents } from "../audit/record.server.ts";

const database = testDatabase();
const keyring = testKeyring();
const reportId = "0192f000-0000-7000-8000-000000000001";
const now = new Date("2026-11-22T09:00:00Z");
let auditor: Viewer;

beforeEach(async () => {
  await loadReference(database.db);
  auditor = await createViewer(database.db, { role: "auditor" });
  // Two rows of one instant, so that the page's edge falls between equals.
  for (const minute of [1, 1, 2]) {
    await recordEvents(database.db, {
      reportId,
      events: [{ type: "report.reopened" }],
      actor: { kind: "system", part: "worker" },
      at: new Date(`2026-11-22T08:0${minute}:00.123Z`),
    });
  }
});

const pageOf = (after: string | null) =>
  listHistory(database.db, { viewer: auditor, after, limit: 2, now });

test("an auditor reads everything recorded, newest first, page by page", async () => {
  const first = await pageOf(null);
  const second = await listHistory(database.db, {
    viewer: auditor,
    after: first.next,
    limit: 50,
    now,
  });
  const ofReport = [...first.lines, ...second.lines]
    .flatMap(({ events }) => events)
    .filter((event) => event.reportId === reportId)
    .map(({ position }) => position);
  expect(ofReport).toEqual([3, 1, 2]);
  expect(second.next).toBeNull();
});

test("reading the history is itself recorded", async () => {
  await pageOf(null);
  const [newest] = (await pageOf(null)).lines;
  expect(newest?.events[0]?.event).toEqual({
    ...{ type: "history.read", shownCount: 2 },
  });
  const filters = { kind: "reads", who: auditor.responderId } as const;
  const later = new Date(now.getTime() + 1_000);
  await listHistory(database.db, { viewer: auditor, filters, now: later });
  const [narrowed] = (await pageOf(null)).lines;
  expect(narrowed?.events[0]?.event).toMatchObject({
    filters: ["kind", "who"],
  });
});

/** Of the lines, what they are of. */
const typesOf = async (
  filters: HistoryFilters,
  options: { isFolded?: boolean; limit?: number; after?: string | null } = {},
) => {
  const { lines, next } = await listHistory(database.db, {
    ...{ viewer: auditor, filters, now, ...options },
  });
  const said = lines.map(({ events }) =>
    events.length > 1
      ? `${events.length} ${events[0]?.event.type}`
      : `${events[0]?.event.type}`,
  );
  return { said, next };
};

test("the history is narrowed by person, unit, kind, report and day, each by itself and together", async () => {
  const { db } = database;
  const ines = await createViewer(db, { unitId: "sacramento" });
  const tom = await createViewer(db, { unitId: "sanfrancisco" });
  const at = (day: number) => new Date(`2026-11-${day}T12:00:00Z`);
  const other = "0192f000-0000-7000-8000-000000000002";
  await recordEvents(db, {
    ...{ reportId: other, actor: ines.actor, at: at(10) },
    events: [{ type: "report.opened", unitId: "sacramento" }],
  });
  await recordEvents(db, {
    ...{ reportId: other, actor: tom.actor, at: at(12) },
    events: [
      { type: "report.opened", unitId: "sanfrancisco" },
      { type: "note.written", noteId: other },
    ],
  });
  const of = async (filters: HistoryFilters) => (await typesOf(filters)).said;
  expect(await of({ who: ines.responderId })).toEqual(["report.opened"]);
  expect(await of({ unit: "sanfrancisco" })).toEqual([
    ...["report.opened", "note.written"],
  ]);
  expect(await of({ report: other, kind: "work" })).toEqual(["note.written"]);
  expect(await of({ kind: "work", to: "2026-11-12" })).toEqual([
    "note.written",
  ]);
  expect(
    await of({ kind: "reads", from: "2026-11-11", to: "2026-11-12" }),
  ).toEqual(["report.opened"]);
  expect(await of({ from: "2026-11-10", to: "2026-11-10" })).toEqual([
    "report.opened",
  ]);
  expect(await of({ who: ines.responderId, unit: "sanfrancisco" })).toEqual([]);
});

test("kinds are read page by page in one order, whatever types are in them", async () => {
  const { db } = database;
  const ines = await createViewer(db, { unitId: "sacramento" });
  const types = ["report.reopened", "report.signposted"] as const;
  for (let second = 0; second < 9; second++)
    await recordEvents(db, {
      ...{ reportId, actor: ines.actor },
      events: [{ type: types[second % 2] ?? types[0] }],
      at: new Date(`2026-11-23T08:00:0${second}Z`),
    });
  const all = await typesOf({ kind: "work" }, { limit: 50 });
  const paged: string[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof typesOf>> = await typesOf(
      { kind: "work" },
      { limit: 4, after },
    );
    paged.push(...page.said);
    after = page.next;
  } while (after);
  expect(paged).toEqual(all.said);
  expect(paged).toHaveLength(12);
});

test("reads of one person in a row are one line, and a page has as many lines as it should", async () => {
  const { db } = database;
  const [ines, tom] = [
    await createViewer(db, { unitId: "sacramento" }),
    await createViewer(db, { unitId: "sanfrancisco" }),
  ];
  const read = (by: Viewer, count: number, minute: number) =>
    recordEvents(db, {
      ...{ sessionId: by.sessionId, actor: by.actor },
      events: Array.from({ length: count }, () => ({
        ...({ type: "queue.read", filters: [], shownCount: 1 } as const),
      })),
      at: new Date(`2026-11-23T08:${minute}:00Z`),
    });
  await read(ines, 300, 10);
  await read(tom, 1, 20);
  await read(ines, 2, 30);
  const filters = { kind: "reads" } as const;
  expect(await typesOf(filters, { isFolded: true, limit: 3 })).toMatchObject({
    said: ["2 queue.read", "queue.read", "300 queue.read"],
  });
  const { said, next } = await typesOf(filters, { isFolded: true, limit: 2 });
  expect(said).toEqual(["2 queue.read", "queue.read"]);
  const rest = await typesOf(filters, {
    isFolded: true,
    limit: 2,
    after: next,
  });
  expect(rest.said[0]).toBe("300 queue.read");
  expect((await typesOf(filters, { limit: 4 })).said).toHaveLength(4);
});

test("each way of narrowing walks an index, and sorts nothing", async () => {
  const { db } = database;
  const who = auditor.responderId;
  const ways: HistoryFilters[] = [
    ...[{}, { who }, { unit: "sacramento" }],
    { from: "2026-11-01", to: "2026-11-30" },
  ];
  // With three rows everything is cheap: only what an index cannot give is left.
  for (const way of ["seqscan", "bitmapscan", "sort"])
    await db.execute(sql.raw(`set local enable_${way} = off`));
  for (const filters of ways) {
    const plan = await planOf(db, filters);
    expect(plan, JSON.stringify(filters)).toMatch(/Index Scan/);
    expect(plan, JSON.stringify(filters)).not.toMatch(/Seq Scan|^\s*Sort/m);
  }
});

async function planOf(db: Database, filters: HistoryFilters) {
  const wanted = { filters, timeZone: "Etc/UTC", after: null, limit: 50 };
  const { rows } = await db.execute<{ "QUERY PLAN": string }>(
    sql`explain ${selectEvents(db, wanted)}`,
  );
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}

test("a report is found by its reference, people by a piece of their name, and nothing by anybody else", async () => {
  const { db } = database;
  const { reportId, reference } = await fileReport(db, keyring, { now });
  const jose = await createViewer(db, { name: "José Öztürk" });
  const find = (typed: string, viewer = auditor) =>
    findInHistory(db, { viewer, keyring, typed });
  expect(await find(` ${reference.toLowerCase()} `)).toEqual({
    ...{ is: "report", reportId },
  });
  expect(await find("LL-0000-0000")).toMatchObject({ is: "nothing" });
  expect(await find("jose oz")).toEqual({
    is: "people",
    people: [
      { id: jose.responderId, name: "José Öztürk", unitId: "triage-desk" },
    ],
  });
  expect(await find("Nobody at all")).toEqual({ is: "nothing", why: "name" });
  await expect(find(reference, jose)).rejects.toThrow(Forbidden);
});

test("nobody but an auditor reads the history", async () => {
  const viewer = await createViewer(database.db, { role: "lead" });
  await expect(listHistory(database.db, { viewer, now })).rejects.toThrow(
    Forbidden,
  );
});
