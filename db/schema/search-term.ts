import { index, pgEnum, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { bytes } from "./columns.ts";
import { report } from "./report.ts";

export const searchTermKind = pgEnum("search_term_kind", [
  "organisation",
  "organisation-word",
  "indicator",
  "mail-address",
]);

/** The blind index: HMACs of what may be searched. Written by the derive job. */
export const searchTerm = pgTable(
  "search_term",
  {
    reportId: uuid()
      .notNull()
      .references(() => report.id, { onDelete: "cascade" }),
    kind: searchTermKind().notNull(),
    term: bytes().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.reportId, t.kind, t.term] }),
    // The desk's search: which reports hold this term.
    index("search_term_lookup").on(t.term, t.reportId),
  ],
);
