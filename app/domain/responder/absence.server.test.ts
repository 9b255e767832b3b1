import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditEvent, responder } from "#db/schema/index.ts";
import { asOwner, testDatabase } from "#db/testing/database.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { newestPart } from "#db/testing/parts.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { createSentReport } from "#db/testing/sent-report.server.ts";
import { Forbidden, NotFound, WrongChoice } from "../refusal.ts";
import { assignResponder } from "../routing/assign.server.ts";
import {
  endAbsence,
  findAbsence,
  listAbsences,
  sayAway,
} from "./absence.server.ts";
import type { Viewer } from "./viewer.ts";

const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-30T12:00:00Z");
const thursday = new Date("2026-12-03T08:00:00Z");
const sunday = new Date("2026-12-06T08:00:00Z");

async function team() {
  const { db } = database;
  const of = (role: Viewer["role"] = "responder", unitId = "sacramento") =>
    createViewer(db, { unitId, role });
  return {
    ines: await of(),
    theo: await of(),
    ruth: await of(),
    lead: await of("lead"),
    tom: await of("lead", "sanfrancisco"),
  };
}

const away = (by: Viewer, who: Viewer, deputy: Viewer, fromAt = now) =>
  sayAway(database.db, {
    ...{ by, keyring, responderId: who.responderId, now, fromAt },
    ...{ deputyId: deputy.responderId, untilAt: thursday },
  });

test("a person says that they are away, a lead says it of the unit's people, and nobody else does", async () => {
  const { db } = database;
  const { ines, theo, ruth, lead, tom } = await team();
  await away(ines, ines, theo);
  await away(lead, ruth, theo);
  const absences = await listAbsences(db, { unitId: "sacramento", now });
  expect(absences.map(({ responderId }) => responderId).sort()).toEqual(
    [ines.responderId, ruth.responderId].sort(),
  );
  expect(await listAbsences(db, { unitId: "sanfrancisco", now })).toEqual([]);
  await expect(away(theo, ruth, ines)).rejects.toThrow(Forbidden);
  await expect(away(tom, theo, ines)).rejects.toThrow(WrongChoice);
  await expect(away({ ...ines, role: "auditor" }, ines, theo)).rejects.toThrow(
    NotFound,
  );
  const events = await db
    .select({ detail: auditEvent.detail })
    .from(auditEvent)
    .where(eq(auditEvent.type, "absence.said"));
  expect(events).toHaveLength(2);
});

test("who is away works for nobody, a person is away once at a time, and times go forward", async () => {
  const { ines, theo, ruth, tom } = await team();
  await away(ines, ines, theo);
  await expect(away(ines, ines, ruth)).rejects.toThrow(/already/);
  await expect(away(ruth, ruth, ines)).rejects.toThrow(/away at that time too/);
  await expect(away(theo, theo, ruth)).rejects.toThrow(/work for a colleague/);
  await expect(away(ruth, ruth, ruth)).rejects.toThrow(/Choose a colleague/);
  await expect(away(ruth, ruth, tom)).rejects.toThrow(/Choose a colleague/);
  for (const fromAt of [thursday, sunday])
    await expect(away(ruth, ruth, theo, fromAt)).rejects.toThrow(
      /before it begins/,
    );
  const long = new Date("2026-08-01T00:00:00Z");
  await expect(away(ruth, ruth, theo, long)).rejects.toThrow(/Three months/);
});

test("an absence holds from its beginning to its end, and until it is ended", async () => {
  const { db } = database;
  const { ines, theo, ruth, lead, tom } = await team();
  const { absenceId } = await away(ines, ines, theo);
  const at = (now: Date) =>
    findAbsence(db, {
      ...{ unitId: "sacramento", responderId: ines.responderId, now },
    });
  expect(await at(new Date(now.getTime() - 1))).toBeNull();
  expect(await at(now)).toMatchObject({ deputyId: theo.responderId });
  expect(await at(thursday)).toBeNull();
  for (const by of [ruth, tom])
    await expect(endAbsence(db, { by, absenceId, now })).rejects.toThrow(
      NotFound,
    );
  await endAbsence(db, { by: lead, absenceId, now });
  expect(await at(now)).toBeNull();
  await expect(endAbsence(db, { by: ines, absenceId, now })).rejects.toThrow(
    NotFound,
  );
});

async function acceptedReport() {
  const { reportId } = await createSentReport(database.db, {
    status: "accepted",
    parts: [{ unitId: "sacramento", state: "accepted" }],
  });
  return reportId;
}

test("what is assigned to who is away goes to who works for them, and the history says so", async () => {
  const { db } = database;
  const { ines, theo, lead } = await team();
  await away(ines, ines, theo);
  const reportId = await acceptedReport();
  const assigning = { reportId, by: lead, keyring, now };
  expect(
    await assignResponder(db, { ...assigning, responderId: ines.responderId }),
  ).toEqual({ responderId: theo.responderId });
  const part = await newestPart(db, reportId, "sacramento");
  expect(part.assigneeId).toBe(theo.responderId);
  const [event] = await db
    .select({ detail: auditEvent.detail })
    .from(auditEvent)
    .where(eq(auditEvent.type, "report.assigned"));
  expect(event?.detail).toMatchObject({
    responderId: theo.responderId,
    insteadOf: ines.responderId,
  });
});

test("who is away may still take a report, and nobody gets one by a deputy who left", async () => {
  const { db } = database;
  const { ines, theo, lead } = await team();
  await away(ines, ines, theo);
  const reportId = await acceptedReport();
  const { responderId } = ines;
  await assignResponder(db, { reportId, by: ines, keyring, now, responderId });
  const part = await newestPart(db, reportId, "sacramento");
  expect(part.assigneeId).toBe(responderId);
  await asOwner(db, (owner) =>
    owner
      .update(responder)
      .set({ deactivatedAt: now })
      .where(eq(responder.id, theo.responderId)),
  );
  await expect(
    assignResponder(db, { reportId, by: lead, keyring, now, responderId }),
  ).rejects.toThrow(/choose another/);
});
