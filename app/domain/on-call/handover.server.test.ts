import { asc, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { auditEvent, handover, note } from "#db/schema/index.ts";
import { separateDatabase, testDatabase } from "#db/testing/database.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import {
  eventTypesOf,
  newestPart,
  standingOf,
} from "#db/testing/parts.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { createSentReport } from "#db/testing/sent-report.server.ts";
import type { Database } from "#db/client.server.ts";
import { Conflict, NotFound, WrongChoice } from "../refusal.ts";
import { sayAway } from "../responder/absence.server.ts";
import type { Viewer } from "../responder/viewer.ts";
import { handOver, type Handing } from "./handover.server.ts";
import { takeOver, undoHandover } from "./handover-taken.server.ts";
import { keepHandoverText, listHandoverTexts } from "./handover-text.server.ts";
import { noteField } from "./handover-words.ts";
import { listOwnHandovers, listShiftNotes } from "./handover-log.server.ts";

const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-30T12:00:00Z");
const later = (ms: number) => new Date(now.getTime() + ms);

async function scene(db: Database = database.db) {
  const person = (unitId = "sacramento", role: Viewer["role"] = "responder") =>
    createViewer(db, { unitId, role });
  const ines = await person();
  const file = async (by: Viewer | null) => {
    const assigneeId = by?.responderId ?? null;
    const state = "accepted" as const;
    const { reportId } = await createSentReport(db, {
      status: "in-progress",
      parts: [{ unitId: "sacramento", state, assigneeId }],
    });
    return reportId;
  };
  return {
    ines,
    theo: await person(),
    tom: await person("sanfrancisco"),
    auditor: await person("sacramento", "auditor"),
    first: await file(ines),
    second: await file(ines),
    nobodys: await file(null),
  };
}

const handing = (reportId: string, words = ""): Handing => ({
  ...{ reportId, revision: 1, note: words },
});

function hand(
  by: Viewer,
  to: Viewer | null,
  reports: Handing[],
  { id = uuidv7(), words = "Watch the uplink.", db = database.db } = {},
) {
  return handOver(db, {
    ...{ handoverId: id, by, keyring, reports, now, note: words },
    toId: to?.responderId ?? null,
  });
}

const assigneeOf = async (reportId: string) =>
  (await newestPart(database.db, reportId, "sacramento")).assigneeId;

test("one's reports go to a colleague, with their notes and their history, and what is not one's own is refused by itself", async () => {
  const { db } = database;
  const { ines, theo, first, second, nobodys } = await scene();
  const done = await hand(ines, theo, [
    handing(first, "Asked for the running configuration."),
    handing(second),
    handing(nobodys),
  ]);
  const refused = done.filter(({ is }) => is === "refused");
  expect(refused).toEqual([
    { reportId: nobodys, is: "refused", why: "you do not work it any more" },
  ]);
  for (const reportId of [first, second]) {
    expect(await assigneeOf(reportId)).toBe(theo.responderId);
    expect(await standingOf(db, reportId)).toMatchObject({ revision: 2 });
  }
  expect(await eventTypesOf(db, first)).toEqual([
    "report.handed-over",
    "note.written",
  ]);
  expect(await eventTypesOf(db, nobodys)).toEqual([]);
  const notes = await db.select({ reportId: note.reportId }).from(note);
  expect(notes).toEqual([{ reportId: first }]);
  const [waiting] = await listOwnHandovers(db, { viewer: theo, now });
  expect(waiting).toMatchObject({
    fromId: ines.responderId,
    reportIds: [first, second].sort(),
    note: { is: "opened", value: "Watch the uplink." },
  });
});

test("where everything is refused nothing is written", async () => {
  const { db } = database;
  const { ines, theo, nobodys, first } = await scene();
  const stale = { ...handing(first), revision: 7 };
  const done = await hand(ines, theo, [handing(nobodys), stale]);
  expect(done.map(({ is }) => is)).toEqual(["refused", "refused"]);
  expect(await db.select().from(handover)).toEqual([]);
  expect(await db.select().from(auditEvent)).toEqual([]);
});

test("a handover that is posted twice is done once", async () => {
  const { db } = database;
  const { ines, theo, first, tom } = await scene();
  const id = uuidv7();
  const done = await hand(ines, theo, [handing(first, "Once.")], { id });
  expect(done.map(({ is }) => is)).toEqual(["done"]);
  const again = await hand(ines, theo, [handing(first, "Once.")], { id });
  expect(again.map(({ is }) => is)).toEqual(["done"]);
  expect(await db.select({ id: note.id }).from(note)).toHaveLength(1);
  await expect(hand(tom, null, [], { id })).rejects.toThrow(NotFound);
});

test("another handover under an old one's id is refused in words, and one that was taken back as well", async () => {
  const { db } = database;
  const { ines, theo, first, second } = await scene();
  const other = await createViewer(db, { unitId: "sacramento" });
  const id = uuidv7();
  await hand(ines, theo, [handing(first), handing(second)], { id });
  const both = [handing(first), handing(second)];
  for (const again of [
    () => hand(ines, theo, both, { id, words: "Other words." }),
    () => hand(ines, other, both, { id }),
    () => hand(ines, theo, [handing(first)], { id }),
  ])
    await expect(again()).rejects.toThrow(Conflict);
  await undoHandover(db, { handoverId: id, by: ines, now });
  await expect(hand(ines, theo, both, { id })).rejects.toThrow(Conflict);
});

test("words on a report that did not go stay as a text, and a late save brings back nothing that was sent", async () => {
  const { db } = database;
  const { ines, theo, first, second, nobodys } = await scene();
  const id = uuidv7();
  const page = { by: ines, id, now, base: "", opening: uuidv7() };
  await keepHandoverText(db, { ...page, typed: { note: "W" }, number: 1 });
  await keepHandoverText(db, { ...page, typed: { note: "" }, number: 2 });
  await handOver(db, {
    ...{ handoverId: id, by: ines, keyring, toId: theo.responderId, now },
    ...{ note: "", unsent: { [noteField(second)]: "Not chosen." } },
    reports: [handing(first, "Goes."), handing(nobodys, "Was refused.")],
  });
  const late = { ...page, typed: { note: "Late" }, number: 3 };
  expect(await keepHandoverText(db, late)).toMatchObject({ is: "over" });
  const texts = await listHandoverTexts(db, ines);
  expect(texts.map(({ typed }) => typed)).toEqual([
    {
      is: "opened",
      value: {
        [noteField(second)]: "Not chosen.",
        [noteField(nobodys)]: "Was refused.",
      },
    },
  ]);
});

test("it goes to somebody who works in the unit and is here, and a note alone to the unit", async () => {
  const { db } = database;
  const { ines, theo, tom, auditor, first } = await scene();
  for (const to of [ines, tom, auditor, null])
    await expect(hand(ines, to, [handing(first)])).rejects.toThrow(WrongChoice);
  await expect(hand(ines, theo, [])).rejects.toThrow(/at least one/);
  await expect(hand(ines, null, [], { words: "" })).rejects.toThrow(/note/);
  await expect(hand(auditor, theo, [handing(first)])).rejects.toThrow(NotFound);
  await hand(ines, null, [], { words: "Quiet night." });
  const { notes } = await listShiftNotes(db, { viewer: theo, limit: 5 });
  expect(notes).toMatchObject([
    { toId: null, reportIds: [], note: { value: "Quiet night." } },
  ]);
  await sayAway(db, {
    ...{ by: theo, keyring, responderId: theo.responderId, now, fromAt: now },
    ...{ deputyId: ines.responderId, untilAt: later(86_400_000) },
  });
  await expect(hand(ines, theo, [handing(first)])).rejects.toThrow(/away/);
});

test("notes are sealed to the unit: nobody else reads them, in the database neither", async () => {
  const { db } = database;
  const { ines, theo, tom, auditor } = await scene();
  await hand(ines, null, [], { words: "GLASS HERON is back." });
  await hand(ines, null, [], { words: "x" });
  const read = async (viewer: Viewer) =>
    (await listShiftNotes(db, { viewer, limit: 5 })).notes.length;
  expect(await read(theo)).toBe(2);
  expect(await read(tom)).toBe(0);
  expect(await read(auditor)).toBe(0);
  const rows = await db.select({ sealed: handover.noteSealed }).from(handover);
  expect(new Set(rows.map(({ sealed }) => sealed?.length)).size).toBe(1);
  for (const { sealed } of rows)
    expect(sealed?.toString("latin1")).not.toContain("HERON");
});

test("the unit's notes are read page by page, the newest first", async () => {
  const { db } = database;
  const { ines, theo } = await scene();
  for (const [at, words] of ["one", "two", "three"].entries())
    await handOver(db, {
      ...{ handoverId: uuidv7(), by: ines, keyring, toId: null, reports: [] },
      ...{ note: words, now: later(at * 1_000) },
    });
  const said = (notes: Awaited<ReturnType<typeof listShiftNotes>>["notes"]) =>
    notes.map((one) => (one.note?.is === "opened" ? one.note.value : null));
  const page = await listShiftNotes(db, { viewer: theo, limit: 2 });
  expect(said(page.notes)).toEqual(["three", "two"]);
  const rest = await listShiftNotes(db, {
    ...{ viewer: theo, limit: 2, before: page.next },
  });
  expect(said(rest.notes)).toEqual(["one"]);
  expect(rest.next).toBeNull();
});

test("the colleague alone takes it over, once, and the history says so", async () => {
  const { db } = database;
  const { ines, theo, tom, first } = await scene();
  const handoverId = uuidv7();
  await hand(ines, theo, [handing(first)], { id: handoverId });
  for (const by of [ines, tom])
    await expect(takeOver(db, { handoverId, by, now })).rejects.toThrow(
      NotFound,
    );
  await takeOver(db, { handoverId, by: theo, now });
  await expect(takeOver(db, { handoverId, by: theo, now })).rejects.toThrow(
    NotFound,
  );
  expect(await listOwnHandovers(db, { viewer: theo, now })).toEqual([]);
  const events = await db
    .select({ type: auditEvent.type })
    .from(auditEvent)
    .where(eq(auditEvent.subject, "session"))
    .orderBy(asc(auditEvent.at), asc(auditEvent.type));
  expect(events.map(({ type }) => type)).toEqual([
    "handover.made",
    "handover.taken",
  ]);
});

test("it is taken back for some seconds, as far as the colleague still has it, and no longer", async () => {
  const { db } = database;
  const { ines, theo, first, second } = await scene();
  const handoverId = uuidv7();
  const both = [handing(first), handing(second)];
  await hand(ines, theo, both, { id: handoverId });
  await hand(theo, ines, [{ ...handing(second), revision: 2 }]);
  await expect(undoHandover(db, { handoverId, by: theo, now })).rejects.toThrow(
    NotFound,
  );
  const done = await undoHandover(db, {
    ...{ handoverId, by: ines, now: later(14_000) },
  });
  expect(new Map(done.map((one) => [one.reportId, one.is]))).toEqual(
    new Map([
      [first, "done"],
      [second, "refused"],
    ]),
  );
  expect(await assigneeOf(first)).toBe(ines.responderId);
  expect(await eventTypesOf(db, first)).toEqual([
    "report.handed-over",
    "report.handed-back",
  ]);
  await expect(
    undoHandover(db, { handoverId, by: ines, now: later(14_000) }),
  ).rejects.toThrow(Conflict);
});

test("what was taken over, or handed over longer ago, is not taken back", async () => {
  const { db } = database;
  const { ines, theo, first, second } = await scene();
  const [early, taken] = [uuidv7(), uuidv7()];
  await hand(ines, theo, [handing(first)], { id: early });
  await hand(ines, theo, [handing(second)], { id: taken });
  await takeOver(db, { handoverId: taken, by: theo, now });
  for (const [handoverId, at] of [
    [early, later(16_000)],
    [taken, now],
  ] as const)
    await expect(
      undoHandover(db, { handoverId, by: ines, now: at }),
    ).rejects.toThrow(Conflict);
});

test("two who hand over the same report at once: one does, and the other is told", async () => {
  const { db, drop } = await separateDatabase();
  try {
    const { ines, theo, first, second } = await scene(db);
    const all = await Promise.all(
      [
        [first, second],
        [second, first],
      ].map((ids) =>
        hand(
          ines,
          theo,
          ids.map((id) => handing(id)),
          { db },
        ),
      ),
    );
    expect(all.map((done) => done.map(({ is }) => is).join()).sort()).toEqual([
      "done,done",
      "refused,refused",
    ]);
  } finally {
    await drop();
  }
});
