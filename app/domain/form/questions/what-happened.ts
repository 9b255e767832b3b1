import { options } from "../options.ts";
import { choice, moment, review, text } from "../question.ts";
import { isIndicatorsOnly, type Turns } from "../turns.ts";

const isBeside = (turns: Turns) => !isIndicatorsOnly(turns);

/** Part 4 (q12 to q14, q27). */
export const whatHappenedQuestions = [
  text("what_seen", 4_000, {
    page: "what",
    isRequired: true,
    allowsNotKnown: false,
  }),
  choice("certainty", options.certainty, {
    page: "what",
    isRequired: false,
    allowsNotKnown: true,
  }),
  moment("first_noticed", {
    page: "what",
    isRequired: true,
    allowsNotKnown: true,
  }),
  text("indicators", 200_000, {
    page: "indicators",
    isRequired: true,
    allowsNotKnown: false,
    asked: isIndicatorsOnly,
    alsoAsked: isBeside,
  }),
  review("indicators_review", {
    page: "indicators-review",
    isRequired: false,
    allowsNotKnown: false,
    asked: isIndicatorsOnly,
    alsoAsked: isBeside,
  }),
] as const;
