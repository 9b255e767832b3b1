import { options } from "../options.ts";
import { choice, line } from "../question.ts";
import { isOnBehalf } from "../turns.ts";

/** Part 2 (q03, q04, q11 and what follows from them). */
export const youQuestions = [
  choice("reporter_role", options.reporter_role, {
    page: "you",
    isRequired: true,
    allowsNotKnown: false,
  }),
  choice("report_kind", options.report_kind, {
    page: "you",
    isRequired: true,
    allowsNotKnown: false,
  }),
  choice("identity", options.identity, {
    page: "you",
    isRequired: true,
    allowsNotKnown: false,
    asked: (turns) => turns.report_kind !== "update",
    mayBeAsked: (turns) => turns.report_kind === "update",
  }),
  choice("client_knows", options.client_knows, {
    page: "client",
    isRequired: true,
    allowsNotKnown: false,
    asked: isOnBehalf,
  }),
  line("own_organisation", 200, {
    page: "client",
    isRequired: false,
    allowsNotKnown: false,
    asked: isOnBehalf,
  }),
] as const;
