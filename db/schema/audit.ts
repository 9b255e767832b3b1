import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { subjectKinds } from "#app/domain/vocabulary/history.ts";
import { bytes, instant } from "./columns.ts";

export const auditSubject = pgEnum("audit_subject", subjectKinds);

const nobody = sql`'00000000-0000-0000-0000-000000000000'::uuid`;

/** The newest link of each chain; locked while a link is added, so links of one chain never fork. `record_events` alone moves it. */
export const auditChain = pgTable(
  "audit_chain",
  {
    subject: auditSubject().notNull(),
    /** Of the report or the responder's session; all zeros for the house. */
    subjectId: uuid().primaryKey(),
    /** `report:<id>`, `session:<id>` or `system`: the subject as hashes cover it, and what versions before 0019 look for. */
    chain: text().notNull(),
    length: integer().notNull(),
    hash: bytes().notNull(),
  },
  (t) => [
    // Versions before 0019 name a chain by it when they add to it.
    uniqueIndex("audit_chain_by_text").on(t.chain),
    check(
      "audit_chain_house_has_no_id",
      sql`(${t.subject} = 'house') = (${t.subjectId} = ${nobody})`,
    ),
  ],
);

/** Append-only: the application may read, `record_events` alone adds, and a trigger refuses the rest to everyone. */
export const auditEvent = pgTable(
  "audit_event",
  {
    subject: auditSubject().notNull(),
    subjectId: uuid().notNull(),
    chain: text().notNull(),
    /** 1, 2, 3 … without a gap. */
    position: integer().notNull(),
    reportId: uuid(),
    type: text().notNull(),
    at: instant().notNull(),
    /** Who, as they were then. */
    actor: jsonb().notNull(),
    detail: jsonb().notNull(),
    previousHash: bytes().notNull(),
    hash: bytes().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.subjectId, t.position] }),
    // The report page's timeline.
    index("audit_event_by_report").on(t.reportId, t.at),
    // The history page: everything, newest first, with the page key at its end.
    index("audit_event_by_time").on(
      t.at.desc().nullsFirst(),
      t.subjectId,
      t.position,
    ),
    // The figures of a period: what was opened again in it.
    index("audit_event_reopened")
      .on(t.at, t.reportId)
      .concurrently()
      .where(sql`${t.type} = 'report.reopened'`),
    // The same of one kind of act; and of one person, or of the people of one unit, as they were then.
    index("audit_event_by_type").on(
      t.type,
      t.at.desc().nullsFirst(),
      t.subjectId,
      t.position,
    ),
    index("audit_event_by_person")
      .on(
        sql`(${t.actor} ->> 'id')`,
        t.at.desc().nullsFirst(),
        t.subjectId,
        t.position,
      )
      .where(sql`${t.actor} ->> 'kind' = 'responder'`),
    index("audit_event_by_unit")
      .on(
        sql`(${t.actor} ->> 'unitId')`,
        t.at.desc().nullsFirst(),
        t.subjectId,
        t.position,
      )
      .where(sql`${t.actor} ->> 'kind' = 'responder'`),
  ],
);

/** What was signed, in the order of its numbers: one line each, which holds the hash of the line before. Append-only. */
export const auditCheckpoint = pgTable("audit_checkpoint", {
  /** 1, 2, 3 … without a gap. */
  number: integer().primaryKey(),
  /** As it is printed. */
  line: text().notNull(),
});

/**
 * The heads that a checkpoint found otherwise than the one before; its line signs them. With all rows up to a number, the
 * heads as that checkpoint saw them are known, at the cost of what changed. Append-only.
 */
export const auditCheckpointHead = pgTable(
  "audit_checkpoint_head",
  {
    subjectId: uuid().notNull(),
    /** Of the checkpoint. No foreign key: the line's signature says more. */
    number: integer().notNull(),
    subject: auditSubject().notNull(),
    /** 0: there was a head before, and none now. */
    length: integer().notNull(),
    hash: bytes().notNull(),
  },
  (t) => [primaryKey({ columns: [t.subjectId, t.number] })],
);
