import { bigint, index, integer, pgTable, uuid } from "drizzle-orm/pg-core";
import { bytes } from "./columns.ts";
import { report } from "./report.ts";

/** The blind index of all words of a sent report: short terms, of which each stands for several words. */
export const reportTerms = pgTable(
  "report_terms",
  {
    reportId: uuid()
      .primaryKey()
      .references(() => report.id, { onDelete: "cascade" }),
    /** The month in which the report began, then 16 bits of a HMAC that is another one each month; sorted. */
    terms: integer().array().notNull(),
    /** More bits of the same words, sealed to the search: they tell apart the words that share a term. */
    exactSealed: bytes().notNull(),
  },
  (t) => [
    // The desk's search: which reports hold these terms. No pending list, as each search would read through it.
    index("report_terms_holding")
      .using("gin", t.terms)
      .with({ fastupdate: false }),
  ],
);

/** A row for each change of what a sent report says, written by triggers: to be indexed by a session that may read it. */
export const reportTermsWanted = pgTable(
  "report_terms_wanted",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedByDefaultAsIdentity(),
    reportId: uuid()
      .notNull()
      .references(() => report.id, { onDelete: "cascade" }),
  },
  // What of the reports that somebody sees is not indexed yet, and a report that is deleted.
  (t) => [index("report_terms_wanted_by_report").on(t.reportId)],
);
