import { options } from "../options.ts";
import { choice, choices } from "../question.ts";
import { isFromWithin, isIndicatorsOnly, isMoneyGone } from "../turns.ts";

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

/** Part 5 (q17, q19 to q25, q30). */
export const systemsQuestions = [
  choices("affected", options.affected, {
    page: "systems",
    exclusive: null,
    ...needed,
  }),
  choice("control", options.control, { page: "systems", ...welcome }),
  choice("service_effect", options.service_effect, {
    page: "systems",
    ...needed,
  }),
  choices("data_kinds", options.data_kinds, {
    page: "systems",
    exclusive: "none-known",
    ...welcome,
  }),
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
  choice("bank_told", options.bank_told, {
    page: "bank",
    ...welcome,
    asked: isMoneyGone,
  }),
  choices("actions_taken", options.actions_taken, {
    page: "actions",
    exclusive: "nothing",
    ...needed,
  }),
  choices("told", options.told, {
    page: "actions",
    exclusive: "nobody",
    ...needed,
  }),
] as const;
