import { sql } from "drizzle-orm";
import {
  check,
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

/** What responders have to do for a report; the reporter never sees it. */
export const reportTask = pgTable(
  "report_task",
  {
    reportId: uuid()
      .notNull()
      .references(() => report.id, { onDelete: "cascade" }),
    id: uuid().notNull(),
    /** Whose people it may be given to. */
    unitId: text()
      .notNull()
      .references(() => unit.id, { onDelete: "restrict" }),
    /** Of those that were added at once, as the playbook has them. */
    place: integer().notNull(),
    /** What it says, and which step of which playbook it is. */
    sealed: bytes().notNull(),
    assigneeId: uuid().references(() => responder.id, { onDelete: "restrict" }),
    dueAt: instant(),
    addedBy: uuid()
      .notNull()
      .references(() => responder.id, { onDelete: "restrict" }),
    addedAt: instant().notNull(),
    doneBy: uuid().references(() => responder.id, { onDelete: "restrict" }),
    doneAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.reportId, t.id] }),
    check(
      "report_task_is_done_by_somebody",
      sql`(${t.doneAt} is null) = (${t.doneBy} is null)`,
    ),
  ],
);
