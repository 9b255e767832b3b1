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
  const facts = factsOf(answers, nowhere);
  const now = scoreReport(facts, model);
  const rises = ({ band }: Scored) => moreSevere(now.band, band) !== now.band;
  const scored = (said: Answers) => scoreReport(factsOf(said, nowhere), model);
  const together = scored(facts.open.reduce(withGravest, answers));
  const raising = facts.open
    .map((id) => ({ id, alone: scored(withGravest(answers, id)) }))
    .filter(
      ({ alone }) =>
        rises(alone) || (rises(together) && alone.score > now.score),
    );
  if (raising.length === 0) return null;
  return {
    upTo: raising.reduce(
      (band, { alone }) => moreSevere(band, alone.band),
      together.band,
    ),
    questions: raising.map(({ id }) => id),
  };
}

type Scored = { band: Band };

/** No band follows from where the site is. */
const nowhere = { state: null, countyFips: null };

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
