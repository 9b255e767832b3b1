import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import {
  mailKinds,
  mailStates,
  messageKinds,
} from "#app/domain/vocabulary/correspondence.ts";
import { bytes, instant } from "./columns.ts";
import { unit } from "./directory.ts";
import { report } from "./report.ts";
import { responder } from "./responder.ts";

export const messageKind = pgEnum("message_kind", messageKinds);
export const mailKind = pgEnum("mail_kind", mailKinds);
export const mailState = pgEnum("mail_state", mailStates);

/** Between reporter and units; from the reporter when `responderId` is null. */
export const message = pgTable(
  "message",
  {
    reportId: uuid()
      .notNull()
      .references(() => report.id, { onDelete: "cascade" }),
    id: uuid().notNull(),
    kind: messageKind().notNull(),
    unitId: text().references(() => unit.id, { onDelete: "restrict" }),
    responderId: uuid().references(() => responder.id, {
      onDelete: "restrict",
    }),
    accessId: uuid(),
    bodySealed: bytes().notNull(),
    sentAt: instant().notNull(),
    /** The question it answers. */
    answersId: uuid(),
    /** Who of the desk said so, of words that the reporter wrote without naming a question; null where they named it. */
    answersSaidBy: uuid().references(() => responder.id, {
      onDelete: "restrict",
    }),
  },
  (t) => [
    primaryKey({ columns: [t.reportId, t.id] }),
    foreignKey({
      columns: [t.reportId, t.answersId],
      foreignColumns: [t.reportId, t.id],
    }),
    check(
      "message_answers_what_is_named",
      sql`${t.answersSaidBy} is null or ${t.answersId} is not null`,
    ),
    check(
      "message_has_one_author",
      sql`(${t.responderId} is null) = (${t.accessId} is not null) and (${t.responderId} is null) = (${t.unitId} is null)`,
    ),
  ],
);

/** Responders' own; the reporter never sees them. */
export const note = pgTable(
  "note",
  {
    reportId: uuid()
      .notNull()
      .references(() => report.id, { onDelete: "cascade" }),
    id: uuid().notNull(),
    unitId: text()
      .notNull()
      .references(() => unit.id, { onDelete: "restrict" }),
    responderId: uuid()
      .notNull()
      .references(() => responder.id, { onDelete: "restrict" }),
    bodySealed: bytes().notNull(),
    writtenAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.reportId, t.id] })],
);

/** One mail to the reporter, a row before it is sent: its fate, and until that is known what it is to carry. */
export const mail = pgTable(
  "mail",
  {
    reportId: uuid()
      .notNull()
      .references(() => report.id, { onDelete: "cascade" }),
    id: uuid().notNull(),
    kind: mailKind().notNull(),
    /** The message it carries, under the policy conversation. */
    messageId: uuid(),
    /** Of a mail that carries a message, its words and recipient, sealed to the worker; null when it has gone or failed. */
    wordsSealed: bytes(),
    state: mailState().notNull().default("queued"),
    /** The left part of the Message-ID, made when queued so that a repeated sending carries the same one. */
    headerMessageId: text().notNull(),
    attempts: integer().notNull().default(0),
    /** While a worker sends it; past that time another may. */
    claimedUntil: instant(),
    /** The SMTP reply code; its text may quote an address and is not kept. */
    smtpReplyCode: integer(),
    /** Why it failed, in a word of ours. */
    failure: text(),
    queuedAt: instant().notNull(),
    deliveredAt: instant(),
    failedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.reportId, t.id] }),
    foreignKey({
      columns: [t.reportId, t.messageId],
      foreignColumns: [message.reportId, message.id],
    }).onDelete("cascade"),
    // The sweep of mails whose job was lost.
    index("mail_queued")
      .on(t.queuedAt)
      .where(sql`${t.state} = 'queued'`),
    check(
      "mail_state_is_dated",
      sql`(${t.state} = 'delivered') = (${t.deliveredAt} is not null) and (${t.state} = 'failed') = (${t.failedAt} is not null)`,
    ),
  ],
);
