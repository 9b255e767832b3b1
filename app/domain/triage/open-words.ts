import type { OpenQuestion } from "../facts/open.ts";
import type { MayRise } from "./may-rise.ts";

/** What is not known and may raise the band, for the desk, in English. */
export function describeRise({ upTo, questions }: MayRise) {
  return { upTo, open: questions.map((id) => openWords[id]) };
}

const openWords = {
  sector: "the sector",
  certainty: "how sure they are",
  affected: "what is affected",
  control: "whether they keep control",
  service_effect: "the effect on services",
  data_kinds: "what information was reached",
  plant_state: "the state of plant control",
  care_reach: "whether dispatch or patient care is in reach",
  config_changed: "whether a device's configuration was changed",
  supplied_state: "what happened to what they supply to others",
  extortion: "whether there is a demand",
  data_posted: "whether data were posted",
  money_moved: "whether money moved in the last 72 hours",
  signs: "the signs in network equipment",
  users_affected: "how many people miss a service",
  people_count: "how many people's data are touched",
  systems_count: "how many systems are touched",
  sites_count: "how many places are touched",
} satisfies Record<OpenQuestion, string>;
