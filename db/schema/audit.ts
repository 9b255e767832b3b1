import {
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes, instant } from "./columns.ts";

/** The newest link of each chain; locked while a link is added, so links of one chain never fork. */
export const auditChain = pgTable("audit_chain", {
  /** `report:<id>` or `session:<id>` or `system`. */
  chain: text().primaryKey(),
  length: integer().notNull(),
  hash: bytes().notNull(),
});

/** Append-only: the application may insert and read, and a trigger refuses the rest to everyone. */
export const auditEvent = pgTable(
  "audit_event",
  {
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
    primaryKey({ columns: [t.chain, t.position] }),
    // The report page's timeline.
    index("audit_event_by_report").on(t.reportId, t.at),
    // The history page: everything, newest first, with the page key at its end.
    index("audit_event_by_time").on(
      t.at.desc().nullsFirst(),
      t.chain,
      t.position,
    ),
  ],
);
