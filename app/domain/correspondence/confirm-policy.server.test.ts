import { asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mail, report } from "#db/schema/index.ts";
import type { AnswerValues } from "#db/testing/answers.ts";
import { testDatabase } from "#db/testing/database.server.ts";
import { eventTypesOf } from "#db/testing/parts.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { fileReport, type FiledReport } from "#db/testing/reports.server.ts";
import { Conflict, Forbidden, NotFound } from "../refusal.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { readAnswers } from "../answers/sealed-answers.server.ts";
import { saveAnswers } from "../report/save.server.ts";
import { acceptReport } from "../routing/accept.server.ts";
import { sendMessage } from "./message.server.ts";
import { confirmContactPolicy } from "./confirm-policy.server.ts";

const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-23T18:00:00Z");

const careful: AnswerValues = {
  contact_email: "dana@own.test",
  mail_wish: "conversation",
  mail_safe: "no",
};

async function accepted(answers: AnswerValues = careful) {
  const { db } = database;
  const filed = await fileReport(db, keyring, { now, answers });
  const by = await createViewer(db, { unitId: "sacramento" });
  const command = { reportId: filed.reportId, by, keyring, now };
  await acceptReport(db, command);
  return { ...filed, by, command };
}

async function say(
  { session }: Pick<FiledReport, "session">,
  mail_safe: string,
) {
  const { db } = database;
  const { version: baseVersion } = await readAnswers(db, session.key);
  const contents = { mail_safe: { is: "given", value: mail_safe } } as const;
  const submission = { baseVersion, contents };
  await saveAnswers(db, { session, page: "listeners", submission, now });
}

async function moveTo({ session }: Pick<FiledReport, "session">, to: string) {
  const { db } = database;
  const { version: baseVersion } = await readAnswers(db, session.key);
  const contents = { contact_email: { is: "given", value: to } } as const;
  const submission = { baseVersion, contents };
  await saveAnswers(db, { session, page: "contact", submission, now });
}

async function policyOf({ reportId }: { reportId: string }) {
  const [row] = await database.db
    .select({
      now: report.contactPolicy,
      confirmed: report.contactPolicyConfirmed,
    })
    .from(report)
    .where(eq(report.id, reportId));
  return row;
}

/** The mails that a message of the desk gives occasion to. */
async function mailsOfMessage({
  command,
}: Awaited<ReturnType<typeof accepted>>) {
  const { db } = database;
  const before = await mailsOf(command);
  const body = "Keep the disk as it is.";
  await sendMessage(db, { ...command, kind: "message", body });
  return (await mailsOf(command)).slice(before.length);
}

async function mailsOf({ reportId }: { reportId: string }) {
  const rows = await database.db
    .select({ kind: mail.kind })
    .from(mail)
    .where(eq(mail.reportId, reportId))
    .orderBy(asc(mail.id));
  return rows.map(({ kind }) => kind);
}

test("mail called safe again after sending is held at a notice, whatever else is said, until a responder confirms it", async () => {
  const filed = await accepted();
  expect(await policyOf(filed)).toEqual({ now: "silent", confirmed: null });
  expect(await mailsOfMessage(filed)).toEqual([]);

  await say(filed, "yes");
  const held = { now: "notice", confirmed: "silent" };
  expect(await policyOf(filed)).toEqual(held);
  await say(filed, "not-sure");
  await say(filed, "yes");
  expect(await policyOf(filed)).toEqual(held);
  expect(await mailsOfMessage(filed)).toEqual(["look-at-portal"]);

  await confirmContactPolicy(database.db, filed.command);
  expect(await policyOf(filed)).toEqual({
    now: "conversation",
    confirmed: null,
  });
  expect(await mailsOfMessage(filed)).toEqual(["message"]);
  expect(await eventTypesOf(database.db, filed.reportId)).toContain(
    "contact-policy.confirmed",
  );
  await expect(
    confirmContactPolicy(database.db, filed.command),
  ).rejects.toThrow(Conflict);
});

test("another address under conversation gets no words until a responder has heard of it, nor does mail that waits", async () => {
  const filed = await accepted({ ...careful, mail_safe: "yes" });
  expect(await mailsOfMessage(filed)).toEqual(["message"]);
  await moveTo(filed, "somebody@else.test");
  expect(await policyOf(filed)).toEqual({ now: "notice", confirmed: "notice" });
  expect(await mailsOfMessage(filed)).toEqual(["look-at-portal"]);
  await confirmContactPolicy(database.db, filed.command);
  expect(await mailsOfMessage(filed)).toEqual(["message"]);
});

test("mail that is made more careful is so at once, and nothing waits any more", async () => {
  const filed = await accepted();
  await say(filed, "yes");
  await say(filed, "no");
  expect(await policyOf(filed)).toEqual({ now: "silent", confirmed: null });
  await expect(
    confirmContactPolicy(database.db, filed.command),
  ).rejects.toThrow(Conflict);
});

test("nobody confirms for a report that their unit has not accepted, or does not see, or whose page was older", async () => {
  const filed = await accepted();
  await say(filed, "yes");
  const { db } = database;
  const confirm = async (by: typeof filed.by, revision?: number) =>
    confirmContactPolicy(db, { ...filed.command, by, revision });
  const elsewhere = await createViewer(db, { unitId: "boston" });
  await expect(confirm(elsewhere)).rejects.toThrow(NotFound);
  const auditor = await createViewer(db, {
    unitId: "triage-desk",
    role: "auditor",
  });
  await expect(confirm(auditor)).rejects.toThrow(Forbidden);
  await expect(confirm(filed.by, 1)).rejects.toThrow(Conflict);
  expect(await policyOf(filed)).toEqual({ now: "notice", confirmed: "silent" });
});
