import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import {
  assignment,
  message,
  report,
  reportAnswers,
  searchTerm,
} from "#db/schema/index.ts";
import { testDatabase } from "#db/testing/database.server.ts";
import { fileReport, type FiledReport } from "#db/testing/reports.server.ts";
import { recordEvents } from "../audit/record.server.ts";
import { Conflict, NotFound } from "../refusal.ts";
import { blindWord, wordIndexKey } from "../vault/search-key.server.ts";
import { searchSeed, testKeyring } from "#db/testing/keys.server.ts";
import { addMessage } from "../report/add-message.server.ts";
import { indexWords } from "../hand-over/words.server.ts";
import { followReport } from "./follow.server.ts";
import { saveAnswers } from "../report/save.server.ts";
import { startDraft } from "../report/start.server.ts";
import { sweepDrafts } from "../report/sweep.server.ts";
import { opened } from "#db/testing/opened.ts";
import { neverSkipped } from "#db/testing/skipped.ts";

const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-22T09:00:00Z");
const later = new Date("2026-11-22T10:00:00Z");

const add = (filed: FiledReport, body: string, answersId?: string) =>
  addMessage(database.db, {
    session: filed.session,
    body,
    kind: "message",
    answersId,
    now: later,
  });

async function rowOf({ reportId }: FiledReport) {
  const [row] = await database.db
    .select()
    .from(report)
    .where(eq(report.id, reportId));
  return row!; // the tests ask for reports that are there
}

test("a reporter sees that it was sent, to whom it was offered and what is owed", async () => {
  const filed = await fileReport(database.db, keyring, { now });
  const { session } = filed;
  const seen = await followReport(database.db, { session, now });
  const kinds = seen.timeline.map(({ kind }) => kind);
  expect(kinds.slice(0, 3)).toEqual(["started", "sent", "offered"]);
  expect(seen).toMatchObject({
    reference: filed.reference,
    status: "submitted",
    firstOpenedAt: null,
    openQuestions: [],
  });
  expect(seen.owed.length).toBeGreaterThan(0);
  expect(seen.owed.every(({ isOverdue }) => !isOverdue)).toBe(true);
});

test("a promise that was not kept is shown as overdue", async () => {
  const { session } = await fileReport(database.db, keyring, { now });
  const inAMonth = new Date("2026-12-22T09:00:00Z");
  const { owed } = await followReport(database.db, { session, now: inAMonth });
  expect(owed.length).toBeGreaterThan(0);
  expect(owed.every(({ isOverdue }) => isOverdue)).toBe(true);
  // Whom to call about it, and where the number was read.
  for (const { sources, checkedOn } of owed) {
    expect(sources.length).toBeGreaterThan(0);
    expect(checkedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
  }
});

test("a unit's first look is told once and nothing of the score is", async () => {
  const filed = await fileReport(database.db, keyring, { now });
  await recordEvents(database.db, {
    reportId: filed.reportId,
    events: [
      { type: "report.opened", unitId: "sacramento" },
      { type: "report.opened", unitId: "sacramento" },
      { type: "report.scored", version: 2, score: 90, band: "severe" },
    ],
    actor: { kind: "system", part: "command" },
    at: later,
  });
  const { session } = filed;
  const { timeline } = await followReport(database.db, { session, now: later });
  expect(timeline.filter(({ kind }) => kind === "opened")).toHaveLength(1);
  expect(JSON.stringify(timeline)).not.toContain("severe");
});

test("a reporter's message is sealed, shown to its reporter and marks the report as unread", async () => {
  const filed = await fileReport(database.db, keyring, { now });
  await add(filed, "The account is back.");
  const { session } = filed;
  const followed = await followReport(database.db, { session, now: later });
  const { timeline, messages } = followed;
  expect(timeline.at(-1)).toMatchObject({
    kind: "message-from-you",
    at: later,
  });
  expect(messages).toMatchObject([
    { body: opened("The account is back."), isFromReporter: true },
  ]);
  expect(await rowOf(filed)).toMatchObject({
    reporterActedAt: later,
    status: "submitted",
  });
});

test("a form sent twice is one message", async () => {
  const { session } = await fileReport(database.db, keyring, { now });
  const adding = { session, body: "Once.", kind: "addition" as const };
  const messageId = uuidv7();
  for (const at of [now, later]) {
    await addMessage(database.db, { ...adding, messageId, now: at });
  }
  const followed = await followReport(database.db, { session, now: later });
  const { timeline, messages } = followed;
  expect(timeline.filter(({ kind }) => /^message/.test(kind))).toHaveLength(1);
  expect(messages).toHaveLength(1);
});

test("an answer must be to a question of this report", async () => {
  const filed = await fileReport(database.db, keyring, { now });
  const { messageId } = await add(filed, "Not a question.");
  await expect(add(filed, "To what?", messageId)).rejects.toThrow(NotFound);
  await expect(add(filed, "To what?", uuidv7())).rejects.toThrow(NotFound);
});

test("a closed report reopens when its reporter adds something", async () => {
  const filed = await fileReport(database.db, keyring, { now });
  const { reportId } = filed;
  await database.db
    .update(report)
    .set({
      status: "closed",
      closedAt: now,
      outcome: "handled-elsewhere",
      dueAt: null,
    })
    .where(eq(report.id, reportId));
  await database.db
    .update(assignment)
    .set({
      state: "released",
      answeredAt: now,
      dueAt: null,
      dueKind: "next-update",
    })
    .where(eq(assignment.reportId, reportId));
  await add(filed, "It happened again.");
  const row = await rowOf(filed);
  expect(row).toMatchObject({
    status: "in-progress",
    closedAt: null,
    outcome: null,
  });
  expect(row.dueAt?.getTime()).toBeGreaterThan(later.getTime());
  const { session } = filed;
  const { timeline } = await followReport(database.db, { session, now: later });
  expect(timeline.at(-1)?.kind).toBe("reopened");
});

test("a report that waited for its reporter goes on, and owes again", async () => {
  const filed = await fileReport(database.db, keyring, { now });
  const { reportId } = filed;
  await database.db
    .update(report)
    .set({ status: "waiting", dueAt: null })
    .where(eq(report.id, reportId));
  await database.db
    .update(assignment)
    .set({
      state: "accepted",
      answeredAt: now,
      dueAt: null,
      dueKind: "next-update",
    })
    .where(eq(assignment.reportId, reportId));
  await add(filed, "Here is what you asked for.");
  const row = await rowOf(filed);
  expect(row.status).toBe("in-progress");
  expect(row.dueAt?.getTime()).toBeGreaterThan(later.getTime());
});

test("a withdrawn report takes no more messages", async () => {
  const filed = await fileReport(database.db, keyring, { now });
  await database.db
    .update(report)
    .set({ status: "withdrawn" })
    .where(eq(report.id, filed.reportId));
  await expect(add(filed, "One more.")).rejects.toThrow(Conflict);
  expect(await database.db.$count(message)).toBe(0);
});

test("an update after sending keeps what was sent before", async () => {
  const { session, reportId } = await fileReport(database.db, keyring, { now });
  const saved = await saveAnswers(database.db, {
    session,
    page: "organisation",
    submission: {
      baseVersion: 1,
      contents: { org_name: { is: "given", value: "Sierra Water" } },
    },
    now: later,
  });
  expect(saved.version).toBe(2);
  expect(
    await database.db.$count(
      reportAnswers,
      eq(reportAnswers.reportId, reportId),
    ),
  ).toBe(2);
  const { timeline } = await followReport(database.db, { session, now: later });
  expect(timeline.at(-1)?.kind).toBe("updated");
  await indexWords(database.db, { searchSeed, limit: 50, now: later });
  const terms = await database.db
    .select({ kind: searchTerm.kind, term: searchTerm.term })
    .from(searchTerm)
    .where(eq(searchTerm.reportId, reportId));
  expect(terms).toEqual([
    {
      kind: "organisation",
      term: blindWord(wordIndexKey(searchSeed), "organisation", "sierra water"),
    },
  ]);
});

test("who says after sending that mail is read by the intruder gets none any more", async () => {
  const filed = await fileReport(database.db, keyring, {
    answers: {
      contact_email: "dana@elsewhere.example",
      mail_wish: "conversation",
    },
    now,
  });
  expect((await rowOf(filed)).contactPolicy).toBe("conversation");
  await saveAnswers(database.db, {
    session: filed.session,
    page: "listeners",
    submission: {
      baseVersion: 1,
      contents: { mail_safe: { is: "given", value: "no" } },
    },
    now: later,
  });
  expect((await rowOf(filed)).contactPolicy).toBe("silent");
});

test("drafts go when their thirty days are over, the oldest first, and sent reports stay", async () => {
  const { reportId } = await fileReport(database.db, keyring, { now });
  const begin = (at: Date) =>
    startDraft(database.db, { keyring, locale: "en", now: at });
  await begin(now);
  const younger = await begin(later);
  const over = new Date(later.getTime() + 31 * 86_400_000);
  const sweep = (limit: number) =>
    sweepDrafts(database.db, { now: over, limit, onSkipped: neverSkipped });
  expect(await sweep(1)).toEqual({ draftCount: 1, isMore: true });
  const left = await database.db.select({ id: report.id }).from(report);
  expect(left.map(({ id }) => id).sort()).toEqual(
    [reportId, younger.reportId].sort(),
  );
  expect(await sweep(10)).toEqual({ draftCount: 1, isMore: false });
  expect(await sweep(10)).toEqual({ draftCount: 0, isMore: false });
});
