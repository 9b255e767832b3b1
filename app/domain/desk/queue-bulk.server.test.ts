import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import type { Database } from "#db/client.server.ts";
import { auditEvent } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing/database.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { fileReport } from "#db/testing/reports.server.ts";
import { closeReport } from "../closure/close.server.ts";
import { reopenReport } from "../closure/reopen.server.ts";
import { addMessage } from "../report/add-message.server.ts";
import { acceptReport } from "../routing/accept.server.ts";
import type { Viewer } from "../responder/viewer.ts";
import { actOnEach, listSelected, seenRevision } from "./queue-bulk.server.ts";

const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-22T12:00:00Z");
const unforeseen = (error: unknown) => {
  throw error;
};

test("of several reports each is closed by a command of its own, and what one refuses hinders no other", async () => {
  const { db } = database;
  const by = await createViewer(db, { unitId: "sacramento" });
  const ids: string[] = [];
  for (const _ of [1, 2, 3])
    ids.push((await fileReport(db, keyring, { now })).reportId);
  const [first = "", second = "", third = ""] = ids;
  for (const reportId of [first, third])
    await acceptReport(db, { reportId, by, now });

  const rows = await listSelected(db, {
    ...{ viewer: by, reportIds: [third, first, second, first], now },
  });
  expect(
    rows.map(({ reportId, actions }) => [reportId, actions.includes("close")]),
  ).toEqual([
    [third, true],
    [first, true],
    [second, false],
  ]);
  const close = (tx: Database, { reportId }: { reportId: string }) =>
    closeReport(tx, {
      ...{ reportId, by, keyring, now },
      ...{ outcome: "handled-elsewhere", words: "The carrier works it." },
    });
  const done = await actOnEach(db, {
    ...{ rows, act: close, onFailure: unforeseen },
  });
  expect(done).toEqual([
    { reportId: third, is: "done", revision: expect.any(Number) },
    { reportId: first, is: "done", revision: expect.any(Number) },
    {
      reportId: second,
      is: "refused",
      why: "your unit has not accepted this report yet",
    },
  ]);
  const closed = await db
    .select({ reportId: auditEvent.reportId })
    .from(auditEvent)
    .where(eq(auditEvent.type, "report.closed"));
  expect(closed.map(({ reportId }) => reportId).sort()).toEqual(
    [first, third].sort(),
  );
});

test("what is undone is what was done: a report that changed since is left as it is", async () => {
  const { db } = database;
  const by = await createViewer(db, { unitId: "sacramento" });
  const colleague = await createViewer(db, { unitId: "sacramento" });
  const words = "The carrier works it.";
  const closing = {
    keyring,
    now,
    outcome: "handled-elsewhere",
    words,
  } as const;
  const sent = [1, 2, 3].map(() => fileReport(db, keyring, { now }));
  const [same, closedAnew, garbled] = await Promise.all(sent);
  if (!same || !closedAnew || !garbled) throw new Error("three were sent");
  const rows = [same, closedAnew, garbled];
  for (const { reportId } of rows)
    await acceptReport(db, { reportId, by, now });
  const done = await actOnEach(db, {
    rows,
    act: (tx, { reportId }) => closeReport(tx, { ...closing, reportId, by }),
    onFailure: unforeseen,
  });
  const { reportId, session } = closedAnew;
  const body = "It began again.";
  await addMessage(db, { session, body, kind: "message", now });
  await closeReport(db, { ...closing, reportId, by: colleague });

  const typed = Object.fromEntries(
    done.map((one) => [
      `revision-${one.reportId}`,
      one.is === "done" && one.reportId !== garbled.reportId
        ? String(one.revision)
        : "undefined",
    ]),
  );
  const undone = await actOnEach(db, {
    rows,
    act: (tx, { reportId }) =>
      reopenReport(tx, {
        ...{ reportId, by, now, reason: "Closed by mistake." },
        revision: seenRevision(typed[`revision-${reportId}`]),
      }),
    onFailure: unforeseen,
  });
  const why = "it was changed after this page was shown";
  expect(undone).toEqual([
    { reportId: same.reportId, is: "done", revision: expect.any(Number) },
    { reportId, is: "refused", why },
    { reportId: garbled.reportId, is: "refused", why },
  ]);
  for (const text of [undefined, "", "1x", "-1", "9".repeat(40)])
    expect(seenRevision(text)).toBe(0);
  const select = { viewer: by, reportIds: [same.reportId], now };
  const [again] = await listSelected(db, select);
  expect(again?.actions).toContain("close");
});

test("what is out of sight is not among the selected, and neither is what is no report", async () => {
  const { db } = database;
  const tom = await createViewer(db, { unitId: "sanfrancisco" });
  const { reportId } = await fileReport(db, keyring, { now });
  const nobodys = "00000000-0000-7000-8000-000000000000";
  const asked = { viewer: tom, reportIds: [reportId, nobodys], now };
  expect(await listSelected(db, asked)).toEqual([]);
});

test("after a failure nothing more is tried, and what was done is said to be done", async () => {
  const [first, second, third] = [1, 2, 3].map(() => uuidv7());
  const rows = [first, second, third].map((id = "") => ({ reportId: id }));
  const failures: unknown[] = [];
  const done = await actOnEach(database.db, {
    rows,
    act: (_, { reportId }) =>
      reportId === second
        ? Promise.reject(new Error("the line was cut"))
        : Promise.resolve(),
    onFailure: (error) => failures.push(error),
  });
  expect(done.map(({ is }) => is)).toEqual(["done", "not-tried", "not-tried"]);
  expect(failures).toHaveLength(1);
});

test("that the headlines of several were read is recorded as a reading of the queue", async () => {
  const { db } = database;
  const viewer = await createViewer(db, { unitId: "sacramento" });
  const tom = await createViewer(db, { unitId: "sanfrancisco" });
  const sent = [1, 2].map(() => fileReport(db, keyring, { now }));
  const reportIds = (await Promise.all(sent)).map(({ reportId }) => reportId);
  await listSelected(db, { viewer, reportIds, now });
  await listSelected(db, { viewer: tom, reportIds, now });
  await listSelected(db, { viewer: tom, reportIds: [], now });
  const readOf = ({ sessionId }: Viewer) =>
    db
      .select({ detail: auditEvent.detail, at: auditEvent.at })
      .from(auditEvent)
      .where(eq(auditEvent.subjectId, sessionId));
  const detail = { filters: ["selected"], shownCount: 2 };
  expect(await readOf(viewer)).toMatchObject([{ detail, at: now }]);
  expect(await readOf(tom)).toMatchObject([{ detail: { shownCount: 0 } }]);
});
