import { integer, jsonb, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";
import { band, report } from "./report.ts";
import { responder } from "./responder.ts";

/** Each scoring is a dated version with its inputs; no free text in it. */
export const scoring = pgTable(
  "scoring",
  {
    reportId: uuid()
      .notNull()
      .references(() => report.id, { onDelete: "cascade" }),
    version: integer().notNull(),
    modelVersion: integer().notNull(),
    /** Category → option id of the model. */
    inputs: jsonb().notNull(),
    /** 0 to 100. */
    score: integer().notNull(),
    scoreBand: band().notNull(),
    /** After escalators. */
    band: band().notNull(),
    escalators: jsonb().notNull(),
    reasons: jsonb().notNull(),
    scoredAt: instant().notNull(),
    /** Null: provisional, from the reporter's facts. */
    scoredBy: uuid().references(() => responder.id, { onDelete: "restrict" }),
  },
  (t) => [primaryKey({ columns: [t.reportId, t.version] })],
);
