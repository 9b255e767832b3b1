import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { handedOver, mail, report } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing/database.server.ts";
import { fileReport } from "#db/testing/reports.server.ts";
import type { ContactPolicy } from "../vocabulary/correspondence.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import type { Content } from "../form/answers.ts";
import { remindReporter } from "./remind.server.ts";
import { saveAnswers } from "./save.server.ts";

const database = testDatabase();
const keyring = testKeyring();
/** As the worker's process holds it: nothing in it opens a report. */
const ofWorker: Keyring = { ...keyring, deskKey: null };
/** One o'clock at night in Los Angeles. */
const now = new Date("2026-11-22T09:00:00Z");
const nine = new Date("2026-11-22T17:00:00Z");

async function askedAtNine(policy: ContactPolicy) {
  const answers = {
    contact_email: "dana@elsewhere.example",
    mail_wish: policy,
  } as const;
  const filed = await fileReport(database.db, keyring, { answers, now });
  await say(filed, { is: "not-known", askAgainAt: "09:00" });
  return filed;
}

async function say(
  { session }: Awaited<ReturnType<typeof fileReport>>,
  control: Content,
  others: Record<string, Content> = {},
) {
  const contents = { control, ...others };
  const submission = { contents, baseVersion: 99 };
  await saveAnswers(database.db, { session, page: "systems", submission, now });
}

async function look(reportId: string) {
  const { db } = database;
  const [row] = await db
    .select({ askAgainAt: report.askAgainAt })
    .from(report)
    .where(eq(report.id, reportId));
  const mails = await db
    .select({ kind: mail.kind })
    .from(mail)
    .where(eq(mail.reportId, reportId));
  return {
    askAgainAt: row?.askAgainAt ?? null,
    noticeCount: mails.filter(({ kind }) => kind === "look-at-portal").length,
  };
}

test("who asked to be asked again at nine gets one mail that says nothing, however often the job runs", async () => {
  const { reportId } = await askedAtNine("notice");
  expect(await look(reportId)).toEqual({ askAgainAt: nine, noticeCount: 0 });
  const reminding = { keyring: ofWorker, reportId };
  await remindReporter(database.db, { ...reminding, now });
  expect((await look(reportId)).noticeCount).toBe(0);
  for (let run = 0; run < 2; run++)
    await remindReporter(database.db, { ...reminding, now: nine });
  expect(await look(reportId)).toEqual({ askAgainAt: null, noticeCount: 1 });
});

test("no mail is sent where mail is not safe", async () => {
  const { reportId } = await askedAtNine("silent");
  await remindReporter(database.db, { keyring: ofWorker, reportId, now: nine });
  expect(await look(reportId)).toEqual({ askAgainAt: null, noticeCount: 0 });
});

test("what was answered meanwhile is not asked again", async () => {
  const filed = await askedAtNine("notice");
  const { reportId } = filed;
  await say(filed, { is: "given", value: "yes" });
  expect((await look(reportId)).askAgainAt).toBeNull();
  await remindReporter(database.db, { keyring: ofWorker, reportId, now: nine });
  expect((await look(reportId)).noticeCount).toBe(0);
});

test("several times are reminded of one after the other, and nothing is left of them then", async () => {
  const { db } = database;
  const filed = await askedAtNine("notice");
  const { reportId } = filed;
  const noon = new Date("2026-11-22T20:00:00Z");
  await say(
    filed,
    { is: "not-known", askAgainAt: "09:00" },
    { affected: { is: "not-known", askAgainAt: "12:00" } },
  );
  const times = () => db.$count(handedOver, eq(handedOver.kind, "times"));
  expect(await times()).toBe(1);
  expect((await look(reportId)).askAgainAt).toEqual(nine);
  for (const now of [nine, nine])
    await remindReporter(db, { keyring: ofWorker, reportId, now });
  expect((await look(reportId)).askAgainAt).toEqual(noon);
  expect(await times()).toBe(0);
  for (const now of [noon, noon])
    await remindReporter(db, { keyring: ofWorker, reportId, now });
  expect((await look(reportId)).askAgainAt).toBeNull();
});
