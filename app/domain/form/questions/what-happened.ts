import { options } from "../options.ts";
import { choice, line, moment, review, text } from "../question.ts";
import { isIndicatorsOnly, isToldByOthers, type Turns } from "../turns.ts";

const isBeside = (turns: Turns) => !isIndicatorsOnly(turns);

/** Part 4 (q11 to q14, q27). */
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
  choice("told_by", options.told_by, {
    page: "told-by",
    isRequired: true,
    allowsNotKnown: true,
    asked: isToldByOthers,
  }),
  line("told_by_name", 300, {
    page: "told-by",
    isRequired: false,
    allowsNotKnown: false,
    asked: isToldByOthers,
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
