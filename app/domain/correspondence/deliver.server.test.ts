import { and, asc, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openMailTransport } from "#app/server/mail-transport.server.ts";
import type { AnswerValues } from "#db/testing/answers.ts";
import { separateDatabase, testDatabase } from "#db/testing/database.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { fileReport } from "#db/testing/reports.server.ts";
import { startMailServer } from "#db/testing/smtp.server.ts";
import type { Database } from "#db/client.server.ts";
import { auditEvent, mail, report } from "#db/schema/index.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { deliverMail, NotDeliveredYet } from "./deliver.server.ts";
import { sendMessage } from "./message.server.ts";
import { deliveryAttempts } from "./retry.ts";
import { sweepMail } from "./sweep.server.ts";
import type { MailTransport } from "./transport.ts";
import type { ContactPolicy } from "../vocabulary/correspondence.ts";
import { neverSkipped } from "#db/testing/skipped.ts";

const database = testDatabase();
const keyring = testKeyring();
/** As the worker's process holds it: nothing in it opens a report. */
const ofWorker: Keyring = { ...keyring, deskKey: null };
const start = new Date("2026-11-22T09:00:00Z");
const hoursLater = (hours: number) =>
  new Date(start.getTime() + hours * 3_600_000);
const settings = { siteName: "Landline", origin: "https://portal.example.org" };
const from = "Landline <portal@example.org>";
const secrets = {
  org_name: "Quartz Mountain Carrier",
  what_seen: "A narrative about zephyr-router-7 that must stay inside.",
  contact_name: "Marisol Querétaro",
  contact_email: "marisol@elsewhere.example",
} satisfies AnswerValues;
const body = "Which firmware does the gateway run, and since when?";

let server: Awaited<ReturnType<typeof startMailServer>>;
let transport: MailTransport;
beforeAll(async () => {
  server = await startMailServer();
  transport = openMailTransport({
    smtpUrl: server.url,
    from,
    outboxFolder: null,
  });
});
beforeEach(async () => {
  await server.answerWith([]);
  await server.received();
});
afterAll(async () => {
  transport.close();
  await server.stop();
});

async function file(
  policy: ContactPolicy,
  db = database.db,
  locale = "en",
  others: AnswerValues = {},
) {
  const answers: AnswerValues = {
    ...secrets,
    ...others,
    ...(policy === "silent"
      ? { mail_safe: "no" as const, contact_email: undefined }
      : { mail_wish: policy }),
  };
  return fileReport(db, keyring, { answers, now: start, locale });
}

async function write(
  reportId: string,
  {
    kind = "message",
    now = hoursLater(1),
    db = database.db,
  }: { kind?: "message" | "question"; now?: Date; db?: Database } = {},
) {
  const by = await createViewer(db);
  return sendMessage(db, { reportId, by, kind, body, keyring, now });
}

const mailsOf = (reportId: string, db: Database = database.db) =>
  db
    .select()
    .from(mail)
    .where(eq(mail.reportId, reportId))
    .orderBy(asc(mail.queuedAt), asc(mail.id));

async function deliver(
  reportId: string,
  { now = hoursLater(1), over = transport, db = database.db } = {},
) {
  for (const { id: mailId } of await mailsOf(reportId, db))
    await deliverMail(db, {
      reportId,
      mailId,
      transport: over,
      keyring: ofWorker,
      now,
      settings,
    });
}

const eventsOf = async (reportId: string) =>
  (
    await database.db
      .select({ type: auditEvent.type })
      .from(auditEvent)
      .where(
        and(
          eq(auditEvent.reportId, reportId),
          sql`${auditEvent.type} like 'mail.%'`,
        ),
      )
      .orderBy(auditEvent.position)
  ).map(({ type }) => type);

/** What leaves for a report that is filed, asked and written to. */
const table: [ContactPolicy, string[]][] = [
  ["silent", []],
  ["notice", ["Please look at the portal"]],
  [
    "conversation",
    [
      "Your report {reference} was received",
      "Your report {reference}",
      "Your report {reference}",
    ],
  ],
];

test.each(table)(
  "under %s, exactly this is mailed",
  async (policy, subjects) => {
    const { reportId, reference, code } = await file(policy);
    await write(reportId, { kind: "question" });
    await write(reportId, { now: hoursLater(2) });
    await deliver(reportId, { now: hoursLater(2) });
    const received = await server.received();
    expect(received.map(({ parsed }) => parsed.subject)).toEqual(
      subjects.map((subject) => subject.replace("{reference}", reference)),
    );
    for (const { to, raw, parsed } of received) {
      expect(to).toEqual([secrets.contact_email]);
      const whole = [
        raw,
        parsed.text,
        parsed.html,
        JSON.stringify(parsed.headerLines),
      ].join("\n");
      for (const inside of [
        secrets.org_name,
        "zephyr",
        secrets.contact_name,
        code,
        reportId,
      ])
        expect(whole).not.toContain(inside);
      expect(whole.includes(reference)).toBe(policy === "conversation");
      expect(whole.includes("firmware")).toBe(
        policy === "conversation" && !parsed.subject?.includes("received"),
      );
      expect(parsed.headers.get("auto-submitted")).toBe("auto-generated");
    }
    expect(await eventsOf(reportId)).toEqual([
      ...subjects.map(() => "mail.queued"),
      ...subjects.map(() => "mail.delivered"),
    ]);
  },
);

test("a conversation is one thread", async () => {
  const { reportId } = await file("conversation");
  await deliver(reportId);
  for (const hour of [2, 3]) {
    await write(reportId, { now: hoursLater(hour) });
    await deliver(reportId, { now: hoursLater(hour) });
  }
  const [first, second, third] = (await server.received()).map(
    ({ parsed }) => parsed,
  );
  expect(first?.inReplyTo).toBeUndefined();
  expect(second?.inReplyTo).toBe(first?.messageId);
  expect(third?.inReplyTo).toBe(second?.messageId);
  expect(third?.references).toEqual([first?.messageId, second?.messageId]);
});

test("a Spanish report is written to in Spanish", async () => {
  const { reportId } = await file("notice", database.db, "es");
  await write(reportId);
  await deliver(reportId);
  const [received] = await server.received();
  expect(received?.parsed.subject).toBe("Por favor, consulte el portal");
});

test.each([
  ["es", "en", "Por favor, consulte el portal"],
  ["en", "es", "Please look at the portal"],
  ["other", "es", "Por favor, consulte el portal"],
] as const)(
  "who asked for %s on pages in %s is written to as asked, where we can",
  async (wished, locale, subject) => {
    const others = { contact_language: wished };
    const { reportId } = await file("notice", database.db, locale, others);
    await write(reportId);
    await deliver(reportId);
    const [received] = await server.received();
    expect(received?.parsed.subject).toBe(subject);
  },
);

test("a mail is sent once, however often its job runs", async () => {
  const { reportId } = await file("conversation");
  await deliver(reportId);
  await deliver(reportId);
  expect(await server.received()).toHaveLength(1);
});

test("two workers at once send one mail", async () => {
  const separate = await separateDatabase();
  try {
    const { db } = separate;
    const { reportId } = await file("conversation", db);
    await Promise.all([1, 2, 3].map(() => deliver(reportId, { db })));
    expect(await server.received()).toHaveLength(1);
  } finally {
    await separate.drop();
  }
});

test.each([450, 421, 0])(
  "after the reply %s it is tried again, under the same Message-ID",
  async (reply) => {
    const { reportId } = await file("conversation");
    await server.answerWith([reply]);
    await expect(deliver(reportId)).rejects.toThrow(NotDeliveredYet);
    expect(await mailsOf(reportId)).toMatchObject([
      { state: "queued", attempts: 1, failure: "deferred", claimedUntil: null },
    ]);
    await deliver(reportId, { now: hoursLater(2) });
    const [received] = await server.received();
    const [row] = await mailsOf(reportId);
    expect(received?.parsed.messageId).toBe(
      `<${row?.headerMessageId}@example.org>`,
    );
    expect(row).toMatchObject({
      state: "delivered",
      attempts: 2,
      smtpReplyCode: null,
    });
  },
);

test("a mail server that is not there is waited for", async () => {
  const { reportId } = await file("conversation");
  const gone = openMailTransport({
    smtpUrl: "smtp://127.0.0.1:1",
    from,
    outboxFolder: null,
  });
  await expect(deliver(reportId, { over: gone })).rejects.toThrow(
    NotDeliveredYet,
  );
  gone.close();
  expect(await mailsOf(reportId)).toMatchObject([
    { state: "queued", smtpReplyCode: null },
  ]);
});

test("after a 5xx the failure is recorded with its code, without its words, and not tried again", async () => {
  const { reportId } = await file("conversation");
  await server.answerWith([550]);
  await deliver(reportId);
  await deliver(reportId);
  expect(await server.received()).toEqual([]);
  const [row] = await mailsOf(reportId);
  expect(row).toMatchObject({
    state: "failed",
    smtpReplyCode: 550,
    failure: "refused",
    attempts: 1,
  });
  expect(JSON.stringify(row)).not.toContain("marisol");
  expect(await eventsOf(reportId)).toEqual(["mail.queued", "mail.failed"]);
});

test("the last attempt gives up instead of asking for another", async () => {
  const { reportId } = await file("conversation");
  await database.db
    .update(mail)
    .set({ attempts: deliveryAttempts - 1 })
    .where(eq(mail.reportId, reportId));
  await server.answerWith([450]);
  await deliver(reportId);
  expect(await mailsOf(reportId)).toMatchObject([
    { state: "failed", failure: "gave-up", smtpReplyCode: 450 },
  ]);
});

test("what a deferred job says of itself holds no address", async () => {
  const { reportId } = await file("conversation");
  await server.answerWith([450]);
  const error: unknown = await deliver(reportId).catch(
    (thrown: unknown) => thrown,
  );
  const said =
    error instanceof Error
      ? `${error.message} ${error.stack} ${String(error.cause)}`
      : "";
  expect(said).toContain("450");
  expect(said).not.toContain("marisol");
});

test("a mail that was queued does not leave once its reporter must not be mailed", async () => {
  const { reportId } = await file("conversation");
  await database.db
    .update(report)
    .set({ contactPolicy: "silent" })
    .where(eq(report.id, reportId));
  await deliver(reportId);
  expect(await server.received()).toEqual([]);
  expect(await mailsOf(reportId)).toMatchObject([
    { state: "failed", failure: "policy-changed" },
  ]);
});

test("a reporter whose policy turned quieter is told by a notice instead", async () => {
  const { reportId } = await file("conversation");
  await deliver(reportId);
  const by = await createViewer(database.db, { unitId: "triage-desk" });
  const question = { reportId, keyring, by, kind: "question", body } as const;
  await sendMessage(database.db, { ...question, now: hoursLater(1) });
  await database.db
    .update(report)
    .set({ contactPolicy: "notice" })
    .where(eq(report.id, reportId));
  await server.received();
  await deliver(reportId, { now: hoursLater(2) });
  expect(await server.received()).toEqual([]);
  await deliver(reportId, { now: hoursLater(2) });
  expect(await mailsOf(reportId)).toMatchObject([
    { kind: "receipt", state: "delivered" },
    { kind: "message", state: "failed", failure: "policy-changed" },
    { kind: "look-at-portal", state: "delivered" },
  ]);
  const [notice] = await server.received();
  expect(JSON.stringify(notice)).not.toContain("firmware");
});

test("nobody is mailed of a report that they withdrew", async () => {
  const { reportId } = await file("conversation");
  await database.db
    .update(report)
    .set({ status: "withdrawn" })
    .where(eq(report.id, reportId));
  await deliver(reportId);
  expect(await server.received()).toEqual([]);
  expect(await mailsOf(reportId)).toMatchObject([
    { state: "failed", failure: "withdrawn" },
  ]);
});

test("a mail whose worker died is sent by another once the claim has lapsed", async () => {
  const { reportId } = await file("conversation");
  await database.db
    .update(mail)
    .set({ attempts: 1, claimedUntil: hoursLater(1) })
    .where(eq(mail.reportId, reportId));
  await deliver(reportId, { now: hoursLater(0.5) });
  expect(await server.received()).toEqual([]);
  await deliver(reportId, { now: hoursLater(1.1) });
  expect(await server.received()).toHaveLength(1);
});

test("one notice that waits is enough; after it was sent the next may follow", async () => {
  const { reportId } = await file("notice");
  await write(reportId);
  await write(reportId, { now: hoursLater(2) });
  expect(await mailsOf(reportId)).toHaveLength(1);
  await deliver(reportId, { now: hoursLater(2) });
  await write(reportId, { now: hoursLater(3) });
  expect(await mailsOf(reportId)).toHaveLength(2);
});

test("the sweep asks again for mails without a job, and gives up those beyond hope", async () => {
  const { db } = database;
  const jobs = () =>
    db.execute(
      sql`select key from graphile_worker.jobs where task_identifier = 'deliver-mail'`,
    );
  const { reportId } = await file("conversation");
  expect(
    await sweepMail(db, { now: hoursLater(1), onSkipped: neverSkipped }),
  ).toEqual({
    requeuedCount: 0,
    failedCount: 0,
  });
  await db.execute(
    sql`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`,
  );
  expect(
    await sweepMail(db, { now: hoursLater(0.1), onSkipped: neverSkipped }),
  ).toMatchObject({
    requeuedCount: 0,
  });
  expect(
    await sweepMail(db, { now: hoursLater(1), onSkipped: neverSkipped }),
  ).toMatchObject({
    requeuedCount: 1,
  });
  expect((await jobs()).rows).toHaveLength(1);
  expect(
    await sweepMail(db, { now: hoursLater(73), onSkipped: neverSkipped }),
  ).toEqual({
    requeuedCount: 0,
    failedCount: 1,
  });
  expect(await mailsOf(reportId)).toMatchObject([
    { state: "failed", failure: "gave-up" },
  ]);
});

test("the sweep asks again for a mail whose worker was killed while it sent", async () => {
  const { db } = database;
  await file("conversation");
  await db.execute(sql`
    update graphile_worker._private_jobs
    set locked_by = 'killed', locked_at = ${start.toISOString()}::timestamptz
    where key like 'mail:%'`);
  const soon = { now: hoursLater(0.2) };
  expect(
    await sweepMail(db, { ...soon, onSkipped: neverSkipped }),
  ).toMatchObject({ requeuedCount: 0 });
  const later = { now: hoursLater(0.3) };
  expect(
    await sweepMail(db, { ...later, onSkipped: neverSkipped }),
  ).toMatchObject({ requeuedCount: 1 });
  expect(
    await sweepMail(db, { ...later, onSkipped: neverSkipped }),
  ).toMatchObject({ requeuedCount: 0 });
});
