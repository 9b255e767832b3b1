import { sql } from "drizzle-orm";
import { index, pgEnum, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { handOverKinds } from "#app/domain/vocabulary/hand-over.ts";
import { bytes, instant } from "./columns.ts";
import { report } from "./report.ts";

export const handOverKind = pgEnum("hand_over_kind", handOverKinds);

/**
 * What a session left for the jobs, sealed to the worker, or to be indexed, sealed to the search key. Newer replaces older;
 * deleted when it is done, or not to be done any more.
 */
export const handedOver = pgTable(
  "handed_over",
  {
    reportId: uuid()
      .notNull()
      .references(() => report.id, { onDelete: "cascade" }),
    kind: handOverKind().notNull(),
    sealed: bytes().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.reportId, t.kind] }),
    // What a session is to index, the oldest first.
    index("handed_over_words")
      .on(t.at)
      .where(sql`${t.kind} = 'words'`),
  ],
);
