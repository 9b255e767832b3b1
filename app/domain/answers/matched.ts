import type { Answers } from "../form/answers.ts";
import { termsOf } from "../indicator/terms.ts";
import { sightingsOf } from "./sightings.ts";

/** Three values each, of the 65,535 that one statement takes; of more, the account's own come first. */
const mostTerms = 10_000;

/** The terms under which a report is matched with others, each once. What the reporter left out is not looked for. */
export function matchedTerms(
  answers: Answers,
  fileTerms: readonly string[] = [],
): string[] {
  const { sightings } = sightingsOf(answers);
  const terms = new Set([...sightings.flatMap(termsOf), ...fileTerms]);
  return [...terms].slice(0, mostTerms);
}
