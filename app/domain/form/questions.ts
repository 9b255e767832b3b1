import type { z } from "zod";
import { contactQuestions } from "./questions/contact.ts";
import { eventTimeQuestions } from "./questions/event-times.ts";
import { moreQuestions } from "./questions/more.ts";
import { organisationQuestions } from "./questions/organisation.ts";
import { safetyQuestions } from "./questions/safety.ts";
import { systemsQuestions } from "./questions/systems.ts";
import { whatHappenedQuestions } from "./questions/what-happened.ts";
import { youQuestions } from "./questions/you.ts";
import type { QuestionPageId } from "./page-order.ts";

/** Counts changes to what is asked; stored with each report, so that old answers are read as they were asked: `migrate.ts`. */
export const questionsVersion = 3;

/** Every question once, in the order asked. Page, check page, validation, desk view and export read this list. */
export const questions = [
  ...safetyQuestions,
  ...youQuestions,
  ...organisationQuestions,
  ...whatHappenedQuestions,
  ...systemsQuestions,
  ...contactQuestions,
  ...moreQuestions,
  ...eventTimeQuestions,
] as const;

export type Question = (typeof questions)[number];
export type QuestionId = Question["id"];
export type QuestionOf<Id extends QuestionId> = Extract<Question, { id: Id }>;
/** Of the second tier. */
export type MoreQuestionId = (typeof moreQuestions)[number]["id"];
/** What the schema of a question answers with. */
export type ValueOf<Id extends QuestionId> = z.infer<QuestionOf<Id>["schema"]>;

export function questionsOn(page: QuestionPageId): Question[] {
  return questions.filter((question) => question.page === page);
}
