import { integer, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { bytes, instant } from "./columns.ts";
import { band, report } from "./report.ts";
import { responder } from "./responder.ts";

/** Each scoring is a dated version. */
export const scoring = pgTable(
  "scoring",
  {
    reportId: uuid()
      .notNull()
      .references(() => report.id, { onDelete: "cascade" }),
    version: integer().notNull(),
    modelVersion: integer().notNull(),
    /** 0 to 100. */
    score: integer().notNull(),
    scoreBand: band().notNull(),
    /** After escalators. */
    band: band().notNull(),
    /** The option taken in each category and why, and the escalators that held. Null: scored before they were sealed. */
    groundsSealed: bytes(),
    scoredAt: instant().notNull(),
    /** Null: provisional, from the reporter's facts. */
    scoredBy: uuid().references(() => responder.id, { onDelete: "restrict" }),
  },
  (t) => [primaryKey({ columns: [t.reportId, t.version] })],
);
