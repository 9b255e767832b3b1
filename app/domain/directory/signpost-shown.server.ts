import type { Database } from "#db/client.server.ts";
import { listAgencies, listNationalCerts } from "./agency.server.ts";
import { filingsShown } from "./filing-shown.server.ts";
import { kindFactsOf } from "./organisation-kind.ts";
import { filingsOf } from "./regulator.server.ts";
import { sectorAgencyOf, type SectorAgency } from "./sector-agency.ts";
import type { SignpostAnswers } from "./signpost-answers.ts";
import {
  sections,
  signpostsOf,
  type SignpostAgency,
  type SignpostContact,
} from "./signpost.ts";
import {
  cardOfAgency,
  cardOfUnit,
  cardWithoutMail,
  officeReasonOf,
  placeKnownOf,
  type ContactShown,
  type OfficeReason,
} from "./where-shown.ts";
import type { Wanted, Where } from "./where.server.ts";

export type Entry =
  | { is: "emergency" | "bank" | "military" | "office-open" }
  | { is: "office"; card: ContactShown; reason: OfficeReason }
  | { is: "region"; card: ContactShown; city: string | null }
  | { is: "sector-agency"; agency: SectorAgency }
  | {
      is: "national-cert";
      country: string;
      cert: ContactShown | null;
      anyCountry: ContactShown | null;
    }
  | {
      is: "agency";
      id: SignpostAgency;
      card: ContactShown;
      /** Whose name to look for in a list of many. */
      lookFor: string | null;
    };

export type SignpostShown = NonNullable<
  Awaited<ReturnType<typeof signpostShown>>
>;

type Signposting = {
  where: Where;
  wanted: Wanted;
  answers: SignpostAnswers;
  locale: "en" | "es";
  now: Date;
};
type Cards = ReadonlyMap<string, ContactShown>;

/** The answer as its page shows it; null when the place has to be typed again first. Reads contacts, keeps nothing. */
export async function signpostShown(db: Database, signposting: Signposting) {
  const { where, answers, now, locale } = signposting;
  const place = placeKnownOf(where);
  if (place === null) return null;
  const filings = filingsOf(answers, countryOf(where), now);
  const signposts = signpostsOf(answers, place);
  const cards = await cardsOf(db, [
    ...signposts.map(({ contact }) => contact),
    ...filings.flatMap(({ agencyId }) => agencyId ?? []),
  ]);
  // Regulators stand above the centres with which a sector shares; an agency that is both is shown once.
  const later = ["sharing", "online"];
  const above = new Set<string>(
    signposts.flatMap(({ section, contact }) =>
      later.includes(section) ? [] : contact,
    ),
  );
  const filed = new Set(filings.map(({ agencyId }) => agencyId));
  return {
    place,
    sections: sections
      .map((section) => ({
        section,
        entries: signposts
          .filter((each) => each.section === section)
          .filter(({ contact }) => above.has(contact) || !filed.has(contact))
          .flatMap(({ contact }) => entryOf(contact, signposting, cards) ?? []),
      }))
      .filter(({ entries }) => entries.length > 0),
    filings: filingsShown(filings, { cards, above, locale }),
    teams: where.kind === "foreign" ? await teamsBut(db, where.country) : [],
  };
}

async function cardsOf(db: Database, ids: readonly string[]): Promise<Cards> {
  const agencies = await listAgencies(db, ids);
  return new Map(agencies.map((each) => [each.id, cardWithoutMail(each)]));
}

/** Null where the directory holds no such contact. */
function entryOf(
  contact: SignpostContact,
  { where, wanted, answers }: Signposting,
  cards: Cards,
): Entry | null {
  const facts = kindFactsOf(answers.kind);
  switch (contact) {
    case "emergency":
    case "bank":
    case "military":
      return { is: contact };
    case "field-office":
      return officeOf(where, wanted);
    case "region":
      return regionOf(where);
    case "national-cert":
      return certOf(where);
    case "sector-agency": {
      const agency = sectorAgencyOf(facts?.sector ?? null);
      return agency && { is: contact, agency };
    }
    default: {
      const card = cards.get(contact);
      const lookFor = contact === "sector-isacs" ? facts?.isacName : null;
      return card
        ? { is: "agency", id: contact, card, lookFor: lookFor ?? null }
        : null;
    }
  }
}

function officeOf(where: Where, wanted: Wanted): Entry {
  if (where.kind !== "site" || !where.fieldOffice) return { is: "office-open" };
  return {
    is: "office",
    card: cardOfUnit(where.fieldOffice),
    reason: officeReasonOf(where, wanted),
  };
}

function regionOf(where: Where): Entry | null {
  const region = where.kind === "site" ? where.region : null;
  return (
    region && { is: "region", card: cardOfUnit(region), city: region.city }
  );
}

function certOf(where: Where): Entry | null {
  if (where.kind !== "foreign") return null;
  const { country, cert, anyCountry } = where;
  return {
    is: "national-cert",
    country,
    cert: cert && cardOfAgency(cert),
    anyCountry: anyCountry && cardOfAgency(anyCountry),
  };
}

function countryOf(where: Where): string | null {
  if (where.kind === "foreign") return where.country;
  return where.kind === "site" || where.kind === "county-elsewhere"
    ? "US"
    : null;
}

/** For an organisation with places in several countries: the other national teams, each with its page. */
async function teamsBut(db: Database, country: string) {
  const certs = await listNationalCerts(db);
  return certs.flatMap(({ id, name, country: of, channels, lastChecked }) => {
    const page = channels.find(
      ({ type, isVerified }) => type === "url" && isVerified,
    );
    if (!of || of.length !== 2 || of === country || !page) return [];
    return { id, name, country: of, url: page.value, lastChecked };
  });
}
