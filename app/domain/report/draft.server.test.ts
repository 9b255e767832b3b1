import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditEvent } from "#db/schema/index.ts";
import { report, reportAnswers, reporterSession } from "#db/schema/report.ts";
import { reportKey } from "#db/schema/unit-key.ts";
import { answersFor } from "#db/testing/answers.ts";
import { separateDatabase, testDatabase } from "#db/testing/database.server.ts";
import { beginDraft } from "#db/testing/reports.server.ts";
import { formatAccessCode } from "../vault/access-code.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { openText } from "../vault/seal.server.ts";
import type { Content } from "../form/answers.ts";
import { Conflict } from "../refusal.ts";
import { findReportKey } from "../unit-key/report-key.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { saveAnswers } from "./save.server.ts";
import { readAnswers } from "../answers/sealed-answers.server.ts";
import {
  findReporterSession,
  type ReporterSession,
} from "../access/session.server.ts";
import { confirmCode, forgoCode } from "../access/code-to-show.server.ts";
import { endReporterSession } from "../access/session-end.server.ts";
import { openByCode } from "../access/begin-session.server.ts";
import { startDraft } from "./start.server.ts";
import { submitReport } from "./submit.server.ts";
import { sweepDrafts } from "./sweep.server.ts";
import { sweepSessions } from "./sweep.server.ts";
import { opened } from "#db/testing/opened.ts";
import { neverSkipped } from "#db/testing/skipped.ts";

const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-22T09:00:00Z");
const after = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const given = (value: unknown): Content => ({ is: "given", value });

async function begin(answers = answersFor()) {
  const started = await startDraft(database.db, {
    keyring,
    locale: "en",
    answers,
    now,
  });
  const session = await sessionOf(started.sessionToken);
  return { ...started, session };
}

async function sessionOf(token: string, at = now): Promise<ReporterSession> {
  const session = await findReporterSession(database.db, {
    keyring,
    token,
    now: at,
  });
  if (!session) throw new Error("no session");
  return session;
}

test("a draft opens on another machine with its access code, typed carelessly", async () => {
  const { code, reportId } = await begin();
  const typed = ` ${formatAccessCode(code).toLowerCase().replaceAll("0", "o").replaceAll("1", "l")} `;
  const opened = await openByCode(database.db, { keyring, typed, now });
  expect(opened?.reportId).toBe(reportId);
  const session = await sessionOf(opened?.sessionToken ?? "");
  const { answers } = await readAnswers(database.db, session.key);
  expect(answers).toEqual(answersFor());
});

test("a wrong code opens nothing", async () => {
  const { code } = await begin();
  const wrong = (code.startsWith("A") ? "B" : "A") + code.slice(1);
  for (const typed of [wrong, "", "0".repeat(24), "x".repeat(5_000)]) {
    expect(await openByCode(database.db, { keyring, typed, now })).toBeNull();
  }
});

test("a draft that has run out opens no more", async () => {
  const { code, sessionToken } = await begin();
  const late = after(31 * 24);
  expect(
    await openByCode(database.db, { keyring, typed: code, now: late }),
  ).toBeNull();
  expect(
    await findReporterSession(database.db, {
      keyring,
      token: sessionToken,
      now: late,
    }),
  ).toBeNull();
});

test("a draft whose code was never given back is gone after a day", async () => {
  const unkept = await begin();
  const typed = await begin();
  const opened = await begin();
  const { session, code } = typed;
  await confirmCode(database.db, { session, typed: code.slice(-4), now });
  await openByCode(database.db, { keyring, typed: opened.code, now });
  const swept = { now: after(25), limit: 10_000 };
  await sweepDrafts(database.db, { ...swept, onSkipped: neverSkipped });
  const left = await database.db.select({ id: report.id }).from(report);
  const ids = left.map(({ id }) => id);
  expect(ids).toEqual(
    expect.arrayContaining([typed.reportId, opened.reportId]),
  );
  expect(ids).not.toContain(unkept.reportId);
});

test("a draft whose code was never given back leaves nothing behind, in the history neither", async () => {
  const { db } = database;
  const events = () => db.select({ type: auditEvent.type }).from(auditEvent);
  const before = await events();
  const unkept = await begin();
  await sweepDrafts(db, {
    ...{ now: after(25), limit: 10_000, onSkipped: neverSkipped },
  });
  expect(await db.$count(report, eq(report.id, unkept.reportId))).toBe(0);
  expect(await events()).toEqual(before);
});

test("the history of a draft begins once, when its code is first shown to be held", async () => {
  const { db } = database;
  const { session, code, reportId } = await begin();
  const typed = code.slice(-4);
  await confirmCode(db, { session, typed, now });
  await openByCode(db, { keyring, typed: code, now: after(1) });
  const told = await db
    .select({ type: auditEvent.type, at: auditEvent.at })
    .from(auditEvent)
    .where(eq(auditEvent.subjectId, reportId))
    .orderBy(auditEvent.position);
  expect(told[0]).toEqual({ type: "report.started", at: now });
  expect(told.filter(({ type }) => type === "report.started")).toHaveLength(1);
  await sweepDrafts(db, {
    ...{ now: after(40 * 24), limit: 10_000, onSkipped: neverSkipped },
  });
  const [expired] = await db
    .select({ detail: auditEvent.detail })
    .from(auditEvent)
    .where(eq(auditEvent.type, "draft.expired"));
  expect(expired).toEqual({ detail: { count: 1 } });
});

test("a draft cannot be read with any key that staff hold", async () => {
  const { reportId } = await begin();
  const { db } = database;
  const viewer = await createViewer(db);
  expect(await findReportKey(db, viewer, reportId)).toBeNull();
  expect(await db.$count(reportKey, eq(reportKey.reportId, reportId))).toBe(0);
});

test("the new code is shown until its last group is given back, and is then kept nowhere", async () => {
  const { code, sessionToken, session } = await begin();
  expect(session.codeToShow).toEqual(opened(code));
  expect(await confirmCode(database.db, { session, typed: "0000", now })).toBe(
    code.endsWith("0000"),
  );
  const typed = code.slice(-4).toLowerCase();
  expect(await confirmCode(database.db, { session, typed, now })).toBe(true);
  expect((await sessionOf(sessionToken)).codeToShow).toBeNull();
  const rows = await database.db
    .select({ sealed: reporterSession.codeSealed })
    .from(reporterSession);
  expect(rows.every(({ sealed }) => sealed === null)).toBe(true);
});

test("a code that was never given back does not open with the keys of a sent report", async () => {
  const { code } = await begin();
  const elsewhere = await openByCode(database.db, {
    keyring,
    typed: code,
    now,
  });
  const session = await sessionOf(elsewhere?.sessionToken ?? "");
  await submitReport(database.db, { keyring, session, now });
  const { key } = session;
  const rows = await database.db.select().from(reporterSession);
  const unconfirmed = rows.filter(({ codeSealed }) => codeSealed !== null);
  expect(unconfirmed).toHaveLength(1);
  for (const { accessId, codeSealed } of unconfirmed) {
    const place = {
      table: "reporter_session",
      column: "code_sealed",
      row: accessId,
    };
    expect(() => openText(key, place, codeSealed!)).toThrow("does not open");
  }
});

test("a session lasts twelve hours from its last use and a day at most", async () => {
  const { sessionToken: token } = await begin();
  await sessionOf(token, after(11));
  await sessionOf(token, after(22));
  expect(
    await findReporterSession(database.db, { keyring, token, now: after(24) }),
  ).toBeNull();
  expect(await sweepSessions(database.db, { now: after(24), limit: 5 })).toBe(
    1,
  );
});

test("a session that was left opens nothing, however often it is left", async () => {
  const { sessionToken: token } = await begin();
  await endReporterSession(database.db, { keyring, token });
  await endReporterSession(database.db, { keyring, token });
  expect(
    await findReporterSession(database.db, { keyring, token, now }),
  ).toBeNull();
});

test("a draft keeps its newest answers alone, and lives thirty days from the last", async () => {
  const { session: unkept, reportId } = await begin();
  const session = { ...unkept, codeToShow: null };
  const saved = await saveAnswers(database.db, {
    session,
    page: "organisation",
    submission: { baseVersion: 1, contents: { org_name: given("Kern Water") } },
    now: after(1),
  });
  expect(saved).toMatchObject({ version: 2, conflicts: [] });
  const versions = await database.db
    .select({ version: reportAnswers.version })
    .from(reportAnswers)
    .where(eq(reportAnswers.reportId, reportId));
  expect(versions).toEqual([{ version: 2 }]);
  const [row] = await database.db
    .select({ expiresAt: report.expiresAt })
    .from(report)
    .where(eq(report.id, reportId));
  expect(row?.expiresAt).toEqual(after(1 + 30 * 24));
});

test("what is answered before the code is given back prolongs nothing, and going on without it keeps the draft and forgets the code", async () => {
  const { session, sessionToken, reportId } = await begin();
  await saveAnswers(database.db, {
    session,
    page: "device",
    submission: { baseVersion: 1, contents: { device_safe: given("no") } },
    now: after(1),
  });
  const expiry = async () => {
    const [row] = await database.db
      .select({ expiresAt: report.expiresAt })
      .from(report)
      .where(eq(report.id, reportId));
    return row?.expiresAt;
  };
  expect(await expiry()).toEqual(after(24));
  await forgoCode(database.db, { session, now: after(2) });
  expect(await expiry()).toEqual(after(1 + 30 * 24));
  expect(await sessionOf(sessionToken)).toMatchObject({
    codeToShow: null,
    isCodeless: true,
  });
});

test("whoever gave the code back, or opened the draft with it, is not told that they have none", async () => {
  const { session, sessionToken, code } = await begin();
  expect(session.isCodeless).toBe(false);
  await confirmCode(database.db, { session, typed: code.slice(-4), now });
  expect((await sessionOf(sessionToken)).isCodeless).toBe(false);
  const opened = await openByCode(database.db, { keyring, typed: code, now });
  const again = await sessionOf(opened?.sessionToken ?? "");
  expect(again.isCodeless).toBe(false);
});

test("giving the code never shortens the life of a draft", async () => {
  const { session, code, reportId } = await begin();
  await confirmCode(database.db, { session, typed: code.slice(-4), now });
  // As a file does that arrives long after the last answer.
  const expiresAt = after(50 * 24);
  const its = eq(report.id, reportId);
  await database.db.update(report).set({ expiresAt }).where(its);
  const typed = code;
  await openByCode(database.db, { keyring, typed, now: after(35 * 24) });
  const [row] = await database.db
    .select({ expiresAt: report.expiresAt })
    .from(report)
    .where(its);
  expect(row).toEqual({ expiresAt });
});

test("a page of a draft that another tab has sent meanwhile changes nothing of what was sent", async () => {
  const { session, code } = await begin();
  await confirmCode(database.db, { session, typed: code.slice(-4), now });
  await submitReport(database.db, { keyring, session, now });
  const late = saveAnswers(database.db, {
    session,
    page: "what",
    submission: { baseVersion: 1, contents: { what_seen: given("half a wo") } },
    now: after(1),
  });
  await expect(late).rejects.toThrow(Conflict);
  expect(await readAnswers(database.db, session.key)).toMatchObject({
    version: 1,
  });
});

test("two tabs that write the same answer both keep their words", async () => {
  const { session } = await begin();
  const save = (text: string, baseVersion: number) =>
    saveAnswers(database.db, {
      session,
      page: "what",
      submission: { baseVersion, contents: { what_seen: given(text) } },
      now,
    });
  await save("from the first tab", 1);
  const second = await save("from the second tab", 1);
  expect(second.conflicts).toEqual(["what_seen"]);
  expect(second.answers.what_seen).toMatchObject({
    content: given("from the second tab"),
    others: [given("from the first tab")],
  });
});

test("saving what is saved already makes no new version", async () => {
  const { session } = await begin();
  const saved = await saveAnswers(database.db, {
    session,
    page: "danger",
    submission: { baseVersion: 1, contents: { danger: given("no") } },
    now,
  });
  expect(saved.version).toBe(1);
});

test("no narrative is taken after the answer that stops the path", async () => {
  const { session } = await begin(answersFor({ sensitive: "yes" }));
  const save = saveAnswers(database.db, {
    session,
    page: "what",
    submission: { baseVersion: 1, contents: { what_seen: given("secret") } },
    now,
  });
  await expect(save).rejects.toThrow(Conflict);
});

test("ten people who save one answer at the same moment lose nothing", async () => {
  const { db, drop } = await separateDatabase();
  try {
    const { session } = await beginDraft(db, keyring, { now });
    const texts = Array.from({ length: 10 }, (_, person) => `person ${person}`);
    await Promise.all(
      texts.map((text) =>
        saveAnswers(db, {
          session,
          page: "what",
          submission: { baseVersion: 1, contents: { what_seen: given(text) } },
          now,
        }),
      ),
    );
    const { answers, version } = await readAnswers(db, session.key);
    expect(version).toBe(11);
    const { content, others = [] } = answers.what_seen ?? {};
    expect([content, ...others]).toHaveLength(10);
    expect([content, ...others]).toEqual(
      expect.arrayContaining(texts.map(given)),
    );
  } finally {
    await drop();
  }
});
