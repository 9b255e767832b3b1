import {
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
} from "drizzle-orm/pg-core";
import { unitKinds } from "#app/domain/vocabulary/directory.ts";
import { instant } from "./columns.ts";

export const unitKind = pgEnum("unit_kind", unitKinds);

/** Responders that work here: the triage desk, field offices, regions, the national desk. */
export const unit = pgTable("unit", {
  /** Ids of `db/reference`, e.g. "sacramento", "cisa-region-9", "triage-desk". */
  id: text().primaryKey(),
  kind: unitKind().notNull(),
  name: text().notNull(),
  city: text(),
  state: text(),
  address: text(),
  phone: text(),
  url: text(),
  email: text(),
  regionNumber: integer(),
  /** Whether dues run around the clock; otherwise in business hours of `timeZone`. */
  isRoundTheClock: boolean().notNull().default(true),
  timeZone: text().notNull(),
  basis: text(),
  confidence: text().notNull(),
  sources: jsonb().$type<Source[]>().notNull(),
  checkedOn: date({ mode: "string" }).notNull(),
});

/** Where a contact or a territory was read. */
export type Source = { id: string; ref: string; kind: string };

export const county = pgTable("county", {
  fips: text().primaryKey(),
  name: text().notNull(),
  state: text().notNull(),
  fieldOfficeId: text()
    .notNull()
    .references(() => unit.id, { onDelete: "restrict" }),
});

/** Which CISA region and, where one office has the whole state, which field office. */
export const stateTerritory = pgTable("state_territory", {
  state: text().primaryKey(),
  name: text().notNull(),
  regionId: text().references(() => unit.id, { onDelete: "restrict" }),
  soleFieldOfficeId: text().references(() => unit.id, { onDelete: "restrict" }),
});

/** Every county a ZIP code touches. `fips` may be newer than `county` (Connecticut's planning regions); the state then answers. */
export const zipCounty = pgTable(
  "zip_county",
  {
    zip: text().notNull(),
    fips: text().notNull(),
    state: text().notNull(),
    /** As the mail calls the ZIP code; null where no list says. */
    town: text(),
  },
  (t) => [primaryKey({ columns: [t.zip, t.fips] })],
);

/** Places to send a reporter to that do not work here: regulators, agencies, national CERTs. */
export const outsideAgency = pgTable(
  "outside_agency",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    kind: text().notNull(),
    /** ISO 3166 code for a national CERT. */
    country: text(),
    takes: text(),
    offerWhen: text(),
    channels: jsonb().$type<Channel[]>().notNull(),
    confidence: text().notNull(),
    sources: jsonb().$type<Source[]>().notNull(),
    checkedOn: date({ mode: "string" }).notNull(),
  },
  (t) => [index("outside_agency_by_country").on(t.country)],
);

export type Channel = {
  type: string;
  value: string;
  note?: string;
  isVerified: boolean;
};

/** The facts of `db/reference` that stand in the tables above, by digest of their files: a start with the same facts loads nothing. */
export const referenceLoad = pgTable("reference_load", {
  digest: text().primaryKey(),
  loadedAt: instant().notNull(),
});
