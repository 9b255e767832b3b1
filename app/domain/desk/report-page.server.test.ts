import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import {
  asOwner,
  separateDatabase,
  testDatabase,
} from "#db/testing/database.server.ts";
import { fileReport } from "#db/testing/reports.server.ts";
import { eventTypesOf } from "#db/testing/parts.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { createSentReport } from "#db/testing/sent-report.server.ts";
import {
  assignment,
  auditEvent,
  message,
  note,
  report,
  reportKey,
} from "#db/schema/index.ts";
import { newestEventCount } from "../audit/events.ts";
import { recordEvent } from "../audit/record.server.ts";
import { NotFound } from "../refusal.ts";
import { addMessage } from "../report/add-message.server.ts";
import { saveAnswers } from "../report/save.server.ts";
import type { AssignmentState } from "../vocabulary/routing.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { sealText } from "../vault/seal.server.ts";
import { readAnswersVersion } from "./answers-version.server.ts";
import { listQueue } from "./queue.server.ts";
import { acceptReport } from "../routing/accept.server.ts";
import { assignResponder } from "../routing/assign.server.ts";
import { transferReport } from "../routing/transfer.server.ts";
import { closeReport, markDuplicate } from "../closure/close.server.ts";
import { writeNote } from "../correspondence/note.server.ts";
import { listSameThing } from "./duplicates.server.ts";
import { readReport } from "./report-page.server.ts";
import type { Viewer } from "../responder/viewer.ts";
import { responderRoles } from "../vocabulary/responder.ts";
import { opened } from "#db/testing/opened.ts";

const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-22T12:00:00Z");

const read = (viewer: Viewer, reportId: string) =>
  readReport(database.db, { viewer, keyring, reportId, now });

/** Whether each role reads the report, through its unit's part in it: [responder, lead, administrator, auditor]. */
const sight: [string, AssignmentState | null, boolean[]][] = [
  ["sacramento", "offered", [true, true, true, true]],
  ["sacramento", "accepted", [true, true, true, true]],
  ["sacramento", "released", [true, true, true, true]],
  ["sacramento", "refused", [false, false, false, true]],
  ["sacramento", "transferred", [false, false, false, true]],
  ["sacramento", null, [false, false, false, true]],
  ["cisa-region-9", null, [false, false, false, true]],
  ["national-desk", null, [false, false, false, true]],
  ["triage-desk", "refused", [true, true, false, true]],
  ["triage-desk", null, [true, true, false, true]],
];

test.each(sight)(
  "%s with its part %s: who of it reads the report",
  async (unitId, state, expected) => {
    const { reportId } = await createSentReport(database.db, {
      parts: [
        { unitId: "sanfrancisco" },
        ...(state ? [{ unitId, state }] : []),
      ],
    });
    for (const [index, role] of responderRoles.entries()) {
      const viewer = await createViewer(database.db, { role, unitId });
      const page = read(viewer, reportId);
      if (expected[index]) {
        expect((await page).contents !== null).toBe(
          role === "responder" || role === "lead",
        );
      } else {
        await expect(page).rejects.toThrow(NotFound);
      }
    }
  },
);

test("a draft is nobody's, and a report that never was looks the same", async () => {
  const reportId = uuidv7();
  await database.db.insert(report).values({
    id: reportId,
    startedAt: now,
    savedAt: now,
    expiresAt: now,
    questionsVersion: 1,
  });
  for (const role of responderRoles) {
    const viewer = await createViewer(database.db, { role });
    await expect(read(viewer, reportId)).rejects.toThrow("no such report");
    await expect(read(viewer, uuidv7())).rejects.toThrow("no such report");
  }
});

test("the page opens headline, messages, notes and reasons, and says what may be done", async () => {
  const viewer = await createViewer(database.db, {
    unitId: "sacramento",
    role: "lead",
  });
  const { reportId, key, assignmentIds } = await createSentReport(database.db, {
    organisation: "Sierra Telecom",
    status: "in-progress",
    parts: [{ unitId: "sacramento", state: "accepted" }],
  });
  const [assignmentId = ""] = assignmentIds;
  const seal = (table: string, column: string, row: string, text: string) =>
    sealText(key, { table, column, row }, text);
  const [messageId, noteId] = [uuidv7(), uuidv7()];
  const by = {
    reportId,
    unitId: "sacramento",
    responderId: viewer.responderId,
  };
  const reasonSealed = seal(
    "assignment",
    "reason_sealed",
    assignmentId,
    "Ours.",
  );
  await asOwner(database.db, (owner) =>
    owner
      .update(assignment)
      .set({ reasonSealed })
      .where(eq(assignment.id, assignmentId)),
  );
  await database.db.insert(message).values({
    ...by,
    id: messageId,
    kind: "question",
    sentAt: now,
    bodySealed: seal("message", "body_sealed", messageId, "Which model?"),
  });
  await database.db.insert(note).values({
    ...by,
    id: noteId,
    writtenAt: now,
    bodySealed: seal("note", "body_sealed", noteId, "Seen before."),
  });
  const colleague = await createViewer(database.db, {
    unitId: "sacramento",
    name: "Ana Colleague",
  });
  await createViewer(database.db, { unitId: "sanfrancisco", name: "Other" });

  const page = await read(viewer, reportId);
  expect(page.contents).toMatchObject({
    headline: { value: { organisation: "Sierra Telecom" } },
    messages: [
      {
        body: opened("Which model?"),
        unitName: expect.any(String),
        responderName: "Robin Vale",
      },
    ],
    notes: [{ body: opened("Seen before.") }],
    rows: opened([]),
  });
  expect(page.assignments).toMatchObject([
    { reason: opened("Ours."), answerReason: null },
  ]);
  expect(page.actions).toEqual([
    "transfer",
    "offer",
    "assign-self",
    "assign-colleague",
    "hand-over",
    "ask",
    "message",
    "confirm-policy",
    "score",
    "note",
    "reveal",
    "task",
    "call-back",
    "let-in",
    "close",
  ]);
  expect(page.assignable.map(({ id }) => id)).toEqual([
    viewer.responderId,
    colleague.responderId,
  ]);
  expect(page.units.map(({ id }) => id)).toContain("sanfrancisco");
  expect(page.units.map(({ id }) => id)).not.toContain("sacramento");
});

test("each opening is recorded; the first by who works reports is the person who looked", async () => {
  const auditor = await createViewer(database.db, { role: "auditor" });
  const viewer = await createViewer(database.db, { unitId: "sacramento" });
  const { reportId } = await createSentReport(database.db, {
    parts: [{ unitId: "sacramento" }],
  });
  expect((await read(auditor, reportId)).actions).toEqual([]);
  const columns = async () =>
    (
      await database.db
        .select({ first: report.firstOpenedAt, own: assignment.openedAt })
        .from(report)
        .innerJoin(assignment, eq(assignment.reportId, report.id))
        .where(eq(report.id, reportId))
    )[0];
  expect(await columns()).toEqual({ first: null, own: null });
  await read(viewer, reportId);
  await readReport(database.db, {
    viewer,
    keyring,
    reportId,
    now: new Date("2026-11-22T13:00:00Z"),
  });
  expect(await columns()).toEqual({
    first: now,
    own: new Date("2026-11-22T13:00:00Z"),
  });
  const count = await database.db.$count(
    auditEvent,
    and(
      eq(auditEvent.reportId, reportId),
      eq(auditEvent.type, "report.opened"),
    ),
  );
  expect(count).toBe(3);
});

test("why this band and why this unit open to those who work the report; an auditor reads the band and the rule", async () => {
  const { reportId } = await fileReport(database.db, keyring, { now });
  const viewer = await createViewer(database.db, { unitId: "sacramento" });
  const page = await read(viewer, reportId);
  expect(page.whyBand?.grounds).toMatchObject({
    is: "known",
    rows: Array.from({ length: 8 }, () => ({ because: expect.any(String) })),
  });
  expect(page.whyUnit?.grounds).toMatchObject({
    is: "known",
    wouldLead: null,
    rules: [
      { unitId: "sacramento", part: "primary", ruleIds: ["site"], facts: [] },
      {
        unitId: "cisa-region-9",
        facts: [
          { fact: "sector", words: ["communications"] },
          { fact: "path", words: ["full"] },
        ],
      },
    ],
  });
  expect(page.assignments.map(({ ruleReason }) => ruleReason)).toEqual([
    "The affected site lies in the territory of this field office (CA).",
    expect.stringContaining("(communications)"),
  ]);

  const auditor = await createViewer(database.db, { role: "auditor" });
  const { whyBand, whyUnit, assignments } = await read(auditor, reportId);
  expect(whyBand).toMatchObject({ band: "medium", grounds: { is: "sealed" } });
  expect(whyBand?.summary).toMatch(/^Medium: the score of 4\d alone/);
  expect(whyUnit).toMatchObject({ rulesVersion: 3, grounds: { is: "sealed" } });
  expect(assignments[0]).toMatchObject({
    ruleId: "site",
    ruleReason: "The affected site lies in the area of this office.",
  });
});

test("a report that was not sealed to the unit yet shows what is in clear, and says that it waits", async () => {
  const { db } = database;
  const viewer = await createViewer(db, { unitId: "sacramento" });
  const { reportId } = await createSentReport(db, {
    parts: [{ unitId: "sacramento" }],
  });
  await asOwner(db, (owner) =>
    owner.delete(reportKey).where(eq(reportKey.unitId, "sacramento")),
  );
  expect(
    await readReport(db, { viewer, keyring, reportId, now }),
  ).toMatchObject({ contents: null, waitsFor: "sealing", band: "medium" });
  const stranger = await createViewer(db);
  const unkeyed = { ...stranger, keys: null };
  expect(
    await readReport(db, { viewer: unkeyed, keyring, reportId, now }),
  ).toMatchObject({ contents: null, waitsFor: "letting-in" });
});

test("of a report that does not open for them yet, people are offered what needs no key, and refused the rest in words", async () => {
  const { db } = database;
  const viewer = await createViewer(db, { unitId: "sacramento" });
  const { reportId } = await createSentReport(db, {
    parts: [{ unitId: "sacramento" }],
  });
  await acceptReport(db, { reportId, by: viewer, now });
  const actionsOf = async (by: Viewer) => (await read(by, reportId)).actions;
  expect(await actionsOf(viewer)).toContain("close");
  const notLetIn = { ...viewer, keys: null };
  expect(await actionsOf(notLetIn)).toEqual([...["assign-self", "hand-over"]]);
  await asOwner(db, (owner) =>
    owner.delete(reportKey).where(eq(reportKey.unitId, "sacramento")),
  );
  expect(await actionsOf(viewer)).toEqual(["assign-self", "hand-over"]);

  const given = { reportId, keyring, now };
  const ending = { outcome: "no-compromise-found", words: "Over" } as const;
  const moving = { toUnitId: "sanfrancisco", reason: "It lies there" };
  for (const act of [
    (by: Viewer) => writeNote(db, { ...given, by, body: "Called them" }),
    (by: Viewer) => closeReport(db, { ...given, by, ...ending }),
    (by: Viewer) => transferReport(db, { ...given, by, ...moving }),
  ]) {
    await expect(act(viewer)).rejects.toThrow("not open for this unit yet");
    await expect(act(notLetIn)).rejects.toThrow("a colleague must let you in");
  }
  const { responderId } = viewer;
  await assignResponder(db, { ...given, by: viewer, responderId });
});

test("the queue says of each report what stands between it and the reader", async () => {
  const { db } = database;
  const member = await createViewer(db);
  const auditor = await createViewer(db, { role: "auditor" });
  await createSentReport(db);
  const waitsOf = async (viewer: Viewer) => {
    const page = await listQueue(db, { viewer, keyring, filters: {}, now });
    return page.entries.map(({ waitsFor }) => waitsFor);
  };
  expect(await waitsOf(member)).toEqual([null]);
  expect(await waitsOf({ ...member, keys: null })).toEqual(["letting-in"]);
  expect(await waitsOf(auditor)).toEqual([null]);
});

test("the newest act is known however many have looked since", async () => {
  const { db } = database;
  const by = await createViewer(db, { unitId: "sacramento" });
  const { reportId } = await createSentReport(db, {
    parts: [{ unitId: "sacramento", state: "accepted" }],
  });
  await writeNote(db, { reportId, by, now, body: "Seen." });
  const before = await read(by, reportId);
  for (let count = 0; count < newestEventCount; count += 1)
    await recordEvent(db, {
      ...{ reportId, actor: by.actor, at: now },
      event: { type: "report.opened", unitId: "sacramento" },
    });
  const { actPosition, readPosition } = await read(by, reportId);
  expect(actPosition).toBe(before.actPosition);
  expect(readPosition).toBeGreaterThan(actPosition + newestEventCount);
});

test("opening a report never stands in the way of its reporter's words", async () => {
  const { db, drop } = await separateDatabase();
  try {
    const viewer = await createViewer(db, { unitId: "sacramento" });
    const { reportId, session } = await fileReport(db, keyring, { now });
    const say = (body: string) =>
      addMessage(db, { session, kind: "message", body, now });
    for (let round = 0; round < 10; round++) {
      // A part whose due waits for the reporter, which the reporter's words set anew.
      await db
        .update(assignment)
        .set({ state: "accepted", answeredAt: now, dueAt: null })
        .where(eq(assignment.reportId, reportId));
      const read = () => readReport(db, { viewer, keyring, reportId, now });
      const acts = [read(), say("One."), read(), say("Two."), read()];
      const outcomes = await Promise.allSettled(acts);
      expect(outcomes.map(({ status }) => status)).not.toContain("rejected");
    }
  } finally {
    await drop();
  }
});

test("what its reporter changed is marked for a unit that looked before, with what it said, and each version opens by itself", async () => {
  const { db } = database;
  const answers = { config_changed: undefined };
  const filed = await fileReport(db, keyring, { answers, now });
  const { reportId, session } = filed;
  const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
  const viewer = await createViewer(db, { unitId: "sacramento" });
  const other = await createViewer(db, { unitId: "cisa-region-9" });
  const open = (by: Viewer, minutes: number) =>
    readReport(db, { viewer: by, keyring, reportId, now: at(minutes) });
  await open(viewer, 1);
  await saveAnswers(db, {
    session,
    page: "systems",
    submission: {
      baseVersion: 1,
      contents: { affected: { is: "given", value: ["lawful-intercept"] } },
    },
    now: at(60),
  });
  const entryOf = async (by: Viewer) =>
    (await listQueue(db, { viewer: by, keyring, filters: {}, now: at(61) }))
      .entries[0];
  expect(await entryOf(viewer)).toMatchObject({
    news: { kind: "answers", at: at(60) },
    isUnread: true,
    band: "severe",
  });
  expect(await entryOf(other)).toMatchObject({ news: null });

  const news = [
    {
      questionId: "affected",
      before: [{ kind: "option", option: "routers" }],
      after: [{ kind: "option", option: "lawful-intercept" }],
      at: at(60),
    },
  ];
  // Loading the page again keeps the marks for a while.
  for (const minutes of [70, 71]) {
    const page = await open(viewer, minutes);
    expect(page.contents?.news).toEqual(opened(news));
    expect(page.contents?.versions.map(({ version }) => version)).toEqual([
      2, 1,
    ]);
  }
  expect((await open(viewer, 120)).contents?.news).toEqual(opened([]));
  expect((await open(other, 70)).contents?.news).toEqual(opened([]));
  expect(await entryOf(viewer)).toMatchObject({ news: null });

  const version = (by: Viewer, number: number) =>
    readAnswersVersion(db, {
      ...{ viewer: by, keyring, reportId },
      version: number,
      now: at(130),
    });
  expect(await version(viewer, 2)).toMatchObject({
    changes: { value: [{ questionId: "affected" }] },
    reference: filed.reference,
  });
  expect((await version(viewer, 1)).changes).toEqual(opened([]));
  const types = await eventTypesOf(db, reportId);
  expect(types.slice(-2)).toEqual(["answers.read", "answers.read"]);
  await expect(version(viewer, 3)).rejects.toThrow(NotFound);
  for (const [unitId, role] of [
    ["sanfrancisco", "responder"],
    ["triage-desk", "auditor"],
    ["sacramento", "administrator"],
  ] as const) {
    const stranger = await createViewer(db, { unitId, role });
    await expect(version(stranger, 1)).rejects.toThrow(NotFound);
  }
  expect(await eventTypesOf(db, reportId)).toHaveLength(types.length);
});

test("a duplicate and the report that goes on name each other, to whom both are in sight", async () => {
  const { db } = database;
  const parts = [{ unitId: "sacramento", state: "accepted" as const }];
  const goesOn = await createSentReport(db, { status: "accepted", parts });
  const duplicate = await createSentReport(db, { status: "accepted", parts });
  const viewer = await createViewer(db, { unitId: "sacramento" });
  const elsewhere = await createViewer(db, { unitId: "sanfrancisco" });
  await markDuplicate(db, {
    ...{ reportId: duplicate.reportId, by: viewer, keyring, now },
    ...{ duplicateOf: goesOn.reportId, words: "The same tunnel." },
  });
  const [one, other] = [
    await read(viewer, goesOn.reportId),
    await read(viewer, duplicate.reportId),
  ];
  expect(one.sameThing).toMatchObject({
    goesOn: null,
    duplicates: [{ reportId: duplicate.reportId }],
  });
  expect(other.sameThing).toMatchObject({
    goesOn: { reportId: goesOn.reportId },
    duplicates: [],
  });
  const unseen = await listSameThing(db, {
    ...{ viewer: elsewhere, id: goesOn.reportId },
    ...{ duplicateOf: null, hasDuplicates: true },
  });
  expect(unseen?.duplicates).toEqual([]);
  // Nothing of a report that one may not see, its id neither, goes to the page.
  expect(Object.keys(other)).not.toContain("duplicateOf");
});
