import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { report, reportAccess, reportAnswers } from "#db/schema/report.ts";
import { answersFor } from "#db/testing/answers.ts";
import { testDatabase } from "#db/testing/database.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { answersGiven, type Answers } from "./answers.ts";
import { checkRows } from "./check.ts";
import old from "./fixtures/draft-of-questions-2.json" with { type: "json" };
import { migrateAnswers } from "./migrate.ts";
import { firstUnanswered, incompletePages } from "./path.ts";
import { questionsVersion, type QuestionId } from "./questions.ts";
import { saveAnswers } from "../report/save.server.ts";
import { readAnswers } from "../answers/sealed-answers.server.ts";
import { findReporterSession } from "../access/session.server.ts";
import { openByCode } from "../access/begin-session.server.ts";
import { submitReport } from "../report/submit.server.ts";

const database = testDatabase();
const pepper = Buffer.from(old.pepper, "base64");
const keyring = { ...testKeyring(), pepper };
const now = new Date("2026-11-22T09:00:00Z");

test("a draft begun before the questions changed is opened, shown, completed and sent", async () => {
  const { db } = database;
  await storeOldDraft();
  const session = await openOld();
  const saved = await readAnswers(db, session.key);
  const shown = (id: QuestionId) =>
    checkRows(saved.answers).find(({ questionId }) => questionId === id);

  // What was said is said still, in today's words; what fits no more is shown as it was.
  expect(saved.answers.users_affected).toEqual({
    content: { is: "given", value: "from-5000" },
    savedIn: 3,
    others: [
      { is: "given", value: "under-5000" },
      {
        is: "invalid",
        typed: { users_affected: ["from-5000", "lots"] },
        code: "not-offered",
      },
    ],
  });
  expect(shown("what_seen")?.display).toEqual([
    {
      kind: "text",
      text: "Two edge routers show an account «soporte» that nobody made. 🛰️",
    },
  ]);
  expect(shown("data_kinds")).toMatchObject({
    display: [{ kind: "invalid", text: "call-records subscriber-list" }],
    problem: "not-offered",
  });
  expect(shown("contact_phone")?.display).toEqual([
    { kind: "invalid", text: "ext. 12" },
  ]);
  expect(firstUnanswered(saved.answers)).toBe("you");

  const missing = answersGiven({
    identity: "named",
    data_kinds: ["call-records"],
    sharing: "fbi-cisa",
    contact_phone: "707 555 0119",
  });
  const done = await saveAnswers(db, {
    session,
    page: "contact",
    submission: {
      contents: Object.fromEntries(
        Object.entries(missing).map(([id, { content }]) => [id, content]),
      ),
      baseVersion: saved.version,
    },
    now,
  });
  expect(incompletePages(done.answers)).toEqual([]);
  const sent = await submitReport(db, { keyring, session, now });
  expect(sent).toMatchObject({ is: "sent" });

  // An answer that nobody asks for today is kept with the rest, and the version is written down.
  const after = await readAnswers(db, session.key);
  expect(after.answers).toMatchObject({
    asked_once: { content: { is: "given" } },
  });
  const [row] = await db
    .select({ questionsVersion: reportAnswers.questionsVersion })
    .from(reportAnswers)
    .where(eq(reportAnswers.reportId, session.reportId));
  expect(row).toEqual({ questionsVersion });
});

test("answers to today's questions are left as they are", () => {
  const answers = answersFor();
  expect(migrateAnswers(answers, questionsVersion)).toBe(answers);
});

test("every version of the questions leads to today's, and drops nothing", () => {
  const unknown = { asked_once: said("x"), org_name: said(["a", { b: 7 }]) };
  for (let version = 1; version < questionsVersion; version++) {
    const migrated = migrateAnswers({ ...answersFor(), ...unknown }, version);
    expect(Object.keys(migrated)).toEqual(
      Object.keys({ ...answersFor(), ...unknown }),
    );
    expect(migrated.org_name?.content).toEqual({
      is: "invalid",
      typed: { org_name: ["a", "7"] },
      code: "not-offered",
    });
    expect(migrated.what_seen).toEqual(answersFor().what_seen);
  }
});

function said(value: unknown): NonNullable<Answers[QuestionId]> {
  return { content: { is: "given", value }, savedIn: 1, others: [] };
}

/** As its bytes were stored. */
async function storeOldDraft() {
  const { db } = database;
  const bytes = (text: string) => Buffer.from(text, "base64");
  const { id, locale, startedAt, savedAt, expiresAt, ...versions } = old.report;
  const access = { reportId: id, id: old.access.id };
  await db.insert(report).values({
    ...{ id, locale, ...versions },
    startedAt: new Date(startedAt),
    savedAt: new Date(savedAt),
    expiresAt: new Date(expiresAt),
  });
  await db.insert(reportAccess).values({
    ...access,
    codeLookup: bytes(old.access.codeLookup),
    keyWrapped: bytes(old.access.keyWrapped),
    createdAt: new Date(startedAt),
  });
  // The column of its questions' version came later, and says 2 of every row before it.
  await db.insert(reportAnswers).values({
    reportId: id,
    version: versions.answersVersion,
    sealed: bytes(old.sealed),
    savedAt: new Date(savedAt),
    accessId: access.id,
  });
}

async function openOld() {
  const { db } = database;
  const opened = await openByCode(db, { keyring, typed: old.code, now });
  const token = opened?.sessionToken ?? "";
  const session = await findReporterSession(db, { keyring, token, now });
  if (!session) throw new Error("the code of the old draft opens nothing");
  return session;
}
