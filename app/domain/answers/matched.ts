import type { Answers } from "../form/answers.ts";
import { indicatorOf, termsOf, withinTermsOf } from "../indicator/terms.ts";
import { sightingsOf } from "./sightings.ts";

/** Three values each, of the 65,535 that one statement takes; of more, the account's own come first, and networks last. */
const mostTerms = 10_000;

/** The terms under which a report is matched with others, each once. What the reporter left out is not looked for. */
export function matchedTerms(
  answers: Answers,
  fileTerms: readonly string[] = [],
): string[] {
  const { sightings } = sightingsOf(answers);
  const inFiles = fileTerms.flatMap((term) => indicatorOf(term) ?? []);
  const all = [...sightings, ...inFiles];
  const terms = new Set<string>();
  for (const termsOfOne of [termsOf, withinTermsOf])
    for (const indicator of all) {
      if (terms.size >= mostTerms) break;
      for (const term of termsOfOne(indicator)) terms.add(term);
    }
  return [...terms].slice(0, mostTerms);
}
