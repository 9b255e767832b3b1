import { valueOf, type Answers } from "../form/answers.ts";
import { onPath, askedQuestions, laterQuestions } from "../form/path.ts";

/**
 * What may change the band, in the order asked: of the quick tier, then of the second. Asked of this reporter and not known,
 * it is open: that is not the same as "none".
 */
export const openQuestions = [
  "sector",
  "certainty",
  "affected",
  "control",
  "service_effect",
  "data_kinds",
  "plant_state",
  "care_reach",
  "config_changed",
  "supplied_state",
  "extortion",
  "data_posted",
  "money_moved",
  "signs",
  "users_affected",
  "people_count",
  "systems_count",
  "sites_count",
] as const;
export type OpenQuestion = (typeof openQuestions)[number];

/** The questions that this reporter is asked and has not answered yet. */
export function openOf(answers: Answers): OpenQuestion[] {
  const asked = new Set<string>(
    [...askedQuestions(answers), ...laterQuestions(answers)].map(
      ({ id }) => id,
    ),
  );
  const said = onPath(answers);
  // Where every service works, nobody misses one.
  if (valueOf(said, "service_effect") === "none")
    asked.delete("users_affected");
  return openQuestions.filter(
    (id) => asked.has(id) && said[id]?.content.is !== "given",
  );
}
