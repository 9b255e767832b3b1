import type { Option } from "../form/options.ts";
import {
  organisationKinds,
  type OrganisationKind,
} from "./organisation-kind.ts";

export const happenings = [
  "intrusion",
  "extortion",
  "money",
  "personal-data",
  "service-down",
  "tip",
] as const;
export type Happening = (typeof happenings)[number];

/** What may be true beside the kind, and brings deadlines of its own. */
export const furtherDuties = [
  "public-company",
  "defence-contractor",
  "eu-establishment",
] as const satisfies Option<"duty_flags">[];
export type FurtherDuty = (typeof furtherDuties)[number];

export const nowWords = ["yes", "no"] as const;

/** The four answers of whoever asks where to report; null or empty: skipped. The place is read by `findWhere`. */
export type SignpostAnswers = {
  kind: OrganisationKind | null;
  also: FurtherDuty[];
  what: Happening | null;
  now: (typeof nowWords)[number] | null;
};

/** The names in the address; a word that is none of ours is a question skipped. */
export function readSignpost(query: URLSearchParams): SignpostAnswers {
  const one = <W extends string>(name: string, words: readonly W[]) =>
    words.find((word) => word === query.get(name)) ?? null;
  return {
    kind: one("kind", organisationKinds),
    also: furtherDuties.filter((duty) => query.getAll("also").includes(duty)),
    what: one("what", happenings),
    now: one("now", nowWords),
  };
}

const names = ["kind", "also", "what", "now", "zip", "state", "country"];

/** Whether the form was sent, even if every question of it was skipped. */
export function isSignpostAsked(query: URLSearchParams): boolean {
  return names.some((name) => query.has(name));
}
