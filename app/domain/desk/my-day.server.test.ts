import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { assignment, auditEvent, report } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing/database.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { fileReport } from "#db/testing/reports.server.ts";
import { createSentReport } from "#db/testing/sent-report.server.ts";
import { sendMessage } from "../correspondence/message.server.ts";
import { handOver } from "../on-call/handover.server.ts";
import { setHours } from "../on-call/hours.server.ts";
import { NotFound } from "../refusal.ts";
import { addMessage } from "../report/add-message.server.ts";
import { acceptReport } from "../routing/accept.server.ts";
import { assignResponder } from "../routing/assign.server.ts";
import { offerJoint } from "../routing/offer-joint.server.ts";
import type { Viewer } from "../responder/viewer.ts";
import { readDay } from "./my-day.server.ts";

const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-30T12:00:00Z");
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

const person = (unitId = "sacramento", role: Viewer["role"] = "responder") =>
  createViewer(database.db, { unitId, role });

type Part = Partial<typeof assignment.$inferInsert>;

async function file(
  organisation: string,
  {
    part = {},
    ...columns
  }: { part?: Part } & Partial<typeof report.$inferInsert> = {},
) {
  const { reportId } = await createSentReport(database.db, {
    ...{ organisation, status: "in-progress", ...columns },
    parts: [{ unitId: "sacramento", state: "accepted", ...part }],
  });
  return reportId;
}

const day = (viewer: Viewer, of: "me" | "unit" = "me", when = now) =>
  readDay(database.db, { viewer, of, now: when });

const names = (rows: Awaited<ReturnType<typeof day>>["mine"]) =>
  rows.map(({ headline }) =>
    headline?.is === "opened" ? headline.value.organisation : null,
  );

test("a person reads what lapses next of theirs, and of the unit what nobody works; of other units nothing", async () => {
  const [ines, theo, tom] = [
    await person(),
    await person(),
    await person("sanfrancisco"),
  ];
  const mine = { assigneeId: ines.responderId };
  await file("Later", { part: { ...mine, dueAt: at(90) } });
  await file("Over", { part: { ...mine, dueAt: at(-5) } });
  await file("Paused", { part: { ...mine, dueAt: null } });
  await file("Nobody’s", { part: { dueAt: at(10) } });
  const theirs = { assigneeId: theo.responderId, dueAt: at(20) };
  await file("Of Theo", { part: theirs });
  const own = await day(ines);
  expect(names(own.mine)).toEqual(["Over", "Later", "Paused"]);
  expect(names(own.others)).toEqual(["Nobody’s"]);
  expect(names((await day(ines, "unit")).others)).toEqual([
    ...["Over", "Nobody’s", "Of Theo", "Later"],
  ]);
  const { mine: none, others } = await day(tom, "unit");
  expect([...none, ...others]).toEqual([]);
  await expect(day({ ...ines, role: "auditor" })).rejects.toThrow(NotFound);
});

test("that somebody read their day stands in the history", async () => {
  const { db } = database;
  const ines = await person();
  await file("Sierra", { part: { assigneeId: ines.responderId } });
  await day(ines);
  const [event] = await db
    .select({ detail: auditEvent.detail })
    .from(auditEvent)
    .where(eq(auditEvent.type, "queue.read"));
  expect(event?.detail).toEqual({ filters: ["my-day"], shownCount: 1 });
});

test("money that may be called back stands above all for three days", async () => {
  const ines = await person();
  const flags = ["money-recall"];
  await file("Wire", { flags, submittedAt: at(-60) });
  await file("Too late", { flags, submittedAt: at(-72 * 60) });
  await file("No money", { submittedAt: at(-60) });
  const { money } = await day(ines);
  expect(names(money)).toEqual(["Wire"]);
  expect(money[0]?.untilAt).toEqual(at(71 * 60));
});

test("what others did since the person left is told by report, and nothing that they did themselves or read", async () => {
  const { db } = database;
  const [ines, lead] = [await person(), await person("sacramento", "lead")];
  const { reportId, session } = await fileReport(db, keyring, {
    now: at(-300),
  });
  const work = { reportId, by: lead, keyring };
  await acceptReport(db, { ...work, now: at(-200) });
  const { responderId } = ines;
  await assignResponder(db, { ...work, responderId, now: at(-190) });
  const writing = { session, messageId: uuidv7(), kind: "message" } as const;
  await addMessage(db, { ...writing, body: "It is back.", now: at(-100) });
  await sendMessage(db, {
    ...{ ...work, by: ines, kind: "message", body: "We look.", now: at(-50) },
  });
  const first = await day(ines);
  expect(first.since.by).toBe("day");
  const told = first.changed.flatMap(({ changes }) =>
    changes.map(({ event }) => event.type),
  );
  expect(told.slice(0, 3)).toEqual([
    "message.sent",
    "report.assigned",
    "report.accepted",
  ]);
  await setHours(db, {
    ...{ by: ines, of: "person", now },
    hours: { beginsMinute: 0, endsMinute: 60 },
  });
  const { since } = await day(ines, "me", at(40));
  expect(since.by).toBe("shift");
});

test("who waits on whom is told from both sides", async () => {
  const { db } = database;
  const ines = await person();
  const { responderId } = ines;
  const { reportId, session } = await fileReport(db, keyring, {
    now: at(-300),
  });
  const work = { reportId, by: ines, keyring };
  const before = await day(ines);
  expect(before.waits.forUs).toMatchObject([{ reportId, who: "unit" }]);
  await acceptReport(db, { ...work, now: at(-200) });
  await assignResponder(db, { ...work, responderId, now: at(-190) });
  const accepted = await day(ines);
  expect(accepted.waits.forUs).toMatchObject([
    { reportId, who: "reporter", since: at(-300) },
  ]);
  await offerJoint(db, {
    ...{ ...work, toUnitId: "denver", reason: "Yours too.", now: at(-100) },
  });
  const asking = { ...work, kind: "question", body: "Which?" } as const;
  await sendMessage(db, { ...asking, now: at(-90) });
  const { waits } = await day(ines);
  expect(waits.forUs).toEqual([]);
  const units = waits.forThem.filter(({ who }) => who === "unit");
  expect(units).toContainEqual(
    expect.objectContaining({ reportId, since: at(-100) }),
  );
  expect(waits.forThem.at(-1)).toMatchObject({ who: "reporter" });
  const writing = { session, messageId: uuidv7(), kind: "message" } as const;
  await addMessage(db, { ...writing, body: "The second.", now: at(-10) });
  const answered = await day(ines);
  expect(answered.waits.forUs).toMatchObject([
    { reportId, who: "reporter", since: at(-10) },
  ]);
});

test("what was handed over stands on the colleague's day, and no more on one's own", async () => {
  const { db } = database;
  const [ines, theo] = [await person(), await person()];
  const reportId = await file("Sierra", {
    part: { assigneeId: ines.responderId, dueAt: at(10) },
  });
  await handOver(db, {
    ...{ handoverId: uuidv7(), by: ines, keyring, now },
    ...{ toId: theo.responderId, note: "Watch.", now },
    reports: [{ reportId, revision: 1, note: "" }],
  });
  expect(names((await day(ines)).mine)).toEqual([]);
  const { mine, changed } = await day(theo, "me", at(1));
  expect(names(mine)).toEqual(["Sierra"]);
  expect(changed[0]?.changes[0]?.event.type).toBe("report.handed-over");
});
