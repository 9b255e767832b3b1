import { and, asc, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { handedOver, mail, report } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing/database.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { fileReport } from "#db/testing/reports.server.ts";
import { handOver } from "../hand-over/hand-over.server.ts";
import { saveAnswers } from "../report/save.server.ts";
import { withdrawReport } from "../report/withdraw.server.ts";
import { type Keyring } from "../vault/keyring.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import type { ContactPolicy } from "../vocabulary/correspondence.ts";
import { confirmContactPolicy } from "./confirm-policy.server.ts";
import { deliverMail, NotDeliveredYet } from "./deliver.server.ts";
import { sendMessage } from "./message.server.ts";
import { deliveryAttempts } from "./retry.ts";
import type { MailTransport, OutgoingMail } from "./transport.ts";

const database = testDatabase();
const keyring = testKeyring();
/** As the worker's process holds it: nothing in it opens a report. */
const ofWorker: Keyring = {
  ...keyring,
  deskKey: null,
};
const start = new Date("2026-11-22T09:00:00Z");
const hoursLater = (hours: number) =>
  new Date(start.getTime() + hours * 3_600_000);
const settings = { siteName: "Landline", origin: "https://portal.example.org" };
const body = "Which firmware does the gateway run, and since when?";

/** What the mail server answers next, in place of taking the mail. */
let reply: number | null = null;
let received: OutgoingMail[] = [];
const transport: MailTransport = {
  from: "Landline <portal@example.org>",
  send: (outgoing) => {
    if (reply !== null)
      return Promise.reject(
        Object.assign(new Error(), { code: "EMESSAGE", responseCode: reply }),
      );
    received.push(outgoing);
    return Promise.resolve();
  },
  close: () => {},
};
beforeEach(() => {
  reply = null;
  received = [];
});

const file = (policy: ContactPolicy) =>
  fileReport(database.db, keyring, {
    answers: {
      contact_email: "marisol@elsewhere.example",
      ...(policy === "silent"
        ? { mail_safe: "no" as const }
        : { mail_wish: policy }),
    },
    now: start,
  });

async function write(reportId: string) {
  const by = await createViewer(database.db);
  const command = { reportId, by, keyring, now: hoursLater(1) };
  await sendMessage(database.db, { ...command, kind: "message", body });
}

const mailsOf = (reportId: string) =>
  database.db
    .select()
    .from(mail)
    .where(eq(mail.reportId, reportId))
    .orderBy(asc(mail.queuedAt), asc(mail.id));

async function deliver(reportId: string, { now = hoursLater(1) } = {}) {
  for (const { id: mailId } of await mailsOf(reportId)) {
    const mailing = { reportId, mailId, transport, now, settings };
    await deliverMail(database.db, { ...mailing, keyring: ofWorker });
  }
}

const slipsOf = ({ reportId }: { reportId: string }) =>
  database.db.$count(
    handedOver,
    and(eq(handedOver.reportId, reportId), eq(handedOver.kind, "slip")),
  );

async function answer(
  { session }: Awaited<ReturnType<typeof file>>,
  page: "contact" | "listeners",
  values: Record<string, string>,
) {
  const contents = Object.fromEntries(
    Object.entries(values).map(([id, value]) => [
      id,
      { is: "given" as const, value },
    ]),
  );
  const submission = { baseVersion: 99, contents };
  await saveAnswers(database.db, { session, page, submission, now: start });
}

test("the words of a mail lie in its row until it has gone, sealed, and no longer", async () => {
  const { reportId } = await file("conversation");
  await deliver(reportId);
  await write(reportId);
  const [, waiting] = await mailsOf(reportId);
  expect(waiting?.wordsSealed?.toString("latin1")).not.toContain("firmware");
  reply = 450;
  await expect(deliver(reportId)).rejects.toThrow(NotDeliveredYet);
  expect((await mailsOf(reportId))[1]?.wordsSealed).not.toBeNull();
  reply = null;
  await deliver(reportId, { now: hoursLater(2) });
  expect((await mailsOf(reportId))[1]).toMatchObject({
    ...{ state: "delivered", wordsSealed: null },
  });
});

test.each([
  ["refused", 550],
  ["gave-up", 450],
] as const)("nor do they when it was %s", async (failure, code) => {
  const { reportId } = await file("conversation");
  await deliver(reportId);
  await write(reportId);
  await database.db
    .update(mail)
    .set({ attempts: deliveryAttempts - 1 })
    .where(eq(mail.state, "queued"));
  reply = code;
  await deliver(reportId);
  expect((await mailsOf(reportId))[1]).toMatchObject({
    ...{ failure, wordsSealed: null },
  });
});

test("words that were meant for another address are not sent to the new one, nor to the old", async () => {
  const filed = await file("conversation");
  const { reportId } = filed;
  await deliver(reportId);
  received = [];
  await write(reportId);
  await answer(filed, "contact", { contact_email: "new@elsewhere.example" });
  const by = await createViewer(database.db);
  const confirming = { reportId, by, keyring, now: hoursLater(1) };
  await confirmContactPolicy(database.db, confirming);
  await deliver(reportId);
  expect(received).toEqual([]);
  await deliver(reportId, { now: hoursLater(2) });
  expect(received.map(({ to }) => to)).toEqual(["new@elsewhere.example"]);
  expect(received[0]?.text).not.toContain("firmware");
});

test("a slip that lets mail say more than the report does is not heeded, nor the other way about", async () => {
  const filed = await file("conversation");
  await write(filed.reportId);
  await answer(filed, "listeners", { mail_safe: "not-sure" });
  await database.db
    .update(report)
    .set({ contactPolicy: "conversation" })
    .where(eq(report.id, filed.reportId));
  await deliver(filed.reportId);
  expect(received).toEqual([]);
});

test("nothing by which mail could be delivered is left of a report that allows none, or was withdrawn", async () => {
  const silent = await file("silent");
  expect(await slipsOf(silent)).toBe(0);
  const careful = await file("notice");
  expect(await slipsOf(careful)).toBe(1);
  await answer(careful, "listeners", { mail_safe: "no" });
  expect(await slipsOf(careful)).toBe(0);
  const gone = await file("notice");
  await withdrawReport(database.db, { session: gone.session, now: start });
  expect(await slipsOf(gone)).toBe(0);
});

test("a report whose slip is missing gets one as soon as a unit writes to it", async () => {
  const filed = await file("notice");
  await database.db
    .delete(handedOver)
    .where(eq(handedOver.reportId, filed.reportId));
  await write(filed.reportId);
  await deliver(filed.reportId);
  expect(received).toHaveLength(1);
});

test("whoever writes a slip of their own learns that a report was written to, and no word of it", async () => {
  const { reportId } = await file("conversation");
  await deliver(reportId);
  await write(reportId);
  received = [];
  const slip = {
    to: "thief@elsewhere.example",
    policy: "conversation",
  } as const;
  const { db } = database;
  await handOver(db, {
    ...{ reportId, worker: keyring.worker, now: start },
    what: { slip: { ...slip, language: null } },
  });
  for (const hour of [2, 3]) await deliver(reportId, { now: hoursLater(hour) });
  expect(received.map(({ to }) => to)).toEqual([slip.to]);
  expect(received[0]?.text).not.toContain("firmware");
});

test("words that may not be sent any more are forgotten before their turn comes", async () => {
  const words = async (reportId: string) =>
    (await mailsOf(reportId)).flatMap(({ wordsSealed }) => wordsSealed ?? []);
  const quieter = await file("conversation");
  await write(quieter.reportId);
  expect(await words(quieter.reportId)).toHaveLength(1);
  await answer(quieter, "listeners", { mail_safe: "not-sure" });
  expect(await words(quieter.reportId)).toEqual([]);

  const gone = await file("conversation");
  await write(gone.reportId);
  await withdrawReport(database.db, { session: gone.session, now: start });
  expect(await words(gone.reportId)).toEqual([]);
});
