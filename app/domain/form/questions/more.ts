import { options } from "../options.ts";
import { choice, choices, line, moment, sites, text } from "../question.ts";
import {
  isCommunications,
  isIndicatorsOnly,
  isInsider,
  isNetworkGear,
  isServiceAffected,
  isSomebodyTold,
  isSupplier,
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
    ...on("signs", (turns) => isInsider(turns) && isNetworkGear(turns)),
    exclusive: "none",
  }),
  line("entry_product", 200, on("entry", isInsider)),
  line("entry_version", 200, on("entry", isInsider)),
  line("entry_cve", 300, on("entry", isInsider)),
  choices("evidence_held", options.evidence_held, {
    ...on("evidence-held", isInsider),
    exclusive: "none",
  }),
  choice("logs_reach", options.logs_reach, on("evidence-held", isInsider)),
  moment("evidence_overwritten", {
    ...on("evidence-held", isInsider),
    mayBeAhead: true,
  }),
  moment("effect_since", on("impact", isServiceAffected)),
  choice("users_affected", options.users_affected, on("impact", isInsider)),
  choice("people_count", options.people_count, on("impact", isInsider)),
  choice("systems_count", options.systems_count, on("impact", isInsider)),
  choice("sites_count", options.sites_count, on("impact", isInsider)),
  text(
    "customers_named",
    4_000,
    on("impact", (turns) => isInsider(turns) && isSupplier(turns)),
  ),
  line("told_numbers", 300, on("actions-taken", isSomebodyTold)),
  text("actions_note", 4_000, on("actions-taken", isInsider)),
  choices("operator_role", options.operator_role, {
    ...on("operator", isCommunications),
    exclusive: null,
  }),
  sites("further_sites", on("sites", isIncident)),
  choices("acting_for", options.acting_for, {
    ...on("acting", isInsider),
    exclusive: "none",
  }),
  text("acting_contact", 1_000, on("acting", isInsider)),
  line(
    "earlier_report",
    300,
    on("acting", () => true),
  ),
  text("help_details", 2_000, on("help", isIncident)),
  moment("help_by", { ...on("help", isIncident), mayBeAhead: true }),
] as const;
