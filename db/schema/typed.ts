import {
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { deskForms, deskTextOver } from "#app/domain/vocabulary/desk-form.ts";
import { bytes, instant } from "./columns.ts";
import { report, reportAccess } from "./report.ts";
import { responder } from "./responder.ts";

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

/**
 * What a person typed in a form of a report's page at the desk and has not sent: theirs alone, until it is sent or thrown
 * away. The row then stays for a while without its words: a save that comes late brings nothing back, and a form that is
 * posted twice is done once.
 */
export const deskUnsent = pgTable(
  "desk_unsent",
  {
    reportId: uuid()
      .notNull()
      .references(() => report.id, { onDelete: "cascade" }),
    responderId: uuid()
      .notNull()
      .references(() => responder.id, { onDelete: "restrict" }),
    form: text({ enum: deskForms }).notNull(),
    /** Made with the form that was shown; of two texts for one form each has its own. */
    id: uuid().notNull(),
    /** Null where it was emptied, sent or thrown away. */
    sealed: bytes(),
    /** Null while it may be typed on. */
    over: text({ enum: deskTextOver }),
    /** Under the report's key, of what was posted from it. Of a text that went on after that, it is of the older words. */
    postedHash: bytes(),
    /** Made up by the page in which it was last typed. */
    opening: uuid().notNull(),
    /** Of the save, counted by that page from 1 on. */
    number: integer().notNull(),
    keptAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.reportId, t.responderId, t.form, t.id] }),
    // The sweep of what nobody came back for.
    index("desk_unsent_by_time").on(t.keptAt),
  ],
);
