import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { handedOver, mail, reportAnswers } from "#db/schema/index.ts";
import type { Database } from "#db/client.server.ts";
import { damage } from "#db/testing/damage.server.ts";
import { asOwner, testDatabase } from "#db/testing/database.server.ts";
import { answersThatTakeFiles, sendFile } from "#db/testing/evidence.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { beginDraft, fileReport } from "#db/testing/reports.server.ts";
import { testStore } from "#db/testing/store.server.ts";
import type { ReporterSession } from "../access/session.server.ts";
import { deliverMail } from "../correspondence/deliver.server.ts";
import { sendMessage } from "../correspondence/message.server.ts";
import { listEvidence } from "../evidence/list.server.ts";
import { CannotOpen } from "../vault/seal.server.ts";
import { addMessage } from "./add-message.server.ts";
import { answerPage } from "./answer-page.server.ts";
import { deriveReport } from "./derive.server.ts";
import { keepTyped } from "./keep-typed.server.ts";
import { remindReporter } from "./remind.server.ts";
import { submitReport } from "./submit.server.ts";

const database = testDatabase();
const keyring = testKeyring();
const shelf = testStore();
const now = new Date("2026-11-22T10:00:00Z");
const page = "what";
const mailed = {
  contact_email: "dana@own.test",
  mail_wish: "conversation",
} as const;

/** The owner alone writes what no command does. */
const spoil = (column: `${string}.${string}`, reportId: string) =>
  asOwner(database.db, (owner) => damage(owner, column, reportId));

function formWith(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

const typed = () => formWith({ version: "1", what_seen: "Other words." });

const writing: Record<
  string,
  (db: Database, session: ReporterSession) => Promise<unknown>
> = {
  "sending the page": (db, session) =>
    answerPage(db, { session, page, form: typed(), now }),
  "saving while somebody types": (db, session) =>
    keepTyped(db, { session, page, form: typed(), now }),
  "sending the report": (db, session) =>
    submitReport(db, { keyring, session, now }),
};

test.each(Object.entries(writing))(
  "%s writes nothing over answers that do not open",
  async (_, write) => {
    const { db } = database;
    const { session, reportId } = await beginDraft(db, keyring, { now });
    await spoil("report_answers.sealed", reportId);
    const stored = () =>
      db
        .select({ version: reportAnswers.version, at: reportAnswers.sealed })
        .from(reportAnswers)
        .where(eq(reportAnswers.reportId, reportId));
    const before = await stored();
    await expect(write(db, session)).rejects.toThrow(CannotOpen);
    expect(await stored()).toEqual(before);
  },
);

test("reporter and desk go on writing to each other where the answers do not open", async () => {
  const { db } = database;
  const { session, reportId } = await fileReport(db, keyring, { now });
  await spoil("report_answers.sealed", reportId);
  await addMessage(db, { session, kind: "message", body: "Hello?", now });
  const by = await createViewer(db);
  const said = { kind: "message", body: "Please send it again." } as const;
  await sendMessage(db, { ...said, reportId, by, keyring, now });
  const mails = await db
    .select({ kind: mail.kind, words: mail.wordsSealed })
    .from(mail)
    .where(eq(mail.reportId, reportId));
  expect(mails.every(({ words }) => words === null)).toBe(true);
});

test("a file is kept beside answers, and beside another file, that do not open", async () => {
  const { db } = database;
  const { session, reportId } = await fileReport(db, keyring, {
    answers: answersThatTakeFiles,
    now,
  });
  const { store } = shelf;
  const send = (text: string) =>
    sendFile(db, { session, store, content: Buffer.from(text), now });
  await send("one");
  await spoil("evidence.name_sealed", reportId);
  await spoil("evidence.sha256_sealed", reportId);
  await send("two");
  await spoil("report_answers.sealed", reportId);
  const by = await createViewer(db);
  const said = { kind: "message", body: "Send what you have." } as const;
  // A unit has written: what the answers may touch keeps no file away any more.
  await sendMessage(db, { ...said, reportId, by, keyring, now });
  await send("three");
  const files = await listEvidence(db, session.key);
  expect(files.map(({ name }) => name.is)).toEqual([
    "damaged",
    "opened",
    "opened",
  ]);
});

test("jobs end where what was handed over does not open, and leave it where it lies", async () => {
  const { db } = database;
  const { reportId } = await fileReport(db, keyring, {
    answers: { ...mailed, what_seen: "198.51.100.23 called evil.example.com" },
    now,
  });
  const kinds = async () => {
    const rows = await db
      .select({ kind: handedOver.kind })
      .from(handedOver)
      .where(eq(handedOver.reportId, reportId))
      .orderBy(handedOver.kind);
    return rows.map(({ kind }) => kind);
  };
  const before = await kinds();
  await spoil("handed_over.sealed", reportId);
  await deriveReport(db, { keyring, reportId });
  await remindReporter(db, { keyring, reportId, now });
  expect(await kinds()).toEqual(before);
  expect(before).toContain("slip");
});

test("a mail whose slip does not open is not sent, and not tried for ever", async () => {
  const { db } = database;
  const { reportId } = await fileReport(db, keyring, { answers: mailed, now });
  await spoil("handed_over.sealed", reportId);
  const ofReport = eq(mail.reportId, reportId);
  const [queued] = await db.select({ id: mail.id }).from(mail).where(ofReport);
  await deliverMail(db, {
    ...{ reportId, mailId: queued!.id, keyring, now }, // Its receipt.
    transport: {
      from: "portal@example.org",
      send: () => Promise.reject(new Error("nothing is sent")),
      close: () => undefined,
    },
    settings: { siteName: "Landline", origin: null },
  });
  const [row] = await db
    .select({ state: mail.state, failure: mail.failure })
    .from(mail)
    .where(ofReport);
  expect(row).toEqual({ state: "failed", failure: "damaged" });
});
