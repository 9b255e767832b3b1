import { sql } from "drizzle-orm";
import {
  check,
  index,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { revealPurposes } from "#app/domain/vocabulary/reveal.ts";
import { bytes, instant } from "./columns.ts";
import { unit } from "./directory.ts";
import { report } from "./report.ts";
import { responder } from "./responder.ts";

/**
 * Personal data of a report, shown to one person for a while. Postgres's clock says when it is over. Who reads it is told by the
 * history as well; this row says whether it is shown now, and keeps what was said of the purpose.
 */
export const reveal = pgTable(
  "reveal",
  {
    reportId: uuid()
      .notNull()
      .references(() => report.id, { onDelete: "cascade" }),
    id: uuid().notNull(),
    responderId: uuid()
      .notNull()
      .references(() => responder.id, { onDelete: "restrict" }),
    /** Theirs as it was then, whose lead is told. */
    unitId: text()
      .notNull()
      .references(() => unit.id, { onDelete: "restrict" }),
    purpose: text({ enum: revealPurposes }).notNull(),
    /** What for, in their words; of "other" alone. */
    wordsSealed: bytes(),
    revealedAt: instant().notNull(),
    expiresAt: instant().notNull(),
    /** When they hid it again themselves. */
    hiddenAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.reportId, t.id] }),
    // What a lead is told: the newest of their unit.
    index("reveal_by_unit").on(t.unitId, t.revealedAt.desc(), t.id),
    check(
      "reveal_other_has_words",
      sql`(${t.purpose} = 'other') = (${t.wordsSealed} is not null)`,
    ),
  ],
);
