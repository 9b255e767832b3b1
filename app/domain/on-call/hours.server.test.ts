import { expect, test } from "vitest";
import { testDatabase } from "#db/testing/database.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { Forbidden, NotFound } from "../refusal.ts";
import { findHours, setHours } from "./hours.server.ts";
import { markSeen, visitDay } from "./visit.server.ts";

const database = testDatabase();
const now = new Date("2026-11-30T12:00:00Z");
const [day, night] = [
  { beginsMinute: 420, endsMinute: 1140 },
  { beginsMinute: 1140, endsMinute: 420 },
];

test("a unit has its hours, a person their own, and each is set by who may", async () => {
  const { db } = database;
  const ines = await createViewer(db, { unitId: "sacramento" });
  const lead = await createViewer(db, { unitId: "sacramento", role: "lead" });
  const auditor = { ...ines, role: "auditor" } as const;
  expect(await findHours(db, ines)).toEqual({ person: null, unit: null });
  await setHours(db, { by: lead, of: "unit", hours: day, now });
  await setHours(db, { by: lead, of: "unit", hours: day, now });
  await setHours(db, { by: ines, of: "person", hours: night, now });
  expect(await findHours(db, ines)).toEqual({ person: night, unit: day });
  expect(await findHours(db, lead)).toEqual({ person: null, unit: day });
  const moved = { ...ines, unitId: "sanfrancisco" };
  expect(await findHours(db, moved)).toEqual({ person: null, unit: null });
  await expect(
    setHours(db, { by: ines, of: "unit", hours: night, now }),
  ).rejects.toThrow(Forbidden);
  await expect(
    setHours(db, { by: auditor, of: "person", hours: night, now }),
  ).rejects.toThrow(NotFound);
  await setHours(db, { by: ines, of: "person", hours: null, now });
  expect(await findHours(db, ines)).toEqual({ person: null, unit: day });
});

test("a visit ends when the person was not there for half an hour", async () => {
  const { db } = database;
  const { responderId } = await createViewer(db, { unitId: "sacramento" });
  const visit = (minutes: number) =>
    visitDay(db, {
      ...{ responderId, now: new Date(now.getTime() + minutes * 60_000) },
    });
  expect(await visit(0)).toEqual({ beforeAt: null, seenAt: null });
  expect(await visit(30)).toEqual({ beforeAt: null, seenAt: null });
  const left = new Date(now.getTime() + 30 * 60_000);
  expect(await visit(61)).toEqual({ beforeAt: left, seenAt: null });
  expect(await visit(62)).toEqual({ beforeAt: left, seenAt: null });
  await markSeen(db, { responderId, seenAt: now });
  expect(await visit(63)).toEqual({ beforeAt: left, seenAt: now });
});
