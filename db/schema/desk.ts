import {
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes, instant } from "./columns.ts";
import { unit } from "./directory.ts";
import { report } from "./report.ts";
import { responder } from "./responder.ts";

/**
 * When a person last opened a report, and as of what: what came since is new to them. The history holds each opening. A command
 * says its time before it has the report, so what is new is told by what was read under its lock and not by the clock.
 */
export const reportLook = pgTable(
  "report_look",
  {
    reportId: uuid()
      .notNull()
      .references(() => report.id, { onDelete: "cascade" }),
    responderId: uuid()
      .notNull()
      .references(() => responder.id, { onDelete: "cascade" }),
    openedAt: instant().notNull(),
    /** The report's `reporter_acted_at` as they saw it. */
    seenActedAt: instant(),
    /** The `offered_at` of their unit's own part, as they saw it. */
    seenOfferedAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.reportId, t.responderId] })],
);

/** A way to narrow the queue that a person keeps, for themselves or for their unit. */
export const savedView = pgTable(
  "saved_view",
  {
    id: uuid().primaryKey(),
    unitId: text()
      .notNull()
      .references(() => unit.id, { onDelete: "restrict" }),
    /** Whose it is; null: the unit's. */
    responderId: uuid().references(() => responder.id, { onDelete: "cascade" }),
    /** Of the unit's key. */
    keyNumber: integer().notNull(),
    /** Its name, which somebody typed, and how it narrows: to the unit. */
    sealed: bytes().notNull(),
    savedBy: uuid()
      .notNull()
      .references(() => responder.id, { onDelete: "cascade" }),
    savedAt: instant().notNull(),
  },
  // The side bar of the queue.
  (t) => [index("saved_view_by_unit").on(t.unitId, t.savedAt, t.id)],
);
