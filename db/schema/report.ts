import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { contactPolicies } from "#app/domain/vocabulary/correspondence.ts";
import {
  accessScopes,
  outcomes,
  reportPaths,
  reportStatuses,
} from "#app/domain/vocabulary/report.ts";
import { bands } from "#app/domain/vocabulary/triage.ts";
import { bytes, instant } from "./columns.ts";

export const reportStatus = pgEnum("report_status", reportStatuses);
export const reportPath = pgEnum("report_path", reportPaths);
export const band = pgEnum("band", bands);
export const outcome = pgEnum("outcome", outcomes);
export const contactPolicy = pgEnum("contact_policy", contactPolicies);
export const accessScope = pgEnum("access_scope", accessScopes);

type Columns = Record<
  | "status"
  | "reference"
  | "submittedAt"
  | "path"
  | "contactPolicy"
  | "headlineSealed"
  | "score"
  | "band",
  AnyPgColumn
>;

const isDraftOrComplete = (t: Columns) =>
  sql`${t.status} = 'draft' or (${t.reference} is not null and ${t.submittedAt} is not null and ${t.path} is not null
        and ${t.contactPolicy} is not null
        and ${t.headlineSealed} is not null and ${t.score} is not null and ${t.band} is not null)`;

/**
 * One row from the first page of the draft to disposal. Until submission nobody but the holder of an access code can
 * open it; at submission its key is sealed to units as well.
 */
export const report = pgTable(
  "report",
  {
    id: uuid().primaryKey(),
    status: reportStatus().notNull().default("draft"),
    /** Counts state changes; a page that shows an older one is stale. */
    revision: integer().notNull().default(1),
    locale: text().notNull().default("en"),
    isDemonstration: boolean().notNull().default(false),

    startedAt: instant().notNull(),
    savedAt: instant().notNull(),
    /** When an unsent draft is deleted; null once sent. */
    expiresAt: instant(),

    answersVersion: integer().notNull().default(0),
    questionsVersion: integer().notNull(),

    /** Public number, on paper and phone; given at submission. */
    reference: text(),
    submittedAt: instant(),
    path: reportPath(),
    contactPolicy: contactPolicy(),
    /** While the reporter's wish for louder mail waits for a responder: what was confirmed before it. Null: nothing waits. */
    contactPolicyConfirmed: contactPolicy(),
    sector: text(),
    country: text(),
    state: text(),
    countyFips: text(),
    flags: text()
      .array()
      .notNull()
      .default(sql`'{}'`),
    score: integer(),
    band: band(),
    /** Organisation and one line, opened for the queue page shown. */
    headlineSealed: bytes(),

    /** The earliest promise still owed by any unit; what the triage desk's queue is ordered by. */
    dueAt: instant(),
    firstOpenedAt: instant(),
    firstAnsweredAt: instant(),
    /** The reporter's last message, addition or update. */
    reporterActedAt: instant(),
    /** The earliest time at which the reporter wishes to be asked again for what was not known yet. */
    askAgainAt: instant(),
    closedAt: instant(),
    outcome: outcome(),
    duplicateOf: uuid().references((): AnyPgColumn => report.id, {
      onDelete: "restrict",
    }),
  },
  (t) => [
    uniqueIndex("report_reference").on(t.reference),
    // The desk's search by the beginning of a reference, in whatever order the database sorts its texts.
    index("report_reference_prefix").on(t.reference.op("text_pattern_ops")),
    // The triage desk's queue: what lapses first among all that is open, with the page key at its end.
    index("report_queue")
      .on(t.dueAt, t.id)
      .where(
        sql`${t.status} in ('submitted', 'accepted', 'in-progress', 'waiting')`,
      ),
    index("report_queue_by_band")
      .on(t.band, t.dueAt, t.id)
      .where(
        sql`${t.status} in ('submitted', 'accepted', 'in-progress', 'waiting')`,
      ),
    // Everything that was ever sent, newest first, by status.
    index("report_by_status")
      .on(t.status, t.submittedAt.desc(), t.id)
      .where(sql`${t.status} <> 'draft'`),
    // The figures of a period: all that was sent in it.
    index("report_by_sent")
      .on(t.submittedAt, t.id)
      .concurrently()
      .where(sql`${t.status} <> 'draft'`),
    // The sweep of drafts that nobody sent.
    index("report_expiring")
      .on(t.expiresAt)
      .where(sql`${t.status} = 'draft'`),
    // Whether a report that is deleted has duplicates: Postgres asks for each.
    index("report_duplicates")
      .on(t.duplicateOf)
      .where(sql`${t.duplicateOf} is not null`),
    check("report_sent_is_complete", isDraftOrComplete(t)),
    check(
      "report_draft_expires",
      sql`${t.status} <> 'draft' or ${t.expiresAt} is not null`,
    ),
    check(
      "report_closed_has_outcome",
      sql`${t.status} <> 'closed' or (${t.outcome} is not null and ${t.closedAt} is not null)`,
    ),
  ],
);

/** All answers of a report as one sealed document a version. A draft keeps its newest; a sent report keeps all. */
export const reportAnswers = pgTable(
  "report_answers",
  {
    reportId: uuid()
      .notNull()
      .references(() => report.id, { onDelete: "cascade" }),
    version: integer().notNull(),
    /** Of the questions as they stood then; 2 is what was asked before this was written down. */
    questionsVersion: integer().notNull().default(2),
    sealed: bytes().notNull(),
    savedAt: instant().notNull(),
    /** The access code it was saved with. */
    accessId: uuid().notNull(),
  },
  (t) => [primaryKey({ columns: [t.reportId, t.version] })],
);

/** An access code: what finds the report by it, and the report key wrapped by it. */
export const reportAccess = pgTable(
  "report_access",
  {
    reportId: uuid()
      .notNull()
      .references(() => report.id, { onDelete: "cascade" }),
    id: uuid().notNull(),
    codeLookup: bytes().notNull(),
    keyWrapped: bytes().notNull(),
    scope: accessScope().notNull().default("owner"),
    /** What its maker calls a colleague's code ("night shift"); null for the first. */
    labelSealed: bytes(),
    /** The access code that made this one; null for the first. */
    madeBy: uuid(),
    createdAt: instant().notNull(),
    /** When it last opened the report; null: never since it was made. */
    lastUsedAt: instant(),
    revokedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.reportId, t.id] }),
    uniqueIndex("report_access_by_code").on(t.codeLookup),
  ],
);

/** A browser that showed an access code. The report key is wrapped by the cookie's token, of which only an HMAC is here. */
export const reporterSession = pgTable(
  "reporter_session",
  {
    tokenLookup: bytes().primaryKey(),
    reportId: uuid().notNull(),
    accessId: uuid().notNull(),
    keyWrapped: bytes().notNull(),
    /**
     * The new access code, sealed under the cookie's token, until its holder has given back its last group. Empty: its holder
     * went on without one.
     */
    codeSealed: bytes(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
  },
  (t) => [
    foreignKey({
      columns: [t.reportId, t.accessId],
      foreignColumns: [reportAccess.reportId, reportAccess.id],
    }).onDelete("cascade"),
    // The sweep of sessions that are over.
    index("reporter_session_expiring").on(t.expiresAt),
    // Sessions of an access code: when it was given back, and when it goes.
    index("reporter_session_by_access").on(t.reportId, t.accessId),
  ],
);

/** Wrong access codes by where they came from: an HMAC of the network, never the address. Tries are slowed by it. */
export const wrongCode = pgTable(
  "wrong_code",
  {
    source: bytes().primaryKey(),
    count: integer().notNull(),
    lastAt: instant().notNull(),
  },
  // The sweep of sources that have been quiet.
  (t) => [index("wrong_code_quiet").on(t.lastAt)],
);
