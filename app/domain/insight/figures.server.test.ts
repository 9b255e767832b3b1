import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { testDatabase } from "#db/testing/database.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { createSentReport } from "#db/testing/sent-report.server.ts";
import { promisedAt } from "../routing/dues.server.ts";
import { NotFound } from "../refusal.ts";
import type { Viewer } from "../responder/viewer.ts";
import { bands, type Band } from "../vocabulary/triage.ts";
import { recordEvent } from "../audit/record.server.ts";
import { readFigures } from "./figures.server.ts";
import type { Figure } from "./figure.ts";
import { periodOf } from "./period.ts";
import { listFigureRows } from "./rows.server.ts";

const database = testDatabase();
const now = new Date("2026-11-30T20:00:00Z");
const minutesMs = 60_000;

function countingOf(viewer: Viewer) {
  const asked = { period: "month", from: undefined, to: undefined } as const;
  const { period } = periodOf(asked, { now, timeZone: "America/New_York" });
  return { viewer, period, now };
}

const at = (text: string) => new Date(text);
const later = (from: Date, minutes: number) =>
  new Date(from.getTime() + minutes * minutesMs);

type Sent = Parameters<typeof createSentReport>[1] & { sentAt: Date };

/** A report with its primary part, looked at and answered after so many minutes. */
async function send({ sentAt, parts = [], ...columns }: Sent) {
  return createSentReport(database.db, {
    ...{ submittedAt: sentAt, country: "US", state: "CA", ...columns },
    parts,
  });
}

/** What the figures say and what their lists hold. */
async function both(viewer: Viewer, figure: Figure, key?: string) {
  const counting = countingOf(viewer);
  const listed = async (of: "this" | "before") =>
    (await listFigureRows(database.db, counting, { figure, key, of })).rows
      .length;
  return { now: await listed("this"), before: await listed("before") };
}

test("reports are counted by band, sector, state, office and what became of them, and each count is its list", async () => {
  const { db } = database;
  const sentAt = at("2026-11-20T18:00:00Z");
  const sacramento = [{ unitId: "sacramento", state: "accepted" as const }];
  await send({ sentAt, band: "severe", sector: "energy", parts: sacramento });
  await send({ sentAt, band: "low", sector: "energy", state: "NV" });
  await send({
    ...{ sentAt, status: "closed", outcome: "no-compromise-found" },
    closedAt: later(sentAt, 60),
  });
  await send({ sentAt, country: "DE", state: null });
  await send({ sentAt: at("2026-10-20T18:00:00Z"), sector: "energy" });
  await send({ sentAt: at("2026-01-20T18:00:00Z"), sector: "energy" });
  const viewer = await createViewer(db);
  const { counts } = await readFigures(db, countingOf(viewer));
  expect(counts.sent).toEqual({ now: 4, before: 1 });
  expect(counts.band).toMatchObject({
    severe: { now: 1, before: 0 },
    medium: { now: 2, before: 1 },
  });
  expect(counts.sector).toEqual({
    energy: { now: 2, before: 1 },
    "not-known": { now: 2, before: 0 },
  });
  expect(counts.state).toMatchObject({
    CA: { now: 2, before: 1 },
    abroad: { now: 1, before: 0 },
  });
  expect(counts.office).toMatchObject({ sacramento: { now: 1, before: 0 } });
  expect(counts.outcome).toMatchObject({
    "no-compromise-found": { now: 1 },
    open: { now: 3, before: 1 },
  });
  expect(counts.step).toEqual({
    "2026-11-16": { now: 4, before: 0 },
    "2026-10-19": { now: 0, before: 1 },
  });
  expect(counts.severe["2026-11-16"]).toEqual({ now: 1, before: 0 });
  for (const name of [
    "band",
    "sector",
    "state",
    "office",
    "outcome",
    "step",
  ] as const)
    for (const [key, count] of Object.entries(counts[name]))
      expect(await both(viewer, name, key), `${name} ${key}`).toEqual(count);
  expect(await both(viewer, "sent")).toEqual(counts.sent);
});

test("half looked and answered as fast as the median; who still waits counts as late as now", async () => {
  const { db } = database;
  const sentAt = later(now, -100);
  for (const minutes of [10, 20, 90])
    await send({
      sentAt,
      band: "high",
      firstOpenedAt: later(sentAt, minutes),
      firstAnsweredAt: later(sentAt, minutes * 2),
    });
  await send({ sentAt, band: "high" });
  // Withdrawn before anybody answered: nothing was owed.
  await send({
    sentAt,
    band: "high",
    status: "withdrawn",
    firstOpenedAt: later(sentAt, 1),
  });
  const viewer = await createViewer(db);
  const { looks, answers } = await readFigures(db, countingOf(viewer));
  expect(looks.now.all).toMatchObject({
    count: 5,
    waitingCount: 1,
    medianMs: 20 * minutesMs,
  });
  expect(answers.now.high).toMatchObject({
    count: 4,
    waitingCount: 1,
    medianMs: 70 * minutesMs,
  });
  expect(answers.before).toEqual({});
  expect((await both(viewer, "unanswered")).now).toBe(1);
  expect((await both(viewer, "unlooked")).now).toBe(1);
});

/** Sent on weekdays, weekends, holidays, by night and by day. */
const sendings = [
  ...["2026-11-18T17:30:00Z", "2026-11-20T23:40:00Z", "2026-11-21T12:00:00Z"],
  ...["2026-11-11T15:00:00Z", "2026-11-13T08:05:00Z", "2026-11-25T22:00:00Z"],
].map(at);

test.each(["sacramento", "cisa-region-9", "triage-desk"])(
  "a promise of %s is late exactly after the deadline that it was given, in every band and at any hour",
  async (unitId) => {
    const { db } = database;
    const [unit] = await db.query.unit.findMany({
      where: (u, { eq }) => eq(u.id, unitId),
    });
    if (!unit) throw new Error("the directory has this unit");
    const hours = {
      isRoundTheClock: unit.isRoundTheClock,
      timeZone: unit.timeZone,
    };
    const expected = new Map<string, boolean>();
    for (const sentAt of sendings)
      for (const band of bands)
        for (const minutes of [-3, 3]) {
          const owed = { kind: "accept", band, from: sentAt, hours } as const;
          const due = promisedAt(owed);
          const answeredAt = later(due, minutes);
          if (answeredAt > now) continue;
          const { reportId } = await send({
            sentAt,
            band,
            parts: [
              { unitId, state: "accepted", offeredAt: sentAt, answeredAt },
            ],
          });
          expected.set(reportId, minutes > 0);
        }
    const viewer = await createViewer(db);
    const { rows } = await listFigureRows(db, countingOf(viewer), {
      figure: "late-accept",
      of: "this",
    });
    const late = new Set(rows.map(({ reportId }) => reportId));
    // Three minutes after the close of business are outside of all business hours: no minute was worked.
    const isAtClose = (id: string) =>
      expected.get(id) === true && !late.has(id);
    for (const [id, isLate] of expected)
      if (!isAtClose(id)) expect(late.has(id)).toBe(isLate);
    expect([...expected.keys()].filter(isAtClose)).toEqual([]);
  },
);

test("an answer is late by the promise of its band, and one that waits for the reporter is not", async () => {
  const { db } = database;
  const sentAt = at("2026-11-24T18:00:00Z");
  const part = (more: object) => ({
    unitId: "sacramento",
    state: "accepted" as const,
    offeredAt: sentAt,
    answeredAt: later(sentAt, 5),
    ...more,
  });
  const make = (band: Band, minutes: number | null, more = {}) =>
    send({
      sentAt,
      band,
      parts: [part(more)],
      firstAnsweredAt: minutes === null ? null : later(sentAt, minutes),
    });
  await make("severe", 60);
  const { reportId: late } = await make("severe", 70);
  await make("severe", null, { dueKind: "first-answer", dueAt: null });
  const { reportId: waits } = await make("severe", null, {
    dueKind: "first-answer",
    dueAt: later(sentAt, 65),
  });
  const viewer = await createViewer(db);
  const counting = countingOf(viewer);
  const { promises } = await readFigures(db, counting);
  expect(promises.find(({ kind }) => kind === "first-answer")).toMatchObject({
    unitId: "sacramento",
    band: "severe",
    isThis: true,
    count: 3,
    late: 2,
  });
  for (const key of [undefined, "severe", "sacramento"]) {
    const { rows } = await listFigureRows(db, counting, {
      figure: "late-answer",
      key,
      of: "this",
    });
    expect(rows.map(({ reportId }) => reportId).sort()).toEqual(
      [late, waits].sort(),
    );
  }
});

test("a promise stays kept or late when the part ends, and passes on with the part", async () => {
  const { db } = database;
  const sentAt = at("2026-11-24T18:00:00Z");
  const minutes = (count: number) => later(sentAt, count);
  const make = (parts: Sent["parts"], firstAnsweredAt: Date | null = null) =>
    send({
      sentAt,
      band: "severe",
      status: "withdrawn",
      parts,
      firstAnsweredAt,
    });
  const part = {
    ...{ unitId: "sacramento", offeredAt: sentAt, part: "primary" as const },
    ...{ state: "released" as const, dueKind: "next-update" as const },
  };
  // Accepted and answered late, then closed.
  await make(
    [{ ...part, acceptedAt: minutes(200), answeredAt: minutes(400) }],
    minutes(390),
  );
  // Accepted in time, given on, and answered late by who had it then.
  const given = { state: "transferred" as const, answeredAt: minutes(20) };
  await make(
    [
      { ...part, acceptedAt: minutes(5), ...given, dueKind: "first-answer" },
      {
        ...{ ...part, unitId: "denver", offeredAt: minutes(20) },
        ...{ acceptedAt: minutes(25), answeredAt: minutes(400) },
      },
    ],
    minutes(390),
  );
  // Withdrawn long after it should have been accepted.
  await make([{ ...part, dueKind: "accept", answeredAt: minutes(400) }]);
  const viewer = await createViewer(db);
  const { promises } = await readFigures(db, countingOf(viewer));
  const told = promises.map(({ unitId, kind, count, late }) =>
    [unitId, kind, count, late].join(" "),
  );
  expect(told.sort()).toEqual([
    "denver accept 1 0",
    "denver first-answer 1 1",
    "sacramento accept 3 2",
    "sacramento first-answer 1 1",
  ]);
});

test("a part that a rule offered and its unit gave away is a misroute; one that a person offered is none", async () => {
  const { db } = database;
  const sentAt = at("2026-11-24T18:00:00Z");
  await send({
    sentAt,
    parts: [
      { unitId: "sacramento", state: "refused", ruleId: "site-county" },
      { unitId: "sanfrancisco", ruleId: null },
    ],
  });
  await send({
    sentAt,
    parts: [{ unitId: "sacramento", state: "accepted", ruleId: "site-county" }],
  });
  await send({
    sentAt,
    parts: [{ unitId: "sacramento", state: "transferred", ruleId: null }],
  });
  await send({
    sentAt,
    parts: [
      {
        ...{ unitId: "sacramento", state: "transferred" },
        ...{ ruleId: "site-county", offeredAt: later(sentAt, -10) },
      },
      { unitId: "sacramento", state: "accepted", ruleId: null },
    ],
  });
  const viewer = await createViewer(db);
  const { misroutes } = await readFigures(db, countingOf(viewer));
  expect(misroutes).toEqual([
    {
      unitId: "sacramento",
      ruleId: "site-county",
      isThis: true,
      count: 3,
      away: 1,
    },
  ]);
  expect((await both(viewer, "misroute", "sacramento.site-county")).now).toBe(
    1,
  );
  expect((await both(viewer, "misroute")).now).toBe(1);
});

test("what was opened again in the period is counted whenever it was sent", async () => {
  const { db } = database;
  const viewer = await createViewer(db);
  const { reportId } = await send({ sentAt: at("2026-02-01T12:00:00Z") });
  for (const when of ["2026-11-10T12:00:00Z", "2026-11-11T12:00:00Z"])
    await recordEvent(db, {
      reportId,
      event: { type: "report.reopened" },
      actor: viewer.actor,
      at: at(when),
    });
  const { reopened } = await readFigures(db, countingOf(viewer));
  expect(reopened).toEqual({ now: 1, before: 0 });
  expect(await both(viewer, "reopened")).toEqual(reopened);
});

test("load is what is live now, by unit and person, and what of it is overdue", async () => {
  const { db } = database;
  const sentAt = at("2026-02-01T12:00:00Z");
  const miguel = await createViewer(db, {
    name: "Miguel Santos",
    unitId: "sacramento",
  });
  const part = { unitId: "sacramento", state: "accepted" as const };
  await send({
    sentAt,
    parts: [
      {
        ...part,
        assigneeId: miguel.responderId,
        dueAt: later(now, -1),
        dueKind: "next-update",
      },
    ],
  });
  await send({
    sentAt,
    parts: [{ ...part, dueAt: later(now, 1), dueKind: "next-update" }],
  });
  await send({ sentAt, parts: [{ ...part, state: "released" }] });
  const { load } = await readFigures(db, countingOf(miguel));
  expect(load).toHaveLength(2);
  expect(load).toContainEqual({
    unitId: "sacramento",
    responderId: miguel.responderId,
    name: "Miguel Santos",
    count: 1,
    overdue: 1,
  });
  expect((await both(miguel, "open", "sacramento")).now).toBe(2);
  expect((await both(miguel, "open", "sacramento.nobody")).now).toBe(1);
  expect(
    (await both(miguel, "open", `sacramento.${miguel.responderId}`)).now,
  ).toBe(1);
  expect((await both(miguel, "overdue", "sacramento")).now).toBe(1);
});

test("a unit's figures are of its own reports, an auditor's of all, and an administrator has none", async () => {
  const { db } = database;
  const sentAt = at("2026-11-24T18:00:00Z");
  await send({ sentAt, parts: [{ unitId: "sacramento" }] });
  await send({ sentAt, parts: [{ unitId: "denver" }] });
  await send({
    sentAt,
    parts: [{ unitId: "sacramento", state: "refused" }, { unitId: "denver" }],
  });
  const sees = async (
    role: "responder" | "auditor" | "lead",
    unitId: string,
  ) => {
    const viewer = await createViewer(db, { role, unitId });
    const { counts } = await readFigures(db, countingOf(viewer));
    expect(await both(viewer, "sent")).toEqual(counts.sent);
    return counts.sent.now;
  };
  expect(await sees("responder", "sacramento")).toBe(1);
  expect(await sees("lead", "denver")).toBe(2);
  expect(await sees("responder", "triage-desk")).toBe(3);
  expect(await sees("auditor", "cisa-region-9")).toBe(3);
  const administrator = await createViewer(db, { role: "administrator" });
  const counting = countingOf(administrator);
  await expect(readFigures(db, counting)).rejects.toThrow(NotFound);
  const listing = listFigureRows(db, counting, { figure: "sent", of: "this" });
  await expect(listing).rejects.toThrow(NotFound);
});

test("a key that fits nothing lists nothing", async () => {
  const { db } = database;
  await send({
    sentAt: at("2026-11-24T18:00:00Z"),
    parts: [{ unitId: "sacramento" }],
  });
  const viewer = await createViewer(db);
  for (const figure of [
    "band",
    "step",
    "office",
    "open",
    "misroute",
    "late-accept",
  ] as const)
    expect((await both(viewer, figure, uuidv7())).now, figure).toBe(0);
});
