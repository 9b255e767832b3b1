import type { Channel } from "#db/schema/directory.ts";
import type { Agency } from "./agency.server.ts";
import type { Candidate } from "./choose.ts";
import { checkedChannels } from "./contact.ts";
import type { Unit } from "./find.server.ts";
import type { Where } from "./where.server.ts";

const errorCodes = [
  "not-a-zip",
  "unknown-zip",
  "county-elsewhere",
  "not-a-state",
  "not-a-country",
] as const;

/** What the page shows of an answer: a fault beside its field, counties to choose from, or contacts. */
export function shownOf(where: Where) {
  return {
    errorCode: errorCodes.find((code) => code === where.kind) ?? null,
    counties: countiesToChoose(where),
    neighbours:
      where.kind === "unknown-zip" && where.neighbours.length > 0
        ? { prefix: where.prefix, states: where.neighbours }
        : null,
    answer: answerOf(where),
  };
}

/** Mail is left out: to these two, a telephone and a form are as quick, and the intruder reads neither. */
export function nationalCardOf(agency: Agency) {
  const card = cardOfAgency(agency);
  return {
    ...card,
    id: agency.id,
    channels: checkedChannels(card.channels).filter(
      ({ type }) => type !== "email",
    ),
  };
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

function answerOf(where: Where) {
  switch (where.kind) {
    case "site":
      return (
        where.fieldOffice && {
          kind: where.kind,
          fieldOffice: cardOfUnit(where.fieldOffice),
          region: where.region && {
            ...cardOfUnit(where.region),
            city: where.region.city,
          },
        }
      );
    case "military":
      return { kind: where.kind };
    case "foreign":
      return {
        kind: where.kind,
        country: where.country,
        cert: where.cert && cardOfAgency(where.cert),
        anyCountry: where.anyCountry && cardOfAgency(where.anyCountry),
      };
    default:
      return null;
  }
}

function cardOfUnit({ name, phone, address, url, lastChecked, sources }: Unit) {
  const channels = [
    { type: "phone", value: phone },
    { type: "address", value: address },
    { type: "url", value: url },
  ].flatMap(({ type, value }) =>
    value ? [{ type, value, isVerified: true }] : [],
  );
  return { name, channels, lastChecked, sources };
}

function cardOfAgency({ name, channels, lastChecked, sources }: Agency) {
  return { name, channels: channels.map(shownChannel), lastChecked, sources };
}

function shownChannel({ type, value, isVerified }: Channel): Channel {
  return { type, value, isVerified };
}
