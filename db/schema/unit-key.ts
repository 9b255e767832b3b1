import {
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes, instant } from "./columns.ts";
import { unit } from "./directory.ts";
import { report } from "./report.ts";
import { responder } from "./responder.ts";

export const houseKeyKind = pgEnum("house_key_kind", ["recovery", "search"]);

/** Public halves of the house itself, vouched for by the directory key. */
export const houseKey = pgTable("house_key", {
  kind: houseKeyKind().primaryKey(),
  half: bytes().notNull(),
  signature: bytes().notNull(),
  /** The search seed, sealed to the recovery sheet. */
  recoverySealed: bytes(),
  madeAt: instant().notNull(),
});

/** The keys of a unit, one after another: the first is vouched for by the directory key, each later one by the one before. */
export const unitKey = pgTable(
  "unit_key",
  {
    unitId: text()
      .notNull()
      .references(() => unit.id, { onDelete: "restrict" }),
    /** 1, 2, 3 … without a gap. */
    number: integer().notNull(),
    half: bytes().notNull(),
    signature: bytes().notNull(),
    /** Its seed, sealed to the recovery sheet. */
    recoverySealed: bytes().notNull(),
    madeAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.unitId, t.number] })],
);

/** Who opens a key of a unit: its seed, sealed to the person, and the unit's word that it was meant to be. */
export const unitMember = pgTable(
  "unit_member",
  {
    responderId: uuid()
      .notNull()
      .references(() => responder.id, { onDelete: "cascade" }),
    unitId: text().notNull(),
    number: integer().notNull(),
    seedSealed: bytes().notNull(),
    /** By this key, over the person and the person's public half. */
    signature: bytes().notNull(),
    /** Null: by an invitation of the command that made the key, or recovered it. */
    letInBy: uuid().references(() => responder.id, { onDelete: "restrict" }),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.responderId, t.unitId, t.number] }),
    foreignKey({
      columns: [t.unitId, t.number],
      foreignColumns: [unitKey.unitId, unitKey.number],
    }).onDelete("restrict"),
    // The members of a unit, when its key is made anew.
    index("unit_member_by_unit").on(t.unitId, t.number),
  ],
);

/** The key of a sent report, sealed to each unit that has or had a part in it and to the triage desk. */
export const reportKey = pgTable(
  "report_key",
  {
    reportId: uuid()
      .notNull()
      .references(() => report.id, { onDelete: "cascade" }),
    unitId: text().notNull(),
    keyNumber: integer().notNull(),
    sealed: bytes().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.reportId, t.unitId] }),
    foreignKey({
      columns: [t.unitId, t.keyNumber],
      foreignColumns: [unitKey.unitId, unitKey.number],
    }).onDelete("restrict"),
    // What still lies under an older key of its unit, to be sealed to the newest.
    index("report_key_by_unit_key").on(t.unitId, t.keyNumber, t.reportId),
  ],
);

/** A unit has a part and could not be given the key yet: a session of a unit that has the report seals it. */
export const reportKeyWanted = pgTable(
  "report_key_wanted",
  {
    reportId: uuid()
      .notNull()
      .references(() => report.id, { onDelete: "cascade" }),
    unitId: text()
      .notNull()
      .references(() => unit.id, { onDelete: "restrict" }),
    since: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.reportId, t.unitId] }),
    // By unit, as one that has no key yet is passed over as a whole.
    index("report_key_wanted_by_unit").on(t.unitId, t.since),
  ],
);

/** The search seed for one unit. A unit that has none yet is given it by a session of one that has. */
export const searchKeyShare = pgTable(
  "search_key_share",
  {
    unitId: text().primaryKey(),
    keyNumber: integer().notNull(),
    seedSealed: bytes().notNull(),
  },
  (t) => [
    foreignKey({
      columns: [t.unitId, t.keyNumber],
      foreignColumns: [unitKey.unitId, unitKey.number],
    }).onDelete("restrict"),
  ],
);

/** Somebody left the unit, or lost a passkey: the next member who is signed in makes its next key. */
export const unitKeyWanted = pgTable("unit_key_wanted", {
  unitId: text()
    .primaryKey()
    .references(() => unit.id, { onDelete: "restrict" }),
  since: instant().notNull(),
});
