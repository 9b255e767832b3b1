import { options } from "../options.ts";
import { choice, choices, line, moment, sites, text } from "../question.ts";
import {
  isCommunications,
  isFromWithin,
  isIndicatorsOnly,
  isNetworkGear,
  isServiceAffected,
  isSomebodyTold,
  type Turns,
} from "../turns.ts";
import type { QuestionPageId } from "../page-order.ts";

/** Nothing of the second tier is needed to send, and all of it may be left open. */
function on(page: QuestionPageId, asked: (turns: Turns) => boolean) {
  return { page, asked, isRequired: false, allowsNotKnown: true } as const;
}
const isIncident = (turns: Turns) => !isIndicatorsOnly(turns);

/** The second tier: q09, q15, q16, q18, q21, q26, q29, q30, q35 to q37, and further sites of q07. */
export const moreQuestions = [
  moment(
    "began",
    on("timeline", () => true),
  ),
  choice("still_going_on", options.still_going_on, on("timeline", isIncident)),
  choice(
    "how_found",
    options.how_found,
    on("timeline", () => true),
  ),
  choices("signs", options.signs, {
    ...on("signs", (turns) => isFromWithin(turns) && isNetworkGear(turns)),
    exclusive: "none",
  }),
  line("entry_product", 200, on("entry", isFromWithin)),
  line("entry_version", 200, on("entry", isFromWithin)),
  line("entry_cve", 300, on("entry", isFromWithin)),
  choices("evidence_held", options.evidence_held, {
    ...on("evidence-held", isFromWithin),
    exclusive: "none",
  }),
  choice("logs_reach", options.logs_reach, on("evidence-held", isFromWithin)),
  moment("evidence_overwritten", {
    ...on("evidence-held", isFromWithin),
    mayBeAhead: true,
  }),
  moment("effect_since", on("impact", isServiceAffected)),
  choice("users_affected", options.users_affected, on("impact", isFromWithin)),
  choice("people_count", options.people_count, on("impact", isFromWithin)),
  choice("systems_count", options.systems_count, on("impact", isFromWithin)),
  choice("sites_count", options.sites_count, on("impact", isFromWithin)),
  line("told_numbers", 300, on("actions-taken", isSomebodyTold)),
  text("actions_note", 4_000, on("actions-taken", isFromWithin)),
  choices("operator_role", options.operator_role, {
    ...on("operator", isCommunications),
    exclusive: null,
  }),
  sites("further_sites", on("sites", isIncident)),
  choices("acting_for", options.acting_for, {
    ...on("acting", isFromWithin),
    exclusive: "none",
  }),
  text("acting_contact", 1_000, on("acting", isFromWithin)),
  line(
    "earlier_report",
    300,
    on("acting", () => true),
  ),
  text("help_details", 2_000, on("help", isIncident)),
  moment("help_by", { ...on("help", isIncident), mayBeAhead: true }),
] as const;
