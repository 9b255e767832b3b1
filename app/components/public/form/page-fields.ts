import { instantOfMoment, type Moment } from "#app/domain/clock/moment.ts";
import { valueOf, type Answers } from "#app/domain/form/answers.ts";
import { askedBackMark } from "#app/domain/form/ask-back.ts";
import { displayOf, type Display } from "#app/domain/form/check.ts";
import { sectorAgencyOf } from "#app/domain/directory/sector-agency.ts";
import type { Turns } from "#app/domain/form/turns.ts";
import type { Typed } from "#app/domain/form/fields.ts";
import type { QuestionPageId } from "#app/domain/form/page-order.ts";
import {
  timesOfProblem,
  type ProblemTimes,
} from "#app/domain/form/moment-problem.ts";
import {
  isShown,
  offered,
  turnsOf,
  type Problem,
} from "#app/domain/form/path.ts";
import {
  questionsOn,
  type Question,
  type QuestionId,
} from "#app/domain/form/questions.ts";
import { fillOf } from "./fill.ts";

/** One question of a page as its loader sends it: plain values, read from the declaration and the answers. */
export type PageField = {
  id: QuestionId;
  fill: Typed;
  offered: readonly string[];
  mine: Display[];
  others: Display[][];
  errorCode: string | null;
  errorTimes: ProblemTimes | null;
  /** What the form says of it when it is sent again, where it may be right after all. */
  askedBack: string | null;
  /** What an option means here, told under it. */
  notes: Record<string, string>;
};

function timeOf(moment: Moment | null): ProblemTimes | null {
  if (moment === null) return null;
  const at = [instantOfMoment(moment).toISOString()];
  return { at, zone: moment.zone };
}

/** "The federal agency for the sector" by its name, where the sector is known. */
function notesOf(id: QuestionId, { sector }: Turns): Record<string, string> {
  const agency = id === "sharing" ? sectorAgencyOf(sector) : null;
  return agency ? { "sector-agency": agency.names.join("; ") } : {};
}

type Judged = { errors?: readonly Problem[]; now: Date };

export function pageFields(
  page: QuestionPageId,
  answers: Answers,
  judged: Judged,
): PageField[] {
  return fieldsOfQuestions(questionsOn(page), answers, judged);
}

export function fieldsOfQuestions(
  shown: readonly Question[],
  answers: Answers,
  { errors = [], now }: Judged,
): PageField[] {
  const turns = turnsOf(answers);
  return shown
    .filter((question) => isShown(question, turns))
    .map((question) => {
      const { id } = question;
      const content = answers[id]?.content ?? { is: "blank" as const };
      const problem = errors.find(({ questionId }) => questionId === id);
      const code = problem?.code ?? null;
      const fill = fillOf(question, content);
      return {
        id,
        fill,
        offered: offered(question, turns),
        mine: displayOf(question, content),
        others: (answers[id]?.others ?? []).map((other) =>
          displayOf(question, other),
        ),
        errorCode: code,
        askedBack: problem ? askedBackMark(problem, answers) : null,
        notes: notesOf(id, turns),
        errorTimes:
          code === "money-long-ago"
            ? timeOf(valueOf(answers, "first_noticed"))
            : timesOfProblem(question, { typed: fill, code, now }),
      };
    });
}
