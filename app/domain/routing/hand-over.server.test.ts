import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "#db/testing/database.server.ts";
import { offeredReport } from "#db/testing/offered.server.ts";
import {
  eventTypesOf,
  newestPart,
  partsOf,
  standingOf,
} from "#db/testing/parts.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { verifyHistory } from "../audit/verify.server.ts";
import { Conflict, WrongChoice } from "../refusal.ts";
import type { Viewer } from "../responder/viewer.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { openText, type ReportKey } from "../vault/seal.server.ts";
import { acceptReport } from "./accept.server.ts";
import { assignResponder } from "./assign.server.ts";
import { refuseReport } from "./refuse.server.ts";
import { transferReport } from "./transfer.server.ts";

const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-23T18:00:00Z");
const later = new Date("2026-11-23T19:00:00Z");

let reportId: string;
let key: ReportKey;
let sacramento: Viewer;
let sanFrancisco: Viewer;
let triage: Viewer;

beforeEach(async () => {
  ({ reportId, key, sacramento, sanFrancisco, triage } = await offeredReport(
    database.db,
  ));
});

test("a report its unit refuses is offered to the triage desk, with the reason sealed", async () => {
  const { db } = database;
  const reason = "The switch stands in Nevada";
  await refuseReport(db, { reportId, by: sacramento, now, keyring, reason });
  expect(await partsOf(db, reportId)).toEqual([
    "sacramento primary refused",
    "cisa-region-9 joint offered",
    "triage-desk primary offered",
  ]);
  const refused = await newestPart(db, reportId, "sacramento");
  const sealed = refused.answerReasonSealed!; // a refusal has a reason
  expect(sealed.includes("Nevada")).toBe(false);
  const column = "answer_reason_sealed";
  const place = { table: "assignment", column, row: refused.id };
  expect(openText(key, place, sealed)).toBe(reason);
  expect(await eventTypesOf(db, reportId)).toEqual([
    "report.refused",
    "report.offered",
  ]);
  expect((await verifyHistory(db)).firstBroken).toBeNull();
});

test("a joint part that is refused is nobody's", async () => {
  const { db } = database;
  const by = await createViewer(db, { unitId: "cisa-region-9" });
  const reason = "Not our sector";
  await refuseReport(db, { reportId, by, now, keyring, reason });
  expect(await partsOf(db, reportId)).toEqual([
    "sacramento primary offered",
    "cisa-region-9 joint refused",
  ]);
});

test("the triage desk cannot refuse what nobody else takes", async () => {
  const { db } = database;
  const refusal = { reportId, keyring, reason: "no" };
  await refuseReport(db, { ...refusal, by: sacramento, now });
  const last = refuseReport(db, { ...refusal, by: triage, now: later });
  await expect(last).rejects.toThrow(Conflict);
});

test("a transferred report is offered to the other unit and leaves the first one's sight", async () => {
  const { db } = database;
  await acceptReport(db, { reportId, by: sacramento, now });
  await transferReport(db, {
    reportId,
    by: sacramento,
    now: later,
    keyring,
    toUnitId: "sanfrancisco",
    reason: "The site is in Oakland",
  });
  expect(await partsOf(db, reportId)).toEqual([
    "sacramento primary transferred",
    "cisa-region-9 joint offered",
    "sanfrancisco primary offered",
  ]);
  expect(await standingOf(db, reportId)).toMatchObject({
    dueAt: new Date("2026-11-23T21:00:00Z"),
  });
  const responderId = sacramento.responderId;
  const by = sacramento;
  const after = { keyring, reportId, by, now: later, responderId };
  await expect(assignResponder(db, after)).rejects.toThrow(Conflict);
  await acceptReport(db, { reportId, by: sanFrancisco, now: later });
});

test("a refused transfer goes back to the unit that had accepted the report, and to the person who worked it", async () => {
  const { db } = database;
  const { responderId } = sacramento;
  await acceptReport(db, { reportId, by: sacramento, now });
  await assignResponder(db, {
    keyring,
    reportId,
    by: sacramento,
    now,
    responderId,
  });
  const move = { reportId, keyring, reason: "Oakland?" };
  const toUnitId = "sanfrancisco";
  await transferReport(db, { ...move, by: sacramento, now: later, toUnitId });
  const evening = new Date("2026-11-23T20:00:00Z");
  await refuseReport(db, { ...move, by: sanFrancisco, now: evening });
  expect(await partsOf(db, reportId)).toEqual([
    "sacramento primary transferred",
    "cisa-region-9 joint offered",
    "sanfrancisco primary refused",
    "sacramento primary accepted",
  ]);
  expect(await newestPart(db, reportId, "sacramento")).toMatchObject({
    assigneeId: responderId,
    dueKind: "first-answer",
  });
});

test("what the triage desk moved and the unit refuses goes back to the triage desk", async () => {
  const { db } = database;
  const move = { reportId, keyring, reason: "Nearer" };
  const toUnitId = "sanfrancisco";
  await transferReport(db, { ...move, by: triage, now, toUnitId });
  await refuseReport(db, { ...move, by: sanFrancisco, now: later });
  expect(await partsOf(db, reportId)).toEqual([
    "sacramento primary transferred",
    "cisa-region-9 joint offered",
    "sanfrancisco primary refused",
    "triage-desk primary offered",
  ]);
});

test("a joint unit to which the report is transferred becomes primary", async () => {
  const { db } = database;
  const move = {
    reportId,
    keyring,
    reason: "Yours",
    toUnitId: "cisa-region-9",
  };
  await transferReport(db, { ...move, by: sacramento, now });
  expect(await partsOf(db, reportId)).toEqual([
    "sacramento primary transferred",
    "cisa-region-9 joint released",
    "cisa-region-9 primary offered",
  ]);
});

test("a joint unit cannot hand its part to the primary one, nor a unit to itself", async () => {
  const { db } = database;
  const region = await createViewer(db, { unitId: "cisa-region-9" });
  const move = { reportId, keyring, reason: "Yours", toUnitId: "sacramento" };
  for (const by of [region, sacramento]) {
    const attempt = transferReport(db, { ...move, by, now });
    await expect(attempt).rejects.toThrow(Conflict);
  }
});

test("nothing is transferred to a unit the directory does not have", async () => {
  const attempt = transferReport(database.db, {
    reportId,
    by: sacramento,
    now,
    keyring,
    toUnitId: "atlantis",
    reason: "there",
  });
  await expect(attempt).rejects.toThrow(WrongChoice);
});
