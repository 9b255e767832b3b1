import { options } from "../options.ts";
import { choice, choices, line } from "../question.ts";
import {
  isExtorted,
  isFromWithin,
  isIndicatorsOnly,
  isInsider,
  isMoneyGone,
  isNamed,
  isNetworkGear,
  isSupplier,
  mayReachCare,
  type Turns,
} from "../turns.ts";

const needed = {
  isRequired: true,
  allowsNotKnown: true,
  asked: isFromWithin,
} as const;
const welcome = {
  isRequired: false,
  allowsNotKnown: true,
  asked: isFromWithin,
} as const;

/** Follows up what was named as affected, and asks nobody else. */
function reach(asked: (turns: Turns) => boolean) {
  return {
    ...welcome,
    page: "reach",
    asked: (turns: Turns) => isInsider(turns) && asked(turns),
  } as const;
}

/** Part 5 (q17, q19 to q25, q30), and what follows from the systems named. */
export const systemsQuestions = [
  choices("affected", options.affected, {
    page: "systems",
    exclusive: null,
    ...needed,
  }),
  choice("control", options.control, {
    page: "systems",
    ...welcome,
    asked: isInsider,
  }),
  choice("service_effect", options.service_effect, {
    page: "systems",
    ...needed,
  }),
  choices("data_kinds", options.data_kinds, {
    page: "systems",
    exclusive: "none-known",
    ...welcome,
  }),
  line("affected_other", 200, {
    page: "reach",
    ...welcome,
    asked: (turns) => isFromWithin(turns) && isNamed(turns, "other"),
  }),
  choices("plant_state", options.plant_state, {
    ...reach((turns) => isNamed(turns, "ot-ics")),
    exclusive: "none",
  }),
  choice("care_reach", options.care_reach, reach(mayReachCare)),
  choices("config_changed", options.config_changed, {
    ...reach(isNetworkGear),
    exclusive: "none",
  }),
  choices("supplied_state", options.supplied_state, {
    ...reach(isSupplier),
    exclusive: "none",
  }),
  choice("customers_count", options.customers_count, reach(isSupplier)),
  choice("extortion", options.extortion, {
    page: "actions",
    ...welcome,
    asked: (turns) => !isIndicatorsOnly(turns),
  }),
  choice("money_moved", options.money_moved, {
    page: "actions",
    ...welcome,
    asked: (turns) => !isIndicatorsOnly(turns),
  }),
  choice("data_posted", options.data_posted, {
    page: "demand",
    ...welcome,
    asked: (turns) => !isIndicatorsOnly(turns) && isExtorted(turns),
  }),
  choice("money_by", options.money_by, {
    page: "bank",
    ...welcome,
    asked: isMoneyGone,
  }),
  choice("bank_told", options.bank_told, {
    page: "bank",
    ...welcome,
    asked: isMoneyGone,
  }),
  choices("actions_taken", options.actions_taken, {
    page: "actions",
    exclusive: "nothing",
    ...needed,
    asked: isInsider,
  }),
  choices("told", options.told, {
    page: "actions",
    exclusive: "nobody",
    ...needed,
    asked: isInsider,
  }),
] as const;
