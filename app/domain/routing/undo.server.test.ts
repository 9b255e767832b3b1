import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "#db/testing/database.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { offeredReport } from "#db/testing/offered.server.ts";
import {
  eventTypesOf,
  newestPart,
  partsOf,
  standingOf,
} from "#db/testing/parts.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { verifyHistory } from "../audit/verify.server.ts";
import { writeNote } from "../correspondence/note.server.ts";
import { openOnDesk } from "../desk/opening.server.ts";
import { Conflict, NotFound, Stale } from "../refusal.ts";
import type { Viewer } from "../responder/viewer.ts";
import { acceptReport } from "./accept.server.ts";
import { assignResponder } from "./assign.server.ts";
import { transferReport } from "./transfer.server.ts";
import { undoAssignment } from "./undo-assignment.server.ts";
import { undoTransfer } from "./undo-transfer.server.ts";

const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-23T18:00:00Z");
const after = (seconds: number) => new Date(now.getTime() + seconds * 1_000);

let reportId: string;
let ines: Viewer;
let lead: Viewer;
let tom: Viewer;
let triage: Viewer;

beforeEach(async () => {
  const { db } = database;
  const offered = await offeredReport(db);
  ({ reportId, triage } = offered);
  [ines, tom] = [offered.sacramento, offered.sanFrancisco];
  lead = await createViewer(db, { unitId: "sacramento", role: "lead" });
  await acceptReport(db, { reportId, by: ines, now });
});

const assign = (by: Viewer, to: Viewer, seconds = 1) =>
  assignResponder(database.db, {
    ...{ keyring, reportId, by, now: after(seconds) },
    responderId: to.responderId,
  });
const unassign = (by: Viewer, seconds = 5, revision?: number) =>
  undoAssignment(database.db, { reportId, by, revision, now: after(seconds) });
const transfer = (by: Viewer, toUnitId = "sanfrancisco") =>
  transferReport(database.db, {
    ...{ keyring, reportId, by, toUnitId, now: after(1) },
    reason: "The site is in Oakland",
  });
const takeBack = (by: Viewer, seconds = 5) =>
  undoTransfer(database.db, { keyring, reportId, by, now: after(seconds) });
const assigneeOf = async () =>
  (await newestPart(database.db, reportId, "sacramento")).assigneeId;

test("an assignment is undone by whoever made it: nobody works the report, and it is as if nobody had begun", async () => {
  const { db } = database;
  await assign(ines, ines);
  expect((await standingOf(db, reportId))?.status).toBe("in-progress");
  await unassign(ines);
  expect(await assigneeOf()).toBeNull();
  expect((await standingOf(db, reportId))?.status).toBe("accepted");
  expect(await eventTypesOf(db, reportId)).toEqual([
    ...["report.accepted", "report.assigned", "report.assignment-undone"],
  ]);
  expect((await verifyHistory(db)).firstBroken).toBeNull();
  await expect(unassign(ines, 6)).rejects.toThrow("undone since");
});

test("who worked it before works it again, and work that went on meanwhile goes on", async () => {
  const { db } = database;
  await assign(ines, ines);
  await assign(lead, lead, 2);
  await unassign(lead);
  expect(await assigneeOf()).toBe(ines.responderId);
  await assign(lead, lead, 6);
  await writeNote(db, { reportId, by: ines, body: "Mine.", now: after(7) });
  await unassign(lead, 8);
  expect((await standingOf(db, reportId))?.status).toBe("in-progress");
});

test("nobody undoes a colleague's assignment, an old one, or one that was made anew", async () => {
  const { db } = database;
  await assign(lead, ines);
  await expect(unassign(ines)).rejects.toThrow(Conflict);
  await expect(unassign(lead, 90)).rejects.toThrow("too late");
  await expect(unassign(tom)).rejects.toThrow(NotFound);
  const revision = (await standingOf(db, reportId))?.revision ?? 0;
  await expect(unassign(lead, 5, revision - 1)).rejects.toThrow(Stale);
  await assign(ines, ines, 6);
  await expect(unassign(lead, 7)).rejects.toThrow(Conflict);
});

test("a transfer that nobody opened is taken back: the part is as it was, with its due, and the other unit sees it no longer", async () => {
  const { db } = database;
  await assign(ines, ines);
  const before = await newestPart(db, reportId, "sacramento");
  const { dueAt } = (await standingOf(db, reportId)) ?? {};
  await transfer(ines);
  await takeBack(ines);
  expect(await partsOf(db, reportId)).toEqual([
    "sacramento primary transferred",
    "cisa-region-9 joint offered",
    "sanfrancisco primary transferred",
    "sacramento primary accepted",
  ]);
  const again = await newestPart(db, reportId, "sacramento");
  expect(again.assigneeId).toBe(ines.responderId);
  expect([again.dueKind, again.dueAt]).toEqual([before.dueKind, before.dueAt]);
  expect((await standingOf(db, reportId))?.dueAt).toEqual(dueAt);
  const opening = { viewer: tom, reportId, now: after(9) };
  await expect(openOnDesk(db, opening)).rejects.toThrow(NotFound);
  const types = await eventTypesOf(db, reportId);
  expect(types.slice(2)).toEqual([
    ...["report.transferred", "report.offered", "report.transfer-undone"],
  ]);
  expect((await verifyHistory(db)).firstBroken).toBeNull();
  await expect(takeBack(ines, 6)).rejects.toThrow("undone since");
});

test("a transfer stays once somebody of the other unit has opened or accepted it; the triage desk's look is none", async () => {
  const { db } = database;
  await transfer(ines);
  await openOnDesk(db, { viewer: triage, reportId, now: after(2) });
  await openOnDesk(db, { viewer: tom, reportId, now: after(3) });
  await expect(takeBack(ines)).rejects.toThrow("has opened it already");
  await acceptReport(db, { reportId, by: tom, now: after(4) });
  await expect(takeBack(ines)).rejects.toThrow("has answered already");
});

test("nobody takes back a colleague's transfer, and of a report they moved nothing of none is found", async () => {
  await transfer(ines);
  for (const by of [lead, tom, triage])
    await expect(takeBack(by)).rejects.toThrow(NotFound);
  await expect(takeBack(ines, 90)).rejects.toThrow("too late");
});

test("what the triage desk moved comes back to the unit that had it", async () => {
  const { db } = database;
  await transfer(triage);
  await takeBack(triage);
  expect((await partsOf(db, reportId)).at(-1)).toBe(
    "sacramento primary accepted",
  );
});

test("a unit whose joint part became the primary one keeps it", async () => {
  await transfer(ines, "cisa-region-9");
  await expect(takeBack(ines)).rejects.toThrow("had a part before");
});
