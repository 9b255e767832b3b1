import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { routingDecision } from "#db/schema/index.ts";
import { asOwner, testDatabase } from "#db/testing/database.server.ts";
import { offeredReport } from "#db/testing/offered.server.ts";
import {
  eventTypesOf,
  newestPart,
  partsOf,
  standingOf,
} from "#db/testing/parts.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { fileReport, type FiledReport } from "#db/testing/reports.server.ts";
import { Conflict, Forbidden, NotFound, WrongChoice } from "../refusal.ts";
import type { Viewer } from "../responder/viewer.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { acceptReport } from "./accept.server.ts";
import { assignResponder } from "./assign.server.ts";
import { offerJoint } from "./offer-joint.server.ts";

const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-23T18:00:00Z");
const later = new Date("2026-11-23T19:00:00Z");

let reportId: string;
let sacramento: Viewer;
let sanFrancisco: Viewer;
let triage: Viewer;

beforeEach(async () => {
  ({ reportId, sacramento, sanFrancisco, triage } = await offeredReport(
    database.db,
  ));
});

test("a unit that accepts owes the first answer from then on", async () => {
  const { db } = database;
  await acceptReport(db, { reportId, by: sacramento, now });
  expect(await newestPart(db, reportId, "sacramento")).toMatchObject({
    state: "accepted",
    answeredAt: now,
    answeredBy: sacramento.responderId,
    dueKind: "first-answer",
    dueAt: new Date("2026-11-23T22:00:00Z"),
  });
  expect(await standingOf(db, reportId)).toEqual({
    status: "accepted",
    revision: 2,
    dueAt: new Date("2026-11-23T22:00:00Z"),
  });
  expect(await eventTypesOf(db, reportId)).toEqual(["report.accepted"]);
});

test("a joint unit's yes does not make the report accepted", async () => {
  const { db } = database;
  const region = await createViewer(db, { unitId: "cisa-region-9" });
  await acceptReport(db, { reportId, by: region, now });
  expect(await standingOf(db, reportId)).toMatchObject({ status: "submitted" });
  expect(await newestPart(db, reportId, "cisa-region-9")).toMatchObject({
    state: "accepted",
    dueKind: "next-update",
  });
});

test("what a colleague accepted cannot be accepted again", async () => {
  const { db } = database;
  const colleague = await createViewer(db, { unitId: "sacramento" });
  await acceptReport(db, { reportId, by: sacramento, now });
  const again = acceptReport(db, { reportId, by: colleague, now });
  await expect(again).rejects.toThrow(Conflict);
});

test("a page that shows an older state cannot act on the newer one", async () => {
  const { db } = database;
  await acceptReport(db, { reportId, by: sacramento, now, revision: 1 });
  const stale = assignResponder(db, {
    keyring,
    reportId,
    by: sacramento,
    now,
    responderId: sacramento.responderId,
    revision: 1,
  });
  await expect(stale).rejects.toThrow(Conflict);
});

test("another unit's responder does not learn that the report exists", async () => {
  const { db } = database;
  const strange = acceptReport(db, { reportId, by: sanFrancisco, now });
  await expect(strange).rejects.toThrow(NotFound);
});

test("the triage desk does not accept what was offered to another unit", async () => {
  const attempt = acceptReport(database.db, { reportId, by: triage, now });
  await expect(attempt).rejects.toThrow(Forbidden);
});

test("a further unit is offered a joint part, once", async () => {
  const { db } = database;
  const offer = { reportId, keyring, reason: "A campaign?" };
  const toUnitId = "national-desk";
  await acceptReport(db, { reportId, by: sacramento, now });
  await offerJoint(db, { ...offer, by: sacramento, now: later, toUnitId });
  expect(await partsOf(db, reportId)).toContain("national-desk joint offered");
  const again = offerJoint(db, { ...offer, by: sacramento, now, toUnitId });
  await expect(again).rejects.toThrow(Conflict);
});

test("no unit is let in by another where the reporter shares with one alone, or where that was not kept", async () => {
  const { db } = database;
  let filed: FiledReport;
  const newest = () => eq(routingDecision.reportId, filed.reportId);
  const offerOf = async (sharing: "fbi-cisa" | "chosen-responder") => {
    filed = await fileReport(db, keyring, { answers: { sharing }, now });
    const command = { reportId: filed.reportId, by: sacramento, now: later };
    await acceptReport(db, command);
    const offer = { toUnitId: "sanfrancisco", reason: "Near.", keyring };
    return () => offerJoint(db, { ...command, ...offer });
  };
  const refused = await offerOf("chosen-responder");
  await expect(refused()).rejects.toThrow("The reporter shares");
  const offer = await offerOf("fbi-cisa");
  const [kept] = await db.select().from(routingDecision).where(newest());
  const keep = (groundsSealed: Buffer | null) =>
    asOwner(db, (owner) =>
      owner.update(routingDecision).set({ groundsSealed }).where(newest()),
    );
  await keep(null);
  await expect(offer()).rejects.toThrow("The reporter shares");
  await keep(kept!.groundsSealed); // it was read above
  await offer();
});

test("assigning begins the work", async () => {
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
  expect(await newestPart(db, reportId, "sacramento")).toMatchObject({
    assigneeId: responderId,
  });
  expect(await standingOf(db, reportId)).toMatchObject({
    status: "in-progress",
  });
});

test("a responder takes no report from a colleague, a lead gives it to whom they lead", async () => {
  const { db } = database;
  const colleague = await createViewer(db, { unitId: "sacramento" });
  const lead = await createViewer(db, { unitId: "sacramento", role: "lead" });
  await acceptReport(db, { reportId, by: sacramento, now });
  const assign = (by: Viewer, { responderId }: Viewer) =>
    assignResponder(db, { keyring, reportId, by, now, responderId });
  await assign(sacramento, sacramento);
  await expect(assign(colleague, colleague)).rejects.toThrow(Conflict);
  await expect(assign(sacramento, colleague)).rejects.toThrow(Forbidden);
  await expect(assign(lead, sanFrancisco)).rejects.toThrow(WrongChoice);
  await assign(lead, colleague);
  expect(await newestPart(db, reportId, "sacramento")).toMatchObject({
    assigneeId: colleague.responderId,
  });
});
