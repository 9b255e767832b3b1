import { sql } from "drizzle-orm";
import {
  check,
  index,
  pgEnum,
  pgTable,
  primaryKey,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { lostCodeStates } from "#app/domain/vocabulary/report.ts";
import { bytes, instant } from "./columns.ts";
import { report } from "./report.ts";
import { responder } from "./responder.ts";

export const lostCodeState = pgEnum("lost_code_state", lostCodeStates);

/**
 * Somebody says that the access code of a report is lost, and holds a new one that opens nothing yet. A responder calls a
 * number of the report and exchanges proof phrases; another lets the new code in. Nobody at the desk ever sees it: the
 * report key is sealed to the public key that follows from it.
 */
export const lostCode = pgTable(
  "lost_code",
  {
    reportId: uuid()
      .notNull()
      .references(() => report.id, { onDelete: "cascade" }),
    id: uuid().notNull(),
    state: lostCodeState().notNull().default("asked"),
    /** Of the new code: finds it, and what the report key is sealed to. */
    codeLookup: bytes().notNull(),
    publicKey: bytes().notNull(),
    /** The two proof phrases, a copy sealed to each unit that may call. */
    phrasesSealed: bytes().notNull(),
    /** An HMAC of the report's id and the network it was asked from, never the address: a network asks thrice at most. */
    source: bytes().notNull(),
    askedAt: instant().notNull(),
    expiresAt: instant().notNull(),
    /** When whoever holds the present code said that it was not them, to this one or to a later one. */
    objectedAt: instant(),
    /** Who called, and heard the phrase. */
    calledBy: uuid().references(() => responder.id, { onDelete: "restrict" }),
    calledAt: instant(),
    /** An HMAC over who called about what, and when, under a key of the desk: it takes two people, and no row that was only written is one. */
    callTag: bytes(),
    /** Who let the new code in, or refused it: never the one who called. */
    decidedBy: uuid().references(() => responder.id, { onDelete: "restrict" }),
    decidedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.reportId, t.id] }),
    uniqueIndex("lost_code_by_code").on(t.codeLookup),
    // The open requests of a report: several, as whoever asks must not be in the way of whoever else does.
    index("lost_code_open")
      .on(t.reportId)
      .where(sql`${t.state} in ('asked', 'called')`),
    // The sweep of requests that nobody answered.
    index("lost_code_expiring")
      .on(t.expiresAt)
      .where(sql`${t.state} in ('asked', 'called')`),
    check(
      "lost_code_takes_two_people",
      sql`${t.state} <> 'approved' or (${t.calledBy} is not null and ${t.decidedBy} is not null and ${t.calledBy} <> ${t.decidedBy})`,
    ),
  ],
);
