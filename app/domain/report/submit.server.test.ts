import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { drizzle } from "drizzle-orm/node-postgres";
import { applicationRole, openPool, type Database } from "#db/client.server.ts";
import * as schema from "#db/schema/index.ts";
import {
  assignment,
  auditEvent,
  report,
  routingDecision,
  scoring,
  reportKey,
} from "#db/schema/index.ts";
import { answersFor } from "#db/testing/answers.ts";
import { separateDatabase, testDatabase } from "#db/testing/database.server.ts";
import { beginDraft, fileReport } from "#db/testing/reports.server.ts";
import { publicPart } from "../vault/keyring.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { getReceipt } from "../receipt/receipt.server.ts";
import { listDecisions } from "../routing/decisions.server.ts";
import { reasonOfOffer } from "../routing/offer-words.ts";
import { findReportKey } from "../unit-key/report-key.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { parseReference } from "./reference.ts";
import { readAnswers } from "../answers/sealed-answers.server.ts";
import { findReporterSession } from "../access/session.server.ts";
import { openByCode } from "../access/begin-session.server.ts";
import { listReportEvents } from "../audit/list.server.ts";
import { submitReport } from "./submit.server.ts";

const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-22T09:00:00Z");

async function rowOf(db: Database, reportId: string) {
  const [row] = await db.select().from(report).where(eq(report.id, reportId));
  return row!; // the tests ask for reports that are there
}

async function jobsOf(db: Database) {
  const { rows } = await db.execute<{ task: string }>(
    sql`select task_identifier as task from graphile_worker.jobs order by 1`,
  );
  return rows.map(({ task }) => task);
}

test("a sent report is scored, routed, recorded and passed to the jobs", async () => {
  const { db } = database;
  const { reportId, reference } = await fileReport(db, keyring, { now });
  expect(parseReference(reference)).toBe(reference);
  const row = await rowOf(db, reportId);
  expect(row).toMatchObject({
    status: "submitted",
    reference,
    submittedAt: now,
    expiresAt: null,
    path: "full",
    contactPolicy: "silent",
    sector: "communications",
    country: "US",
    state: "CA",
    countyFips: "06029",
  });
  expect(row.dueAt).toBeInstanceOf(Date);
  const parts = await db
    .select({ unitId: assignment.unitId, part: assignment.part })
    .from(assignment)
    .where(eq(assignment.reportId, reportId));
  expect(parts).toContainEqual({ unitId: "sacramento", part: "primary" });
  expect(await db.$count(scoring, eq(scoring.reportId, reportId))).toBe(1);
  expect(
    await db.$count(routingDecision, eq(routingDecision.reportId, reportId)),
  ).toBe(1);
  const events = await db
    .select({ type: auditEvent.type })
    .from(auditEvent)
    .where(eq(auditEvent.reportId, reportId))
    .orderBy(auditEvent.position);
  expect(events.map(({ type }) => type).slice(0, 4)).toEqual([
    "report.started",
    "report.submitted",
    "report.scored",
    "report.routed",
  ]);
  expect(await jobsOf(db)).toEqual(["derive-report"]);
});

test("the reporter sent it; scoring, routing and offers were done by the rules", async () => {
  const { db } = database;
  const { reportId } = await fileReport(db, keyring, { now });
  const events = await listReportEvents(db, reportId);
  const byRules = events.filter(({ actor }) => actor.kind === "system");
  const byReporter = events.filter(({ actor }) => actor.kind === "reporter");
  expect(byReporter.map(({ event }) => event.type)).toEqual([
    "report.started",
    "report.submitted",
  ]);
  expect(new Set(byRules.map(({ event }) => event.type))).toEqual(
    new Set(["report.scored", "report.routed", "report.offered"]),
  );
});

test("sending again gives the same receipt and changes nothing", async () => {
  const { db } = database;
  const filed = await fileReport(db, keyring, { now });
  const before = await rowOf(db, filed.reportId);
  const later = new Date("2026-11-22T11:00:00Z");
  const again = await submitReport(db, {
    keyring,
    session: filed.session,
    now: later,
  });
  expect(again).toEqual({
    is: "sent",
    reference: filed.reference,
    submittedAt: now,
  });
  expect(await rowOf(db, filed.reportId)).toEqual(before);
});

test("a draft that lacks answers is not sent, and says on which pages", async () => {
  const { db } = database;
  const { session } = await beginDraft(db, keyring, {
    answers: { reporter_role: "customer-or-partner", country: undefined },
  });
  expect(await submitReport(db, { keyring, session, now })).toEqual({
    is: "incomplete",
    pages: ["organisation-known", "site"],
  });
  expect(await rowOf(db, session.reportId)).toMatchObject({ status: "draft" });
  expect(await db.$count(reportKey)).toBe(0);
});

test("material that may not be sent here stops the sending", async () => {
  const { session } = await beginDraft(database.db, keyring, {
    answers: { sensitive: "yes" },
  });
  expect(await submitReport(database.db, { keyring, session, now })).toEqual({
    is: "incomplete",
    pages: ["sensitive-stop"],
  });
});

test.each([
  ["a site that is not known yet", { site: "not-known" }],
  ["a ZIP code that nobody knows", { site: zip("00000") }],
  ["a military address", { site: zip("09012") }],
  ["a foreign site", { country: "DE" }],
  ["a country that is not known yet", { country: "not-known" }],
  ["a tip", { reporter_role: "public", organisation_known: "no" }],
  [
    "indicators alone",
    { report_kind: "indicators-only", indicators: "203.0.113.9" },
  ],
] as const)("%s does not keep a report from being sent", async (_, answers) => {
  const { reportId } = await fileReport(database.db, keyring, { answers });
  const parts = await database.db.$count(
    assignment,
    eq(assignment.reportId, reportId),
  );
  expect(parts).toBeGreaterThan(0);
});

function zip(code: string) {
  return { zip: code, countyFips: null, state: null };
}

test("two reports that draw the same reference get two", async () => {
  const draws = ["AAAAAAAA", "AAAAAAAA", "BBBBBBBB"];
  const drawReference = () => draws.shift() ?? "CCCCCCCC";
  const send = async () => {
    const { session } = await beginDraft(database.db, keyring);
    return submitReport(database.db, { keyring, session, now, drawReference });
  };
  expect(await send()).toMatchObject({ reference: "LL-AAAA-AAAA" });
  expect(await send()).toMatchObject({ reference: "LL-BBBB-BBBB" });
});

test("the public surface opens a sent report with its code and in no other way", async () => {
  const { db } = database;
  const open = publicPart(keyring);
  const { reportId, code } = await fileReport(db, open, { now });
  const opened = await openByCode(db, { keyring: open, typed: code, now });
  const session = await findReporterSession(db, {
    keyring: open,
    token: opened?.sessionToken ?? "",
    now,
  });
  expect((await readAnswers(db, session!.key)).answers).toEqual(answersFor());
  const viewer = await createViewer(db);
  expect(await findReportKey(db, viewer, reportId)).toEqual(session!.key);
});

test("the receipt says to whom it went, why and by when", async () => {
  const { session, reference } = await fileReport(database.db, keyring, {
    now,
  });
  const receipt = await getReceipt(database.db, { session, now });
  expect(receipt).toMatchObject({ reference, submittedAt: now });
  expect(receipt.parts[0]).toMatchObject({
    unitId: "sacramento",
    part: "primary",
    isAccepted: false,
    due: { kind: "accept", isOverdue: false },
  });
  expect(receipt.parts[0]?.told).toEqual({
    en: "The affected site lies in the area of this office.",
    es: "El lugar afectado está en la zona de esta oficina.",
  });
});

test("three places in three states bring the report to the office of each, and both sides are told why", async () => {
  const nowhere = {
    zip: null,
    place: null,
    state: null,
    country: null,
    what: null,
  };
  const { session } = await beginDraft(database.db, keyring, {
    answers: {
      sharing: "fbi-cisa",
      further_sites: [
        { ...nowhere, zip: "89101" },
        { ...nowhere, state: "AZ", place: "Phoenix" },
        { ...nowhere, zip: "93301" },
        { ...nowhere, country: "MX", place: "Mexicali" },
      ],
    },
  });
  await submitReport(database.db, { keyring, session, now });
  const { parts } = await getReceipt(database.db, { session, now });
  const asked = parts.filter(({ told }) => told?.en.includes("Another place"));
  expect(asked).toMatchObject([
    { unitId: "lasvegas", part: "joint" },
    { unitId: "phoenix", part: "joint" },
  ]);
  const { reportId, key } = session;
  const offers = await database.db
    .select()
    .from(assignment)
    .where(eq(assignment.reportId, reportId));
  const decisions = await listDecisions(database.db, { reportId, key });
  const reasons = offers
    .filter(({ part }) => part === "joint")
    .map((offer) => reasonOfOffer(offer, decisions));
  expect(reasons).toContain(
    "Another affected place lies in the territory of this field office.",
  );
});

test.each([
  ["sixteen statements, begin and commit among them", {}, 16],
  [
    "one more where a receipt is mailed",
    {
      contact_email: "marisol@elsewhere.example",
      mail_wish: "conversation",
    },
    17,
  ],
] as const)("sending takes %s", async (_, answers, count) => {
  const { url, drop } = await separateDatabase();
  const pool = openPool(url, { role: applicationRole, max: 1 });
  const statements: string[] = [];
  const logger = { logQuery: (query: string) => void statements.push(query) };
  const db = drizzle(pool, { schema, casing: "snake_case", logger });
  try {
    const { session } = await beginDraft(db, keyring, { answers });
    statements.length = 0;
    await submitReport(db, { keyring, session, now });
    expect(statements).toHaveLength(count);
  } finally {
    await pool.end();
    await drop();
  }
});

test("ten clicks at once send one report", async () => {
  const { db, drop } = await separateDatabase();
  try {
    const { session } = await beginDraft(db, keyring);
    const clicks = Array.from({ length: 10 }, () =>
      submitReport(db, { keyring, session, now }),
    );
    const receipts = await Promise.all(clicks);
    expect(new Set(receipts.map((r) => JSON.stringify(r))).size).toBe(1);
    const submitted = await db.$count(
      auditEvent,
      eq(auditEvent.type, "report.submitted"),
    );
    expect(submitted).toBe(1);
    expect(await jobsOf(db)).toEqual(["derive-report"]);
  } finally {
    await drop();
  }
});
