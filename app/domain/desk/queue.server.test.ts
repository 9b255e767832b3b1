import { desc, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { testDatabase } from "#db/testing/database.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { createSentReport } from "#db/testing/sent-report.server.ts";
import { auditEvent, report, searchTerm } from "#db/schema/index.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import type { QueueFilters } from "./queue-filters.ts";
import { listSearches } from "./searched.server.ts";
import { openOnDesk } from "./opening.server.ts";
import { listFacets, listQueue, type QueuePage } from "./queue.server.ts";
import type { Viewer } from "../responder/viewer.ts";
import { valueIn } from "../vault/opened.ts";
import { bands } from "../vocabulary/triage.ts";

const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-22T12:00:00Z");
const hoursLater = (hours: number) =>
  new Date(now.getTime() + hours * 3_600_000);

const read = (
  viewer: Viewer,
  filters: QueueFilters = {},
  after?: string | null,
  limit?: number,
) => listQueue(database.db, { viewer, keyring, filters, after, limit, now });

const namesOf = ({ entries }: Awaited<ReturnType<typeof read>>) =>
  entries.map(({ headline }) => headline && valueIn(headline)?.organisation);

const named = (
  organisation: string,
  rest: Parameters<typeof createSentReport>[1] = {},
) => createSentReport(database.db, { organisation, ...rest });

const sacramento = (dueInHours: number | null, rest = {}) => ({
  unitId: "sacramento",
  dueAt: dueInHours === null ? null : hoursLater(dueInHours),
  ...rest,
});

/** The names on all pages, one after the other. */
async function walked(viewer: Viewer, limit: number) {
  const names: (string | null | undefined)[] = [];
  let after: string | null = null;
  do {
    const page: QueuePage = await read(viewer, {}, after, limit);
    names.push(...namesOf(page));
    after = page.next;
  } while (after !== null);
  return names;
}

test("a unit reads its own live parts, what lapsed on top and what owes nothing last", async () => {
  const viewer = await createViewer(database.db, { unitId: "sacramento" });
  await named("Later", { parts: [sacramento(5)] });
  await named("Paused", { parts: [sacramento(null)], status: "waiting" });
  await named("Overdue", { parts: [sacramento(-1)] });
  await named("Joint", { parts: [{ unitId: "cisa-region-9" }, sacramento(2)] });
  await named("Elsewhere", { parts: [{ unitId: "sanfrancisco" }] });
  await named("Refused", { parts: [sacramento(1, { state: "refused" })] });
  await named("Transferred", {
    parts: [sacramento(1, { state: "transferred" })],
  });
  await named("Closed", {
    status: "closed",
    outcome: "no-compromise-found",
    closedAt: now,
    parts: [sacramento(1, { state: "released" })],
  });
  expect(namesOf(await read(viewer))).toEqual([
    "Overdue",
    "Joint",
    "Later",
    "Paused",
  ]);
  expect(namesOf(await read(viewer, { status: "closed" }))).toEqual(["Closed"]);
});

test.each(["sacramento", "triage-desk"])(
  "of what is overdue %s reads the most severe first, however long it is so, and pages join there too",
  async (unitId) => {
    const viewer = await createViewer(database.db, { unitId });
    const rows = [
      ["High, for long", "high", -26],
      ["Emergency, for little", "emergency", -1],
      ["Severe, just so", "severe", -2],
      ["Another high", "high", -3],
      ["Emergency, not yet", "emergency", 2],
      ["Low, soon", "low", 1],
    ] as const;
    for (const [name, band, hours] of rows)
      await named(name, {
        ...{ band, dueAt: hoursLater(hours) },
        parts: [sacramento(hours)],
      });
    const expected = [
      "Emergency, for little",
      "Severe, just so",
      "High, for long",
      "Another high",
      "Low, soon",
      "Emergency, not yet",
    ];
    expect(namesOf(await read(viewer))).toEqual(expected);
    for (const limit of [1, 2, 4])
      expect(await walked(viewer, limit)).toEqual(expected);
  },
);

test("an address with a year that no date has shows the first page", async () => {
  const viewer = await createViewer(database.db);
  await named("Here");
  const id = "00000000-0000-7000-8000-000000000000";
  for (const token of [
    `due.999999999999999.ahead.none.${id}`,
    `due.1.ahead.999999999999999.${id}`,
  ])
    expect(namesOf(await read(viewer, {}, token))).toEqual(["Here"]);
});

test("whoever searches is told what their own unit owes, not what another does", async () => {
  const viewer = await createViewer(database.db, {
    unitId: "cisa-region-9",
  });
  const { reportId } = await named("Joint", {
    dueAt: null,
    parts: [
      sacramento(null),
      { unitId: "cisa-region-9", dueAt: hoursLater(-8) },
    ],
  });
  const { entries } = await read(viewer, {
    search: await referenceOf(reportId),
  });
  expect(entries[0]?.dueAt).toEqual(hoursLater(-8));
});

async function referenceOf(reportId: string): Promise<string> {
  const [row] = await database.db
    .select({ reference: report.reference })
    .from(report)
    .where(eq(report.id, reportId));
  return row?.reference ?? "";
}

test("the triage desk reads all that is open, whoever has it", async () => {
  const viewer = await createViewer(database.db);
  await named("B", {
    dueAt: hoursLater(2),
    parts: [{ unitId: "sanfrancisco" }],
  });
  await named("A", {
    dueAt: hoursLater(1),
    parts: [sacramento(1, { state: "refused" })],
  });
  await named("C");
  const page = await read(viewer);
  expect(namesOf(page)).toEqual(["A", "B", "C"]);
  expect(page.entries[1]?.units).toEqual([
    {
      unitId: "sanfrancisco",
      unitName: expect.stringContaining("San Francisco"),
      part: "primary",
      state: "offered",
      assigneeName: null,
    },
  ]);
  expect(namesOf(await read(viewer, { unit: "sanfrancisco" }))).toEqual(["B"]);
});

test("an auditor reads the same rows without a word of their contents, and finds none by name", async () => {
  const auditor = await createViewer(database.db, {
    role: "auditor",
    unitId: "sacramento",
  });
  await named("Sierra Telecom");
  const page = await read(auditor);
  expect(page.entries.map(({ headline }) => headline)).toEqual([null]);
  expect((await read(auditor, { search: "sierra" })).entries).toEqual([]);
});

test("an administrator sees what the unit has a part in, also at the triage desk, and no word of it", async () => {
  const viewer = await createViewer(database.db, { role: "administrator" });
  await named("Ours", { parts: [{ unitId: "triage-desk" }] });
  await named("Theirs", { parts: [{ unitId: "sacramento" }] });
  const { entries } = await read(viewer);
  expect(entries.map(({ headline }) => headline)).toEqual([null]);
});

test.each(["sacramento", "triage-desk"])(
  "the pages of %s join without a gap or a double, dated and undated",
  async (unitId) => {
    const viewer = await createViewer(database.db, { unitId });
    const dues = [1, 1, 1, 2, 3, null, null, null];
    for (const [index, due] of dues.entries()) {
      await named(`Report ${index}`, {
        dueAt: due === null ? null : hoursLater(due),
        parts: [sacramento(due)],
      });
    }
    const whole = namesOf(await read(viewer));
    expect(whole).toHaveLength(dues.length);
    for (const limit of [1, 2, 3])
      expect(await walked(viewer, limit)).toEqual(whole);
  },
);

test("closed reports are paged newest first", async () => {
  const viewer = await createViewer(database.db);
  for (const hour of [1, 2, 3]) {
    await named(`Hour ${hour}`, {
      status: "closed",
      outcome: "handled-elsewhere",
      closedAt: now,
      submittedAt: hoursLater(-hour),
    });
  }
  const first = await read(viewer, { status: "closed" }, null, 2);
  expect(namesOf(first)).toEqual(["Hour 1", "Hour 2"]);
  const second = await read(viewer, { status: "closed" }, first.next, 2);
  expect(namesOf(second)).toEqual(["Hour 3"]);
  expect(second.next).toBeNull();
});

test("each filter leaves what it names", async () => {
  const viewer = await createViewer(database.db, { unitId: "sacramento" });
  const other = await createViewer(database.db, { unitId: "sacramento" });
  await named("One", {
    band: "severe",
    sector: "communications",
    state: "CA",
    flags: ["router-configuration", "extortion"],
    status: "accepted",
    reporterActedAt: hoursLater(-1),
    parts: [
      sacramento(1, {
        state: "accepted",
        assigneeId: viewer.responderId,
      }),
    ],
  });
  const two = await named("Two", {
    band: "low",
    sector: "energy",
    state: "NV",
    flags: [],
    parts: [
      { unitId: "sanfrancisco" },
      sacramento(2, {
        state: "accepted",
        assigneeId: other.responderId,
      }),
    ],
  });
  await openOnDesk(database.db, { viewer, reportId: two.reportId, now });
  const one: QueueFilters[] = [
    { band: "severe" },
    { status: "accepted" },
    { sector: "communications" },
    { state: "CA" },
    { flag: "router-configuration" },
    { part: "primary" },
    { mine: "yes" },
    { unread: "yes" },
  ];
  for (const filters of one)
    expect(namesOf(await read(viewer, filters))).toEqual(["One"]);
  expect(namesOf(await read(viewer, { unit: "sanfrancisco" }))).toEqual([
    "One",
    "Two",
  ]);
});

const facetsOf = (viewer: Viewer, filters: QueueFilters = {}) =>
  listFacets(database.db, { viewer, filters, now });
const noBands = Object.fromEntries(bands.map((band) => [band, 0]));

test("facets count what is open and in sight", async () => {
  const viewer = await createViewer(database.db, { unitId: "sacramento" });
  const desk = await createViewer(database.db);
  await named("A", { band: "severe", parts: [sacramento(1)] });
  await named("B", {
    band: "severe",
    status: "waiting",
    parts: [sacramento(1)],
  });
  await named("C", { band: "low", parts: [{ unitId: "sanfrancisco" }] });
  await named("D", {
    band: "low",
    status: "closed",
    outcome: "handled-elsewhere",
    closedAt: now,
    parts: [sacramento(1)],
  });
  const { counts } = await read(viewer);
  expect(counts).toMatchObject({ all: 2, total: 2, isCapped: false });
  expect(counts.bands).toMatchObject({ severe: 2, low: 0 });
  const unit = await facetsOf(viewer);
  expect(unit.counts).toMatchObject({
    band: { severe: 2 },
    status: { submitted: 1, waiting: 1 },
  });
  const all = await facetsOf(desk);
  expect(all.counts).toMatchObject({
    band: { severe: 2, low: 1 },
    status: { submitted: 2, waiting: 1 },
    unit: { sacramento: 2, sanfrancisco: 1 },
  });
});

test("each count says what its filter would leave beside the others that are on", async () => {
  const viewer = await createViewer(database.db, { unitId: "sacramento" });
  const me = viewer.responderId;
  await named("A", {
    ...{ band: "severe", sector: "energy", state: "CA", flags: ["extortion"] },
    parts: [sacramento(-1)],
  });
  await named("B", {
    ...{ band: "severe", sector: "communications", state: "NV" },
    submittedAt: hoursLater(-100),
    parts: [sacramento(0.5, { state: "accepted", assigneeId: me })],
  });
  await named("C", {
    ...{ band: "low", sector: "energy", state: "CA", status: "waiting" },
    parts: [sacramento(null, { state: "accepted" })],
  });
  const views: QueueFilters[] = [
    { mine: "yes" },
    { band: "severe", due: "overdue" },
    { status: "closed" },
  ];
  const filters: QueueFilters = { band: "severe", sector: "energy" };
  const { counts } = await listQueue(database.db, {
    ...{ viewer, keyring, filters, views, now },
  });
  expect(counts).toEqual({
    ...{ total: 1, all: 3, overdue: 1, isCapped: false },
    bands: { ...noBands, severe: 1, low: 1 },
    due: { overdue: 1, hour: 0, later: 0, none: 0 },
    views: [{ count: 1, overdue: 0 }, { count: 1, overdue: 1 }, null],
  });
  expect(await facetsOf(viewer, filters)).toEqual({
    isCapped: false,
    counts: {
      // Without the band's own filter, and so on for each.
      band: { severe: 1, low: 1 },
      sector: { energy: 1, communications: 1 },
      status: { submitted: 1 },
      state: { CA: 1 },
      flag: { extortion: 1 },
      part: { primary: 1 },
      due: { overdue: 1 },
      sent: { day: 1, week: 1, fortnight: 1, month: 1 },
      mine: { yes: 0 },
      unassigned: { yes: 1 },
      unread: { yes: 1 },
    },
  });
  for (const [filters, found] of [
    [{ due: "overdue" }, ["A"]],
    [{ due: "hour" }, ["B"]],
    [{ due: "none" }, ["C"]],
    [{ sent: "day" }, ["A", "C"]],
    [{ unassigned: "yes" }, ["A", "C"]],
  ] satisfies [QueueFilters, string[]][])
    expect(namesOf(await read(viewer, filters))).toEqual(found);
});

test("each reading is recorded on the session's chain: how it was narrowed, and of what was searched blind terms", async () => {
  const viewer = await createViewer(database.db, { unitId: "sacramento" });
  await named("Sierra Telecom", { parts: [sacramento(1)] });
  await read(viewer, { band: "medium", search: "sierra secret" });
  const [event] = await database.db
    .select()
    .from(auditEvent)
    .orderBy(desc(auditEvent.position))
    .limit(1);
  expect(event).toMatchObject({
    chain: `session:${viewer.sessionId}`,
    type: "queue.read",
    detail: {
      filters: ["band:medium", "search"],
      searched: [/^[\da-f]{32}$/, /^[\da-f]{32}$/].map((term) =>
        expect.stringMatching(term),
      ),
      shownCount: 0,
    },
  });
});

test("who has the indicator key can ask whether somebody searched for a word, and that is recorded", async () => {
  const { db } = database;
  const viewer = await createViewer(db, { unitId: "sacramento" });
  await read(viewer, { search: "SIERRA télécom, Inc." });
  await read(viewer, { search: "ll-4k7m-2q9x" });
  await read(viewer, {});
  const by = { kind: "system", part: "command" } as const;
  const asked = async (typed: string) =>
    (await listSearches(db, { keyring, typed, by, now })).length;
  expect(await asked("sierra")).toBe(1);
  expect(await asked("Telecom Sierra")).toBe(1);
  expect(await asked("LL-4K7M-2Q9X")).toBe(1);
  expect(await asked("sierra water")).toBe(0);
  expect(await asked("")).toBe(0);
  const terms = await db.select({ term: searchTerm.term }).from(searchTerm);
  const { rows } = await db.execute<{ term: string }>(
    sql`select jsonb_array_elements_text(detail -> 'searched') as term from audit_event`,
  );
  const index = terms.map(({ term }) => term.toString("hex"));
  for (const { term } of rows) expect(index).not.toContain(term);
  expect(await db.$count(auditEvent, eq(auditEvent.type, "history.read"))).toBe(
    4,
  );
});

test("the statement that counts is kept by no connection: with other filters and views it is another", async () => {
  const viewer = await createViewer(database.db, { unitId: "sacramento" });
  await read(viewer, { band: "high" });
  const { rows } = await database.db.execute(
    sql`select name from pg_prepared_statements where statement like '%counted as materialized%'`,
  );
  expect(rows).toEqual([]);
});
