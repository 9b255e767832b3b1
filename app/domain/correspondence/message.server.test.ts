import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { separateDatabase, testDatabase } from "#db/testing/database.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { createSentReport } from "#db/testing/sent-report.server.ts";
import {
  assignment,
  auditEvent,
  mail,
  message,
  note,
  report,
} from "#db/schema/index.ts";
import { Conflict, Forbidden, NotFound } from "../refusal.ts";
import { resumeDues } from "../routing/next-due.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { openText } from "../vault/seal.server.ts";
import { bodySchema } from "./body.ts";
import { sendMessage } from "./message.server.ts";
import { writeNote } from "./note.server.ts";

const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-22T12:00:00Z");
const due = new Date("2026-11-22T13:00:00Z");
const body = "Please keep the disk as it is.";

async function accepted(overrides = {}, db = database.db) {
  const viewer = await createViewer(db, { unitId: "sacramento" });
  const made = await createSentReport(db, {
    status: "accepted",
    band: "high",
    dueAt: due,
    parts: [
      {
        unitId: "sacramento",
        state: "accepted",
        dueKind: "first-answer",
        dueAt: due,
      },
    ],
    ...overrides,
  });
  return { viewer, ...made };
}

const stateOf = async (reportId: string) =>
  (
    await database.db
      .select({
        status: report.status,
        revision: report.revision,
        first: report.firstAnsweredAt,
        reportDue: report.dueAt,
        kind: assignment.dueKind,
        due: assignment.dueAt,
      })
      .from(report)
      .innerJoin(assignment, eq(assignment.reportId, report.id))
      .where(eq(report.id, reportId))
  )[0];

test("a message is the first answer, and the next update falls due", async () => {
  const { viewer: by, reportId, key } = await accepted();
  const { messageId } = await sendMessage(database.db, {
    reportId,
    by,
    kind: "message",
    body,
    keyring,
    now,
  });
  const state = await stateOf(reportId);
  expect(state).toMatchObject({
    status: "in-progress",
    revision: 2,
    first: now,
    kind: "next-update",
  });
  expect(state?.due?.getTime()).toBeGreaterThan(now.getTime());
  expect(state?.reportDue).toEqual(state?.due);
  const [row] = await database.db
    .select()
    .from(message)
    .where(eq(message.reportId, reportId));
  expect(row).toMatchObject({
    kind: "message",
    unitId: "sacramento",
    responderId: by.responderId,
    sentAt: now,
  });
  expect(
    row &&
      openText(
        key,
        { table: "message", column: "body_sealed", row: messageId },
        row.bodySealed,
      ),
  ).toBe(body);
  expect(row?.bodySealed.includes(body)).toBe(false);
});

test("a question waits for the reporter and pauses what is owed, until the reporter acts", async () => {
  const { viewer: by, reportId } = await accepted();
  await sendMessage(database.db, {
    reportId,
    by,
    kind: "question",
    body,
    keyring,
    now,
  });
  expect(await stateOf(reportId)).toMatchObject({
    status: "waiting",
    first: null,
    kind: "first-answer",
    due: null,
    reportDue: null,
  });
  await resumeDues(database.db, { reportId, band: "high", now });
  const state = await stateOf(reportId);
  expect(state?.kind).toBe("first-answer");
  expect(state?.due).toEqual(state?.reportDue);
  expect(state?.due?.getTime()).toBeGreaterThan(now.getTime());
});

test("the triage desk may ask before anybody accepted, and the clock of acceptance runs on", async () => {
  const { reportId } = await accepted({
    status: "submitted",
    parts: [{ unitId: "sacramento", dueKind: "accept", dueAt: due }],
  });
  const by = await createViewer(database.db);
  await sendMessage(database.db, {
    reportId,
    by,
    kind: "question",
    body,
    keyring,
    now,
  });
  expect(await stateOf(reportId)).toMatchObject({
    status: "submitted",
    kind: "accept",
    due,
  });
});

test("who may not see the report finds none; who may not write is forbidden; what is closed is a conflict", async () => {
  const { viewer: by, reportId } = await accepted();
  const send = (who: typeof by) =>
    sendMessage(database.db, {
      reportId,
      by: who,
      kind: "message",
      body,
      keyring,
      now,
    });
  await expect(
    send(await createViewer(database.db, { unitId: "sanfrancisco" })),
  ).rejects.toThrow(NotFound);
  for (const role of ["administrator", "auditor"] as const) {
    const reader = await createViewer(database.db, {
      unitId: "sacramento",
      role,
    });
    await expect(send(reader)).rejects.toThrow(Forbidden);
  }
  await database.db
    .update(report)
    .set({ status: "closed", outcome: "handled-elsewhere", closedAt: now })
    .where(eq(report.id, reportId));
  await expect(send(by)).rejects.toThrow(Conflict);
  expect(await database.db.$count(message)).toBe(0);
});

test("message, history and mail commit together or not at all", async () => {
  const { viewer: by, reportId } = await accepted({
    contactPolicy: "conversation",
  });
  await sendMessage(database.db, {
    reportId,
    by,
    kind: "message",
    body,
    keyring,
    now,
  });
  const events = await database.db
    .select({ type: auditEvent.type, actor: auditEvent.actor })
    .from(auditEvent)
    .where(eq(auditEvent.reportId, reportId))
    .orderBy(auditEvent.position);
  expect(events).toMatchObject([
    { type: "message.sent", actor: { id: by.responderId } },
    { type: "mail.queued" },
  ]);
  expect(await database.db.$count(mail, eq(mail.reportId, reportId))).toBe(1);
  await expect(
    sendMessage(database.db, {
      reportId,
      by: { ...by, keys: null },
      kind: "message",
      body,
      keyring,
      now,
    }),
  ).rejects.toThrow();
  expect(await database.db.$count(message)).toBe(1);
  expect(
    await database.db.$count(auditEvent, eq(auditEvent.reportId, reportId)),
  ).toBe(2);
});

test("two colleagues write from the same page: the second is told that it is stale", async () => {
  const { db, drop } = await separateDatabase();
  try {
    const { viewer: by, reportId } = await accepted({}, db);
    const send = () =>
      sendMessage(db, {
        reportId,
        by,
        kind: "message",
        body,
        keyring,
        now,
        revision: 1,
      });
    const outcomes = await Promise.allSettled([send(), send()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual([
      "fulfilled",
      "rejected",
    ]);
    expect(await db.$count(message)).toBe(1);
  } finally {
    await drop();
  }
});

test("a note stays with responders: no mail, no change of the report", async () => {
  const {
    viewer: by,
    reportId,
    key,
  } = await accepted({ contactPolicy: "conversation" });
  const { noteId } = await writeNote(database.db, {
    reportId,
    by,
    body: "Seen before in Reno.",
    now,
  });
  const [row] = await database.db
    .select()
    .from(note)
    .where(eq(note.reportId, reportId));
  expect(
    row &&
      openText(
        key,
        { table: "note", column: "body_sealed", row: noteId },
        row.bodySealed,
      ),
  ).toBe("Seen before in Reno.");
  expect(await stateOf(reportId)).toMatchObject({
    status: "accepted",
    revision: 1,
    due,
  });
  expect(await database.db.$count(mail)).toBe(0);
  expect(
    await database.db.$count(
      auditEvent,
      and(
        eq(auditEvent.reportId, reportId),
        eq(auditEvent.type, "note.written"),
      ),
    ),
  ).toBe(1);
});

test("words are trimmed, have one kind of line end, and are neither missing nor endless", () => {
  expect(bodySchema.parse(" a\r\nb\rc \n")).toBe("a\nb\nc");
  expect(bodySchema.safeParse(" \r\n ").success).toBe(false);
  expect(bodySchema.safeParse("x".repeat(10_001)).success).toBe(false);
});
