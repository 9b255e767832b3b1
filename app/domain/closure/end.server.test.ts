import { asc, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { beforeEach, expect, test } from "vitest";
import {
  assignment,
  message,
  note,
  report,
  reportAccess,
} from "#db/schema/index.ts";
import { separateDatabase, testDatabase } from "#db/testing/database.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { createSentReport } from "#db/testing/sent-report.server.ts";
import { listReportEvents } from "../audit/list.server.ts";
import { Conflict, Forbidden, NotFound, WrongChoice } from "../refusal.ts";
import type { Viewer } from "../responder/viewer.ts";
import { acceptReport } from "../routing/accept.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { messagePlace } from "../vault/places.ts";
import { openText, type ReportKey } from "../vault/seal.server.ts";
import {
  closeReport,
  markDuplicate,
  markDuplicateOf,
  markNotForUs,
} from "./close.server.ts";
import { reopenIfClosed, reopenReport } from "./reopen.server.ts";
import { withdrawReport } from "../report/withdraw.server.ts";

const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-23T18:00:00Z");
const later = new Date("2026-11-23T19:00:00Z");
const outcome = "no-compromise-found";
const words = "It was the new switch";

let reportId: string;
let key: ReportKey;
let sacramento: Viewer;

/** A report that Sacramento accepted, and a joint offer that nobody answered. */
beforeEach(async () => {
  const { db } = database;
  sacramento = await createViewer(db, { unitId: "sacramento" });
  ({ reportId, key } = await createSentReport(db, {
    band: "high",
    parts: [
      { unitId: "sacramento" },
      { unitId: "cisa-region-9", dueKind: "accept" },
    ],
  }));
  await acceptReport(db, { reportId, by: sacramento, now });
});

const ending = () => ({ reportId, by: sacramento, now, keyring, words });

async function reportNow() {
  const [row] = await database.db
    .select({
      status: report.status,
      outcome: report.outcome,
      closedAt: report.closedAt,
      dueAt: report.dueAt,
      duplicateOf: report.duplicateOf,
    })
    .from(report)
    .where(eq(report.id, reportId));
  return row;
}

async function partsNow() {
  const rows = await database.db
    .select()
    .from(assignment)
    .where(eq(assignment.reportId, reportId))
    .orderBy(asc(assignment.part));
  return rows.map(({ unitId, state }) => `${unitId} ${state}`);
}

test("a closed report owes nothing, and its reporter is told in words", async () => {
  const { db } = database;
  await closeReport(db, { ...ending(), outcome });
  expect(await reportNow()).toEqual({
    status: "closed",
    outcome,
    closedAt: now,
    dueAt: null,
    duplicateOf: null,
  });
  expect(await partsNow()).toEqual([
    "sacramento released",
    "cisa-region-9 released",
  ]);
  const [sent] = await db.select().from(message);
  const place = messagePlace(sent?.id ?? "");
  expect(openText(key, place, sent!.bodySealed)).toBe(words); // sent above
  const events = await listReportEvents(db, reportId);
  expect(events.map(({ event }) => event.type)).toEqual([
    "report.accepted",
    "message.sent",
    "mail.queued",
    "report.closed",
  ]);
});

test("a report is not closed twice, nor by a joint unit, nor by a unit without a part", async () => {
  const { db } = database;
  const region = await createViewer(db, { unitId: "cisa-region-9" });
  const strange = await createViewer(db, { unitId: "sanfrancisco" });
  const close = (by: Viewer) => closeReport(db, { ...ending(), by, outcome });
  await expect(close(strange)).rejects.toThrow(NotFound);
  await expect(close(region)).rejects.toThrow(Conflict);
  await close(sacramento);
  await expect(close(sacramento)).rejects.toThrow(Conflict);
});

test("an auditor closes nothing", async () => {
  const by = await createViewer(database.db, { role: "auditor" });
  const attempt = closeReport(database.db, { ...ending(), by, outcome });
  await expect(attempt).rejects.toThrow(Forbidden);
});

test("a reopened report is its unit's again, with a new due and the reason as a note", async () => {
  const { db } = database;
  await closeReport(db, { ...ending(), outcome });
  const reason = "More signs";
  await reopenReport(db, { ...ending(), now: later, reason });
  expect(await partsNow()).toEqual([
    "sacramento accepted",
    "cisa-region-9 offered",
  ]);
  expect(await reportNow()).toEqual({
    status: "in-progress",
    outcome: null,
    closedAt: null,
    // Of the joint unit, which owes its answer to the offer again.
    dueAt: new Date("2026-11-23T21:00:00Z"),
    duplicateOf: null,
  });
  expect(await db.select().from(note)).toHaveLength(1);
});

test("what the triage desk closes before anybody accepted it is offered again when it reopens", async () => {
  const { db } = database;
  const triage = await createViewer(db);
  ({ reportId } = await createSentReport(db, {
    parts: [{ unitId: "sanfrancisco", dueKind: "accept" }],
  }));
  await closeReport(db, { ...ending(), by: triage, outcome });
  await reopenReport(db, { ...ending(), by: triage, reason: "Wrong one" });
  expect(await partsNow()).toEqual(["sanfrancisco offered"]);
  expect(await reportNow()).toMatchObject({ status: "submitted" });
});

test("what the reporter adds to a report that was closed before anybody accepted it offers it again", async () => {
  const { db } = database;
  const triage = await createViewer(db);
  ({ reportId } = await createSentReport(db, {
    parts: [{ unitId: "sanfrancisco", dueKind: "accept" }],
  }));
  await closeReport(db, { ...ending(), by: triage, outcome });
  const by = { kind: "reporter", accessId: uuidv7() } as const;
  await reopenIfClosed(db, { reportId, by, now: later });
  expect(await reportNow()).toMatchObject({ status: "submitted" });
});

test("what the reporter adds opens a closed report again, and leaves an open one as it is", async () => {
  const { db } = database;
  const by = { kind: "reporter", accessId: uuidv7() } as const;
  const add = () => reopenIfClosed(db, { reportId, by, now: later });
  expect(await add()).toBe(false);
  await closeReport(db, { ...ending(), outcome });
  expect(await add()).toBe(true);
  expect(await reportNow()).toMatchObject({ status: "in-progress" });
});

test("a duplicate names the report that goes on, and comes apart again", async () => {
  const { db } = database;
  const other = await createSentReport(db, {
    parts: [{ unitId: "sacramento" }],
  });
  const duplicateOf = other.reportId;
  await markDuplicate(db, { ...ending(), duplicateOf });
  expect(await reportNow()).toMatchObject({ status: "duplicate", duplicateOf });
  await reopenReport(db, { ...ending(), now: later, reason: "Two things" });
  expect(await reportNow()).toMatchObject({ duplicateOf: null });
});

test("nothing is a duplicate of itself, or of a report out of sight", async () => {
  const { db } = database;
  const hidden = await createSentReport(db);
  const itself = markDuplicate(db, { ...ending(), duplicateOf: reportId });
  await expect(itself).rejects.toThrow(WrongChoice);
  const duplicateOf = hidden.reportId;
  const unseen = markDuplicate(db, { ...ending(), duplicateOf });
  await expect(unseen).rejects.toThrow(NotFound);
});

test("the report that goes on is named by its reference, if it is in sight", async () => {
  const { db } = database;
  const other = await createSentReport(db, {
    parts: [{ unitId: "sacramento" }],
  });
  const hidden = await createSentReport(db);
  const referenceOf = async (id: string) => {
    const [row] = await db.select().from(report).where(eq(report.id, id));
    return row?.reference ?? "";
  };
  const unseen = await referenceOf(hidden.reportId);
  await expect(
    markDuplicateOf(db, { ...ending(), reference: unseen }),
  ).rejects.toMatchObject({ field: "reference" });
  const reference = await referenceOf(other.reportId);
  await markDuplicateOf(db, { ...ending(), reference });
  expect(await reportNow()).toMatchObject({ duplicateOf: other.reportId });
});

test("of two reports made each other's duplicate at once, one goes on", async () => {
  const { db, drop } = await separateDatabase();
  try {
    const by = await createViewer(db);
    const first = await createSentReport(db);
    const second = await createSentReport(db);
    const mark = (one: string, other: string) =>
      markDuplicate(db, {
        reportId: one,
        duplicateOf: other,
        by,
        now,
        keyring,
        words,
      });
    const outcomes = await Promise.allSettled([
      mark(first.reportId, second.reportId),
      mark(second.reportId, first.reportId),
    ]);
    const refused = outcomes.filter(({ status }) => status === "rejected");
    expect(refused).toMatchObject([{ reason: { name: "Conflict" } }]);
  } finally {
    await drop();
  }
});

test("what is not for us ends with words about whose it is", async () => {
  await markNotForUs(database.db, ending());
  expect(await reportNow()).toMatchObject({
    status: "not-for-us",
    outcome: "handled-elsewhere",
  });
  expect(await database.db.select().from(message)).toHaveLength(1);
});

test("a report that its reporter withdraws is nobody's, once", async () => {
  const { db } = database;
  const accessId = uuidv7();
  await db.insert(reportAccess).values({
    reportId,
    id: accessId,
    codeLookup: Buffer.from("lookup"),
    keyWrapped: Buffer.from("wrapped"),
    createdAt: now,
  });
  const session = { reportId, accessId, scope: "owner", key } as const;
  const reason = "It was our own test";
  await withdrawReport(db, { session, reason, now });
  expect(await reportNow()).toMatchObject({ status: "withdrawn", dueAt: null });
  expect(await partsNow()).toEqual([
    "sacramento released",
    "cisa-region-9 released",
  ]);
  const before = await listReportEvents(db, reportId);
  await withdrawReport(db, { session, reason, now: later });
  expect(await listReportEvents(db, reportId)).toEqual(before);
  const [said, ...more] = await db
    .select()
    .from(message)
    .where(eq(message.reportId, reportId));
  expect(more).toEqual([]);
  const { id, bodySealed } = said!; // written above
  expect(openText(key, messagePlace(id), bodySealed)).toBe(reason);
});

test("a report that its units have ended is not withdrawn any more", async () => {
  const { db } = database;
  await closeReport(db, { ...ending(), outcome });
  const accessId = uuidv7();
  const session = { reportId, accessId, scope: "owner", key } as const;
  const withdrawing = withdrawReport(db, { session, reason: words, now });
  await expect(withdrawing).rejects.toThrow(Conflict);
  expect(await reportNow()).toMatchObject({ status: "closed" });
});
