import type { Channel } from "#db/schema/directory.ts";
import type { Agency } from "./agency.server.ts";
import type { Candidate } from "./choose-county.ts";
import { channelsOf } from "./contact.ts";
import type { Unit } from "./find.server.ts";
import type { PlaceKnown } from "./signpost.ts";
import type { Wanted, Where } from "./where.server.ts";

const errorCodes = [
  "not-a-zip",
  "unknown-zip",
  "county-elsewhere",
  "not-a-state",
  "not-a-country",
] as const;

/** A fault beside its field, and counties to choose from. */
export function formShownOf(where: Where) {
  return {
    errorCode: errorCodes.find((code) => code === where.kind) ?? null,
    counties: countiesToChoose(where),
    neighbours:
      where.kind === "unknown-zip" && where.neighbours.length > 0
        ? { prefix: where.prefix, states: where.neighbours }
        : null,
  };
}

/** Null when the place has to be typed again before anything can be answered. */
export function placeKnownOf(where: Where): PlaceKnown | null {
  switch (where.kind) {
    case "site":
    case "county-elsewhere":
      return "site";
    case "military":
      return "military";
    case "foreign":
      return "abroad";
    case "nothing-asked":
      return "unknown";
    default:
      return null;
  }
}

/** Why a field office is the one for the place. */
export type OfficeReason =
  | { by: "county"; county: string; state: string }
  | { by: "zip"; zip: string }
  | { by: "state"; state: string };

export function officeReasonOf(
  where: Extract<Where, { kind: "site" }>,
  { zip, state }: Wanted,
): OfficeReason {
  if (where.county) {
    const { county, state } = where.county;
    return { by: "county", county, state };
  }
  return zip.trim() ? { by: "zip", zip: zip.trim() } : { by: "state", state };
}

function countiesToChoose(where: Where): Candidate[] {
  switch (where.kind) {
    case "county-elsewhere":
      return where.candidates;
    case "site":
      // Kept on the page after the choice, so that another can be made.
      return new Set(where.candidates.map((each) => each.fieldOfficeId)).size >
        1
        ? where.candidates
        : [];
    default:
      return [];
  }
}

export function cardOfUnit(unit: Unit) {
  const { name, lastChecked, sources } = unit;
  const channels = channelsOf(unit);
  return { name, channels, isUnsure: false, lastChecked, sources };
}

export function cardOfAgency(agency: Agency) {
  const { name, channels, confidence, lastChecked, sources } = agency;
  const isUnsure = /^(?:low|medium)(?!-)/.test(confidence);
  const shown = channels.map(shownChannel).sort(quickestFirst);
  return { name, channels: shown, isUnsure, lastChecked, sources };
}

/** Mail is left out where a checked telephone or page is as quick: the intruder may read it. */
export function cardWithoutMail(agency: Agency) {
  const card = cardOfAgency(agency);
  const others = card.channels.filter(({ type }) => type !== "email");
  const isEnough = others.some(({ isVerified }) => isVerified);
  return { ...card, channels: isEnough ? others : card.channels };
}

export type ContactShown = ReturnType<typeof cardOfAgency>;

function shownChannel({ type, value, isVerified }: Channel): Channel {
  return { type, value, isVerified };
}

const quickest = ["phone", "address", "url", "email", "role"];

function quickestFirst(a: Channel, b: Channel): number {
  return quickest.indexOf(a.type) - quickest.indexOf(b.type);
}
