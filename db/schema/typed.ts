import {
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes, instant } from "./columns.ts";
import { reportAccess } from "./report.ts";

/** What somebody typed on a page of a sent report and has not sent: theirs alone, until it is sent or left. */
export const unsent = pgTable(
  "unsent",
  {
    reportId: uuid().notNull(),
    accessId: uuid().notNull(),
    /** The id of a page of questions, or the name of a form. */
    page: text().notNull(),
    sealed: bytes().notNull(),
    savedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.reportId, t.accessId, t.page] }),
    foreignKey({
      columns: [t.reportId, t.accessId],
      foreignColumns: [reportAccess.reportId, reportAccess.id],
    }).onDelete("cascade"),
    // The sweep of what nobody came back for.
    index("unsent_by_time").on(t.savedAt),
  ],
);

/** How far the saves of one page have come that a browser holds open, so that one which comes late writes over none. */
export const saveOrder = pgTable(
  "save_order",
  {
    reportId: uuid().notNull(),
    accessId: uuid().notNull(),
    /** As in `unsent`. */
    page: text().notNull(),
    /** Made up by the page as it was opened. */
    opening: text().notNull(),
    /** Of the save, counted by the page from 1 on. */
    number: integer().notNull(),
    savedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.reportId, t.accessId, t.page] }),
    foreignKey({
      columns: [t.reportId, t.accessId],
      foreignColumns: [reportAccess.reportId, reportAccess.id],
    }).onDelete("cascade"),
    // The sweep of what no save can be late for any more.
    index("save_order_by_time").on(t.savedAt),
  ],
);
