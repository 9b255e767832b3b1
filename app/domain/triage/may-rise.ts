import { factsOf } from "../facts/facts-of.ts";
import type { OpenQuestion } from "../facts/open.ts";
import { answersGiven, type Answers } from "../form/answers.ts";
import { questions, type ValueOf } from "../form/questions.ts";
import type { QuestionPageId } from "../form/page-order.ts";
import type { Band } from "../vocabulary/triage.ts";
import type { SeverityModel } from "./model.ts";
import { moreSevere } from "./nciss.ts";
import { scoreReport } from "./score.ts";

export type MayRise = { upTo: Band; questions: OpenQuestion[] };

/**
 * What is not known yet and could raise the band, in the order asked, and how far; null when nothing could. A question counts
 * when its gravest answer alone raises the band, or adds to a score that all together raise.
 */
export function mayRise(
  answers: Answers,
  model: SeverityModel,
): MayRise | null {
  const scored = (said: Answers) =>
    scoreReport(factsOf(said, { state: null, countyFips: null }), model);
  const now = scored(answers);
  const { open } = factsOf(answers, { state: null, countyFips: null });
  const rises = (band: Band) => moreSevere(now.band, band) !== now.band;
  const together = scored(open.reduce(withGravest, answers));
  const raising = open.filter((id) => {
    const alone = scored(withGravest(answers, id));
    return (
      rises(alone.band) || (rises(together.band) && alone.score > now.score)
    );
  });
  const bands = [
    together,
    ...raising.map((id) => scored(withGravest(answers, id))),
  ].map(({ band }) => band);
  return raising.length > 0
    ? { upTo: bands.reduce(moreSevere), questions: raising }
    : null;
}

/** The pages whose open questions could raise the band, and so bring an answer sooner, in the order asked. */
export function pagesThatRaise(
  answers: Answers,
  model: SeverityModel,
): QuestionPageId[] {
  const raising = mayRise(answers, model)?.questions ?? [];
  const pages = questions
    .filter(({ id }) => raising.some((each) => each === id))
    .map(({ page }) => page);
  return [...new Set(pages)];
}

function withGravest(answers: Answers, id: OpenQuestion): Answers {
  return { ...answers, ...answersGiven({ [id]: gravest[id] }) };
}

/** Of each question the answer that would weigh most, of those that an honest reporter may come to give. */
const gravest: { [Id in OpenQuestion]: ValueOf<Id> } = {
  sector: "energy",
  certainty: "confirmed",
  affected: ["routers", "ot-ics"],
  control: "no",
  service_effect: "down",
  data_kinds: ["credentials", "network-configurations"],
  plant_state: ["changed"],
  care_reach: "yes",
  config_changed: ["router"],
  supplied_state: ["altered"],
  extortion: "demand",
  data_posted: "all",
  money_moved: "yes",
  signs: ["tunnels", "new-accounts"],
  users_affected: "from-5000",
  people_count: "from-5000",
  systems_count: "from-5000",
  sites_count: "from-100",
};
