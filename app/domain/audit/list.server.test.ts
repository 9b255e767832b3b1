import { expect, test } from "vitest";
import { testDatabase } from "#db/testing/database.server.ts";
import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { instantText, linkText } from "./chain.server.ts";
import {
  listReportEvents,
  listWithoutRepeatedOpenings,
} from "./list.server.ts";
import { recordEvent } from "./record.server.ts";

const database = testDatabase();
const at = new Date("2026-11-22T09:00:00Z");
const actor = { kind: "system", part: "worker" } as const;

test("an event of a type that only a newer version knows is listed as unknown, and the rest as it is", async () => {
  const reportId = uuidv7();
  const { db } = database;
  await recordEvent(db, {
    reportId,
    event: { type: "report.started" },
    actor,
    at,
  });
  const link = linkText({
    type: "report.teleported",
    at: instantText(at),
    actor,
    detail: { to: "somewhere" },
  });
  await db.execute(
    sql`select record_events('report', ${reportId}, ${sql.param([link])})`,
  );
  const events = await listReportEvents(db, reportId);
  expect(events.map(({ event }) => event)).toEqual([
    { type: "report.started" },
    { type: "unknown" },
  ]);
});

test("an objection to a new code that names no request is listed as an objection", async () => {
  const reportId = uuidv7();
  const { db } = database;
  const link = linkText({
    type: "lost-code.stopped",
    at: instantText(at),
    actor,
    detail: {},
  });
  await db.execute(
    sql`select record_events('report', ${reportId}, ${sql.param([link])})`,
  );
  const events = await listReportEvents(db, reportId);
  expect(events.map(({ event }) => event)).toEqual([
    { type: "lost-code.stopped" },
  ]);
});

test("of many openings the reporter's list holds the first of each unit and role", async () => {
  const reportId = uuidv7();
  const { db } = database;
  const open = (unitId: string, role: "responder" | "auditor") =>
    recordEvent(db, {
      reportId,
      event: { type: "report.opened", unitId },
      actor: { kind: "responder", id: uuidv7(), name: "Dana", role, unitId },
      at,
    });
  await recordEvent(db, {
    reportId,
    event: { type: "report.started" },
    actor,
    at,
  });
  for (let times = 0; times < 3; times++) {
    await open("sacramento", "auditor");
    await open("sacramento", "responder");
    await open("albany", "responder");
  }
  const listed = await listWithoutRepeatedOpenings(db, reportId);
  expect(listed.map(({ position }) => position)).toEqual([1, 2, 3, 4]);
  expect(await listReportEvents(db, reportId)).toHaveLength(10);
});
