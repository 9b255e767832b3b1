import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditEvent } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing/database.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { fileReport } from "#db/testing/reports.server.ts";
import { closeReport } from "../closure/close.server.ts";
import { reopenReport } from "../closure/reopen.server.ts";
import { acceptReport } from "../routing/accept.server.ts";
import { actOnEach, listSelected } from "./queue-bulk.server.ts";

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

  const rows = await listSelected(db, by, [third, first, second, first]);
  expect(
    rows.map(({ reportId, actions }) => [reportId, actions.includes("close")]),
  ).toEqual([
    [third, true],
    [first, true],
    [second, false],
  ]);
  const close = ({ reportId }: { reportId: string }) =>
    closeReport(db, {
      ...{ reportId, by, keyring, now },
      ...{ outcome: "handled-elsewhere", words: "The carrier works it." },
    });
  const done = await actOnEach(rows, close, unforeseen);
  expect(done).toEqual([
    { reportId: third, is: "done" },
    { reportId: first, is: "done" },
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

  const undone = await actOnEach(
    [{ reportId: first }],
    ({ reportId }) =>
      reopenReport(db, { reportId, by, now, reason: "Closed by mistake." }),
    unforeseen,
  );
  expect(undone).toEqual([{ reportId: first, is: "done" }]);
  const [again] = await listSelected(db, by, [first]);
  expect(again?.actions).toContain("close");
});

test("what is out of sight is not among the selected, and neither is what is no report", async () => {
  const { db } = database;
  const tom = await createViewer(db, { unitId: "sanfrancisco" });
  const { reportId } = await fileReport(db, keyring, { now });
  const nobodys = "00000000-0000-7000-8000-000000000000";
  expect(await listSelected(db, tom, [reportId, nobodys])).toEqual([]);
});

test("after a failure nothing more is tried, and what was done is said to be done", async () => {
  const rows = ["a", "b", "c"].map((reportId) => ({ reportId }));
  const failures: unknown[] = [];
  const done = await actOnEach(
    rows,
    ({ reportId }) =>
      reportId === "b"
        ? Promise.reject(new Error("the line was cut"))
        : Promise.resolve(),
    (error) => failures.push(error),
  );
  expect(done.map(({ is }) => is)).toEqual(["done", "not-tried", "not-tried"]);
  expect(failures).toHaveLength(1);
});
