import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes, instant } from "./columns.ts";
import { unit } from "./directory.ts";
import { report } from "./report.ts";
import { responder } from "./responder.ts";

const idOfUnit = () =>
  text()
    .notNull()
    .references(() => unit.id, { onDelete: "restrict" });
const idOfPerson = () =>
  uuid().references(() => responder.id, { onDelete: "cascade" });

/** From when to when a day's work lasts: of a unit, and of each of its people who works at other hours. */
export const shiftHours = pgTable(
  "shift_hours",
  {
    id: uuid().primaryKey(),
    unitId: idOfUnit(),
    /** Null: of the unit, for all who have none of their own. */
    responderId: idOfPerson(),
    /** Minutes since midnight on the unit's clock. It ends on the next day where it ends before it begins. */
    beginsMinute: integer().notNull(),
    endsMinute: integer().notNull(),
    setBy: idOfPerson().notNull(),
    setAt: instant().notNull(),
  },
  (t) => [
    // One of a unit, and one of each person in it.
    unique("shift_hours_of_whom")
      .on(t.unitId, t.responderId)
      .nullsNotDistinct(),
    check(
      "shift_hours_are_of_a_day",
      sql`${t.beginsMinute} between 0 and 1439 and ${t.endsMinute} between 0 and 1439 and ${t.beginsMinute} <> ${t.endsMinute}`,
    ),
  ],
);

/** A person is away, and a colleague works for them meanwhile. */
export const absence = pgTable(
  "absence",
  {
    id: uuid().primaryKey(),
    unitId: idOfUnit(),
    responderId: idOfPerson().notNull(),
    fromAt: instant().notNull(),
    untilAt: instant().notNull(),
    deputyId: idOfPerson().notNull(),
    /** The person, or who leads the unit. */
    saidBy: idOfPerson().notNull(),
    saidAt: instant().notNull(),
    /** Null while it holds: taken back, or the person was there again before its end. */
    endedAt: instant(),
  },
  (t) => [
    // Who of a unit is away, wherever a person is chosen.
    index("absence_by_unit")
      .on(t.unitId, t.untilAt)
      .where(sql`${t.endedAt} is null`),
    check(
      "absence_is_of_two",
      sql`${t.untilAt} > ${t.fromAt} and ${t.deputyId} <> ${t.responderId}`,
    ),
  ],
);

/** A note at the end of a shift: to a colleague, with the reports that go to them, or to the unit alone. */
export const handover = pgTable(
  "handover",
  {
    /** Made up by the page: one that is posted twice is done once. */
    id: uuid().primaryKey(),
    unitId: idOfUnit(),
    fromId: idOfPerson().notNull(),
    /** Null: it goes with no report. */
    toId: idOfPerson(),
    /** Of the unit's key. */
    keyNumber: integer().notNull(),
    /** The note, to the unit; padded. Null where none was written. */
    noteSealed: bytes(),
    madeAt: instant().notNull(),
    /** When the colleague said that they have it. */
    takenAt: instant(),
    undoneAt: instant(),
  },
  (t) => [
    // The unit's notes, the newest first.
    index("handover_by_unit").on(t.unitId, t.madeAt.desc(), t.id),
    // What waits to be taken over, on My day.
    index("handover_to")
      .on(t.toId)
      .where(sql`${t.takenAt} is null and ${t.undoneAt} is null`),
    check(
      "handover_says_something",
      sql`${t.toId} is not null or ${t.noteSealed} is not null`,
    ),
  ],
);

/** A report that went with a handover. */
export const handoverReport = pgTable(
  "handover_report",
  {
    reportId: uuid()
      .notNull()
      .references(() => report.id, { onDelete: "cascade" }),
    handoverId: uuid()
      .notNull()
      .references(() => handover.id, { onDelete: "cascade" }),
    /** The note of the report that was written with it. */
    noteId: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.reportId, t.handoverId] }),
    // The reports of a handover.
    index("handover_report_of").on(t.handoverId),
  ],
);

/** What a person typed on the page of handing over and has not sent; as `desk_unsent`, which is of one report. */
export const handoverText = pgTable(
  "handover_text",
  {
    /** That of the handover which it becomes. */
    id: uuid().primaryKey(),
    responderId: idOfPerson().notNull(),
    unitId: idOfUnit(),
    /** Of the unit's key. */
    keyNumber: integer().notNull(),
    /** All that stands in the form, to the unit; padded. Null where it was emptied, sent or thrown away. */
    sealed: bytes(),
    /** Null while it may be typed on. */
    overAt: instant(),
    /** Made up by the page in which it was last typed. */
    opening: uuid().notNull(),
    /** Of the save, counted by that page from 1 on. */
    number: integer().notNull(),
    keptAt: instant().notNull(),
  },
  (t) => [
    // A person's own, the newest first.
    index("handover_text_by_person").on(t.responderId, t.keptAt),
    // The sweep of what nobody came back for.
    index("handover_text_by_time").on(t.keptAt),
  ],
);

/** When a person was last on My day: what came since is told as changed. */
export const dayVisit = pgTable("day_visit", {
  responderId: idOfPerson().primaryKey(),
  visitedAt: instant().notNull(),
  /** When the visit before ended; null: this is the first. */
  beforeAt: instant(),
  /** When they last said that they have seen all that changed. */
  seenAt: instant(),
});
