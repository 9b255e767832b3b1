import { allGiven, type Answers } from "./answers.ts";
import { merge, type Submission } from "./merge.ts";
import type { QuestionId } from "./questions.ts";
import type { AccessScope } from "../vocabulary/report.ts";

/** Whether the intruder may be on a line, the most careful answer first. */
const lines = ["device_safe", "mail_safe", "phone_safe"] as const;
const careful = ["no", "not-sure", "yes"] as const;
const hidden = ["anonymous"] as const;

/**
 * The questions where the newer answers call a line safer than the older ones did, make the reporter less hidden, or
 * say nothing any more. A first answer is not among them: somebody has to give it. When two tabs answered differently,
 * both the more careful answer and the leading one count.
 */
export function louderQuestions(before: Answers, after: Answers): QuestionId[] {
  const isLouder = (id: QuestionId, words: readonly string[]) =>
    [allGiven, leading].some((given) => {
      const [then = -1, now = -1] = [before, after].map((each) =>
        words.findIndex((word) => given(each, id).includes(word)),
      );
      return then !== -1 && (now === -1 || now > then);
    });
  const louder: QuestionId[] = lines.filter((id) => isLouder(id, careful));
  return isLouder("identity", hidden) ? [...louder, "identity"] : louder;
}

/** The leading answer alone, although another tab may have said something else: some rules look at nothing more. */
function leading(answers: Answers, id: QuestionId): unknown[] {
  const content = answers[id]?.content;
  return content?.is === "given" ? [content.value] : [];
}

/**
 * The part of a submission that this access code may save. The owner's code may save all of it. A colleague's code may
 * save nothing that makes mail or a call less careful, because an intruder who listens may have that code.
 */
export function ofScope(
  { scope }: { scope: AccessScope },
  { answers, version }: { answers: Answers; version: number },
  submission: Submission,
): { submission: Submission; louder: QuestionId[] } {
  if (scope === "owner") return { submission, louder: [] };
  const merged = merge(answers, submission, version + 1)?.answers ?? answers;
  const louder = louderQuestions(answers, merged);
  const isKept = (id: string) => !louder.some((each) => each === id);
  const { contents, settled } = submission;
  const kept = Object.entries(contents).filter(([id]) => isKept(id));
  return {
    louder,
    submission: {
      ...submission,
      contents: Object.fromEntries(kept),
      settled: settled?.filter(isKept),
    },
  };
}
