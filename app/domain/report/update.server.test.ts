import { asc, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import {
  assignment,
  report,
  reportAnswers,
  routingDecision,
  scoring,
} from "#db/schema/index.ts";
import { separateDatabase, testDatabase } from "#db/testing/database.server.ts";
import { partsOf } from "#db/testing/parts.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import {
  fileReport,
  type FiledReport,
  type Filing,
} from "#db/testing/reports.server.ts";
import type { Database } from "#db/client.server.ts";
import { listReportEvents } from "../audit/list.server.ts";
import { verifyHistory } from "../audit/verify.server.ts";
import { Conflict, NotFound } from "../refusal.ts";
import { openHeadlineWith } from "../desk/headline.server.ts";
import { acceptReport } from "../routing/accept.server.ts";
import { factsWith } from "#db/testing/facts.ts";
import { severityModel } from "../triage/model.server.ts";
import { insertScoring } from "../triage/record.server.ts";
import { scoreReport } from "../triage/score.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { getQuestion, isQuestionId, type Content } from "../form/answers.ts";
import { closeReport } from "../closure/close.server.ts";
import { followReport } from "../follow/follow.server.ts";
import type { Contents } from "../form/read-form.ts";
import { saveAnswers } from "./save.server.ts";
import { readUpdates, readVersion } from "../answers/versions.server.ts";
import { withdrawReport } from "./withdraw.server.ts";
import { valueIn } from "../vault/opened.ts";
import { opened } from "#db/testing/opened.ts";

const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-23T18:00:00Z");
const later = new Date("2026-11-23T18:30:00Z");
const given = (value: unknown): Content => ({ is: "given", value });

const file = (filing: Filing = {}) =>
  fileReport(database.db, keyring, { now, ...filing });

async function update(
  { session }: FiledReport,
  contents: Contents,
  {
    db = database.db,
    baseVersion = 1,
    at = later,
  }: { db?: Database; baseVersion?: number; at?: Date } = {},
) {
  const submission = { baseVersion, contents };
  const { page } = getQuestion(Object.keys(contents).find(isQuestionId)!);
  return saveAnswers(db, { session, page, submission, now: at });
}

async function rowOf({ reportId }: FiledReport, db: Database = database.db) {
  const [row] = await db.select().from(report).where(eq(report.id, reportId));
  return row!; // the tests ask for reports that are there
}

const eventsOf = async ({ reportId }: FiledReport) =>
  (await listReportEvents(database.db, reportId)).map(({ event }) => event);

const scoringsOf = ({ reportId }: FiledReport) =>
  database.db
    .select()
    .from(scoring)
    .where(eq(scoring.reportId, reportId))
    .orderBy(asc(scoring.version));

const jobsOf = async ({ reportId }: FiledReport) => {
  const { rows } = await database.db.execute<{ task: string }>(sql`
    select task.identifier as task
    from graphile_worker._private_jobs as job
    join graphile_worker._private_tasks as task on task.id = job.task_id
    where job.payload ->> 'reportId' = ${reportId}`);
  return rows.map(({ task }) => task).sort();
};

test("an update that names graver systems raises the band, asks the national desk to help and brings dues forward, all at once", async () => {
  const filed = await file();
  const before = await rowOf(filed);
  expect(before.band).toBe("medium");
  expect(await partsOf(database.db, filed.reportId)).toEqual([
    "sacramento primary offered",
    "cisa-region-9 joint offered",
  ]);

  await update(filed, {
    affected: given(["routers", "lawful-intercept"]),
  });
  const after = await rowOf(filed);
  expect(after).toMatchObject({
    band: "severe",
    answersVersion: 2,
    reporterActedAt: later,
    revision: before.revision + 1,
  });
  expect(after.flags).toContain("lawful-intercept");
  expect(after.dueAt!.getTime()).toBeLessThan(before.dueAt!.getTime());

  const parts = await database.db
    .select()
    .from(assignment)
    .where(eq(assignment.reportId, filed.reportId))
    .orderBy(asc(assignment.offeredAt), asc(assignment.part));
  expect(parts.map(({ unitId, part }) => `${unitId} ${part}`)).toEqual([
    "sacramento primary",
    "cisa-region-9 joint",
    "national-desk joint",
  ]);
  expect(parts[2]).toMatchObject({
    state: "offered",
    ruleId: "lawful-intercept",
    offeredBy: null,
    dueKind: "accept",
  });
  const decisions = await database.db
    .select({ version: routingDecision.version })
    .from(routingDecision)
    .where(eq(routingDecision.reportId, filed.reportId));
  expect(decisions).toHaveLength(2);
  expect(await scoringsOf(filed)).toMatchObject([
    { version: 1, band: "medium", scoredBy: null },
    { version: 2, band: "severe", scoredBy: null, scoredAt: later },
  ]);
  const events = await listReportEvents(database.db, filed.reportId);
  const told = events.slice(-4).map(({ event, actor }) => ({ actor, event }));
  const rules = { kind: "system", part: "rules" };
  expect(told).toMatchObject([
    {
      actor: { kind: "reporter" },
      event: {
        type: "report.updated",
        answersVersion: 2,
        questions: ["affected"],
      },
    },
    { actor: rules, event: { type: "report.scored", band: "severe" } },
    { actor: rules, event: { type: "report.routed" } },
    { actor: rules, event: { type: "report.offered", part: "joint" } },
  ]);
  expect(await jobsOf(filed)).toContain("derive-report");
});

test("an update that takes it back lowers the band again; parts and promises that were given stay", async () => {
  const filed = await file({ answers: { affected: ["lawful-intercept"] } });
  const before = await rowOf(filed);
  expect(before.band).toBe("severe");
  const parts = await partsOf(database.db, filed.reportId);
  await update(filed, { affected: given(["email"]) });
  const after = await rowOf(filed);
  expect(after.band).toBe("low");
  expect(after.flags).not.toContain("lawful-intercept");
  expect(after.dueAt).toEqual(before.dueAt);
  expect(await partsOf(database.db, filed.reportId)).toEqual(parts);
});

test("another site asks the field office there to help; whoever leads goes on", async () => {
  const filed = await file();
  const site = { zip: "94612", countyFips: null, state: null };
  await update(filed, { site: given(site) });
  expect(await partsOf(database.db, filed.reportId)).toEqual([
    "sacramento primary offered",
    "cisa-region-9 joint offered",
    "sanfrancisco joint offered",
  ]);
  expect(await rowOf(filed)).toMatchObject({
    state: "CA",
    countyFips: "06001",
  });
});

test("who shares with the chosen responder only is offered to nobody else by an update", async () => {
  const filed = await file({ answers: { sharing: "chosen-responder" } });
  const parts = await partsOf(database.db, filed.reportId);
  await update(filed, { affected: given(["lawful-intercept"]) });
  const site = { zip: "94612", countyFips: null, state: null };
  await update(filed, { site: given(site) }, { baseVersion: 2 });
  expect(await partsOf(database.db, filed.reportId)).toEqual(parts);
  expect((await rowOf(filed)).band).toBe("severe");
});

test("a unit that refused is not asked again by an update", async () => {
  const filed = await file();
  await database.db
    .update(assignment)
    .set({ state: "refused", answeredAt: now, dueAt: null })
    .where(eq(assignment.unitId, "cisa-region-9"));
  await update(filed, { service_effect: given("down") });
  const parts = await partsOf(database.db, filed.reportId);
  expect(parts.filter((part) => part.startsWith("cisa"))).toEqual([
    "cisa-region-9 joint refused",
  ]);
});

test("a band that a responder confirmed stands; the new answers only suggest another", async () => {
  const filed = await file();
  const { actor } = await createViewer(database.db);
  const judged = scoreReport(factsWith(), severityModel);
  const { reportId } = filed;
  await insertScoring(database.db, {
    key: filed.session.key,
    scoring: judged,
    version: 2,
    by: actor,
    now,
  });
  const { band, score } = judged;
  await database.db
    .update(report)
    .set({ band, score })
    .where(eq(report.id, reportId));
  await update(filed, { affected: given(["lawful-intercept"]) });
  expect(await rowOf(filed)).toMatchObject({ band, score });
  expect(await scoringsOf(filed)).toHaveLength(3);
  expect(await eventsOf(filed)).toContainEqual(
    expect.objectContaining({
      type: "report.scored",
      band: "severe",
      isSuggestion: true,
    }),
  );
});

test("the headline of the queue and the sector follow the answers; nothing is scored or routed anew that says the same", async () => {
  const filed = await file();
  const events = await eventsOf(filed);
  await update(filed, {
    what_seen: given("The mail server answers to a stranger."),
  });
  const row = await rowOf(filed);
  const headline = openHeadlineWith(
    filed.session.key,
    row.headlineSealed!, // it was sent
  );
  expect(valueIn(headline)?.line).toBe(
    "The mail server answers to a stranger.",
  );
  expect((await eventsOf(filed)).slice(events.length)).toEqual([
    { type: "report.updated", answersVersion: 2, questions: ["what_seen"] },
  ]);
  expect(await scoringsOf(filed)).toHaveLength(1);
});

test("a page that is saved as it was, or passed without an answer, writes nothing", async () => {
  const filed = await file();
  const before = await rowOf(filed);
  const events = await eventsOf(filed);
  const saved = await update(filed, {
    certainty: given("strong-signs"),
    indicators: { is: "blank" },
  });
  expect(saved.version).toBe(1);
  expect(await rowOf(filed)).toEqual(before);
  expect(await eventsOf(filed)).toEqual(events);
  const versions = eq(reportAnswers.reportId, filed.reportId);
  expect(await database.db.$count(reportAnswers, versions)).toBe(1);
});

test("an update that leaves the path incomplete or stops it is kept and never fails", async () => {
  const filed = await file();
  const { band } = await rowOf(filed);
  await update(filed, { report_kind: given("told-by-other") });
  expect(await rowOf(filed)).toMatchObject({ path: "told-by-other" });
  await update(
    filed,
    { reporter_role: { is: "blank" }, report_kind: { is: "blank" } },
    { baseVersion: 2 },
  );
  expect(await rowOf(filed)).toMatchObject({ path: "full", answersVersion: 3 });

  // A stop says nothing of the incident: what is known stays, and no mail goes out.
  const whole = await file({
    answers: { contact_email: "dana@elsewhere.example", mail_wish: "notice" },
  });
  await update(whole, { sensitive: given("yes") });
  expect(await rowOf(whole)).toMatchObject({
    band,
    sector: "communications",
    contactPolicy: "silent",
  });
  await expect(
    update(whole, { what_seen: given("More") }, { baseVersion: 2 }),
  ).rejects.toThrow(Conflict);
});

test("no mail goes out any more once the device turns out to be unsafe", async () => {
  const filed = await file({
    answers: {
      contact_email: "dana@elsewhere.example",
      mail_wish: "conversation",
    },
  });
  expect((await rowOf(filed)).contactPolicy).toBe("conversation");
  await update(filed, { device_safe: given("no") });
  const row = await rowOf(filed);
  expect(row.contactPolicy).toBe("silent");
  expect(row.flags).toContain("unsafe-device");
});

test("an update reopens a closed report by its new band, and a withdrawn one takes none", async () => {
  const filed = await file();
  const by = await createViewer(database.db, { unitId: "sacramento" });
  const { reportId } = filed;
  await acceptReport(database.db, { reportId, by, now });
  await closeReport(database.db, {
    ...{ reportId, by, keyring, now },
    outcome: "no-compromise-found",
    words: "Nothing was found.",
  });
  await update(filed, { affected: given(["lawful-intercept"]) });
  const row = await rowOf(filed);
  expect(row).toMatchObject({ status: "in-progress", band: "severe" });
  // Severe, round the clock: the next update is due within four hours of the reopening.
  expect(row.dueAt!.getTime() - later.getTime()).toBeLessThanOrEqual(
    4 * 3_600_000,
  );
  const types = (await eventsOf(filed)).map(({ type }) => type);
  expect(types.slice(types.indexOf("report.updated"))).toEqual([
    "report.updated",
    "report.reopened",
    "report.scored",
    "report.routed",
    "report.offered",
  ]);

  const gone = await file();
  await withdrawReport(database.db, { session: gone.session, now });
  await expect(update(gone, { affected: given(["email"]) })).rejects.toThrow(
    Conflict,
  );
});

test("of updates that arrive at once each is kept, scored and in the history", async () => {
  const { db, drop } = await separateDatabase();
  try {
    const filed = await fileReport(db, keyring, { now });
    const systems = ["routers", "email", "servers", "lawful-intercept"];
    await Promise.all([
      ...systems.map((one) =>
        update(filed, { affected: given([one]) }, { db }),
      ),
      update(filed, { service_effect: given("down") }, { db }),
    ]);
    const row = await rowOf(filed, db);
    // The first of them says what was there already.
    expect(row.answersVersion).toBeGreaterThanOrEqual(5);
    const parts = await partsOf(db, filed.reportId);
    expect(parts.filter((part) => part.startsWith("national"))).toEqual([
      "national-desk joint offered",
    ]);
    const [newest] = await db
      .select({ band: scoring.band })
      .from(scoring)
      .orderBy(sql`${scoring.version} desc`)
      .limit(1);
    expect(newest?.band).toBe(row.band);
    expect((await verifyHistory(db)).firstBroken).toBeNull();
  } finally {
    await drop();
  }
});

test("pages changed in one go are one step of the reporter's timeline, and each is kept", async () => {
  const filed = await file();
  await update(filed, { affected: given(["email"]) });
  await update(filed, { service_effect: given("minor") });
  const at = new Date(later.getTime() + 31 * 60_000);
  await update(filed, { service_effect: given("none") }, { at });
  const followed = { session: filed.session, now: at };
  const { timeline } = await followReport(database.db, followed);
  const steps = timeline.filter(({ kind }) => kind === "updated");
  expect(steps.map((step) => step.at)).toEqual([later, at]);
});

test("every update is read back newest first, with what it said before and after, a page at a time", async () => {
  const filed = await file();
  const after = (minutes: number) =>
    new Date(later.getTime() + minutes * 60_000);
  const say = (what: string, minutes: number) =>
    update(
      filed,
      { what_seen: given(what) },
      { baseVersion: 9, at: after(minutes) },
    );
  await say("Second", 0);
  await say("Third", 20);
  await say("Fourth", 90);
  const { key } = filed.session;
  const first = await readUpdates(database.db, { key, limit: 1 });
  expect(first).toMatchObject({
    updates: [
      {
        versions: [4],
        changes: opened([
          {
            questionId: "what_seen",
            before: [{ text: "Third" }],
            after: [{ text: "Fourth" }],
          },
        ]),
      },
    ],
    hasOlder: true,
  });
  const second = { key, limit: 1, before: 4 };
  expect(await readUpdates(database.db, second)).toMatchObject({
    updates: [
      { versions: [2, 3], changes: opened([{ after: [{ text: "Third" }] }]) },
    ],
    hasOlder: false,
  });
  await expect(readVersion(database.db, { key, version: 5 })).rejects.toThrow(
    NotFound,
  );
});
