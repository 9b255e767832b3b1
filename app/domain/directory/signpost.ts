import { z } from "zod";
import reference from "#db/reference/signposts.json" with { type: "json" };
import { kindFactsOf } from "./organisation-kind.ts";
import { sectorAgencyOf } from "./sector-agency.ts";
import type { SignpostAnswers } from "./signpost-answers.ts";

/** In order of urgency. Regulators stand between "sector" and "sharing". */
export const sections = [
  "now",
  "place",
  "sector",
  "sharing",
  "online",
] as const;
export type Section = (typeof sections)[number];

/** Contacts that are no agency of the directory: found by the place, by the sector, or told in words. */
const foundContacts = [
  "emergency",
  "bank",
  "military",
  "national-cert",
  "field-office",
  "region",
  "sector-agency",
] as const;

export const signpostAgencies = [
  "cisa-central",
  "fbi-cywatch",
  "fbi-field-office",
  "nsa-ccc",
  "comm-isac",
  "e-isac",
  "ms-isac",
  "sector-isacs",
  "fusion-center",
  "fbi-salt-typhoon-tips",
  "fbi-ic3",
  "usss-cftf",
  "ftc-identity-theft",
] as const;
export type SignpostAgency = (typeof signpostAgencies)[number];
export type SignpostContact = (typeof foundContacts)[number] | SignpostAgency;

/** What is known of the place. "Site": in the United States, though its county may still be open. */
export type PlaceKnown = "site" | "military" | "abroad" | "unknown";

export type Signpost = { section: Section; contact: SignpostContact };

/** Whom to tell, the most urgent first, each once. Decided by `db/reference/signposts.json` alone. */
export function signpostsOf(
  answers: SignpostAnswers,
  place: PlaceKnown,
): Signpost[] {
  const said = saidIn(answers, place);
  const found = new Map<SignpostContact, Signpost>();
  for (const { section, contact, when } of rules) {
    const named = namedContact(contact, answers);
    if (named === null || found.has(named)) continue;
    if (when.some((condition) => isMet(condition, said)))
      found.set(named, { section, contact: named });
  }
  return [...found.values()];
}

const questions = ["kind", "also", "what", "now", "place", "who"] as const;
type Said = Record<(typeof questions)[number], readonly string[]>;

const ruleSchema = z.strictObject({
  section: z.enum(sections),
  contact: z.enum([...foundContacts, ...signpostAgencies, "isac"]),
  when: z
    .array(z.partialRecord(z.enum(questions), z.array(z.string()).min(1)))
    .min(1),
  basis: z.string(),
});
type Condition = z.infer<typeof ruleSchema>["when"][number];

const rules = z.array(ruleSchema).parse(reference.signposts);

/** An empty condition is always met. */
function isMet(condition: Condition, said: Said): boolean {
  return questions.every(
    (question) =>
      condition[question]?.some((word) => said[question].includes(word)) ??
      true,
  );
}

function saidIn(
  { kind, also, what, now }: SignpostAnswers,
  place: PlaceKnown,
): Said {
  const who =
    kind === null
      ? "unknown"
      : kind === "individual"
        ? "individual"
        : "organisation";
  return {
    kind: [kind ?? "unknown"],
    also,
    what: [what ?? "unknown"],
    now: [now ?? "unknown"],
    place: [place],
    who: [who],
  };
}

/**
 * "isac" stands for the centre of the sector. Null where the sector has no such centre, or no agency that answers for
 * it.
 */
function namedContact(
  contact: SignpostContact | "isac",
  { kind }: SignpostAnswers,
): SignpostContact | null {
  const facts = kindFactsOf(kind);
  switch (contact) {
    case "isac":
      return signpostAgencies.find((id) => id === facts?.isac) ?? null;
    case "sector-agency":
      return sectorAgencyOf(facts?.sector ?? null) && contact;
    default:
      return contact;
  }
}
