import { isSameContent, type Answers } from "./answers.ts";
import type { CheckRow, Display } from "./check.ts";
import { questions, type QuestionId } from "./questions.ts";

/** What was shown for one question before and is shown after; empty: it was not asked. */
export type Change = {
  questionId: QuestionId;
  before: Display[];
  after: Display[];
};

/**
 * What a reader of both would see to be different, in the order of the questions. Where two people said different things
 * at once, both texts count as shown.
 */
export function changesBetween(
  before: readonly CheckRow[],
  after: readonly CheckRow[],
): Change[] {
  const ids = questions.map(({ id }) => id);
  return ids.flatMap((questionId) => {
    const change = {
      questionId,
      before: shownFor(before, questionId),
      after: shownFor(after, questionId),
    };
    return isDifferent(change) ? [change] : [];
  });
}

function shownFor(rows: readonly CheckRow[], id: QuestionId): Display[] {
  const row = rows.find(({ questionId }) => questionId === id);
  return row ? [...row.display, ...row.others.flat()] : [];
}

/** Not asked and not answered look alike. */
function isDifferent({ before, after }: Change): boolean {
  if (isSilent(before) && isSilent(after)) return false;
  return JSON.stringify(before) !== JSON.stringify(after);
}

function isSilent(shown: readonly Display[]): boolean {
  return shown.every(({ kind }) => kind === "blank");
}

/** The questions whose saved answer changed, on the path or not. */
export function changedQuestions(
  before: Answers,
  after: Answers,
): QuestionId[] {
  return questions
    .map(({ id }) => id)
    .filter((id) => !isSameAnswer(before[id], after[id]));
}

type Answer = Answers[QuestionId];

function isSameAnswer(before: Answer, after: Answer): boolean {
  const blank = { is: "blank" } as const;
  return (
    isSameContent(before?.content ?? blank, after?.content ?? blank) &&
    JSON.stringify(before?.others ?? []) === JSON.stringify(after?.others ?? [])
  );
}
