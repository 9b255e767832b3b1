import { allGiven, type Answers } from "./answers.ts";
import { merge, type Submission } from "./merge.ts";
import type { QuestionId } from "./questions.ts";
import type { AccessScope } from "../vocabulary/report.ts";

/** Whether the intruder may be on a line, the most careful answer first. */
const lines = ["device_safe", "mail_safe", "phone_safe"] as const;
const careful = ["no", "not-sure", "yes"] as const;
const hidden = ["anonymous"] as const;

/**
 * The questions to which the newer answers say that a line is safer, or its reporter less hidden, than the older ones, or
 * nothing any more. A first answer is none of them: somebody has to give it. Of two tabs' answers the more careful counts,
 * and the one that leads does too.
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

/** What stands first, beside which another tab may have said something else: some rules look at this alone. */
function leading(answers: Answers, id: QuestionId): unknown[] {
  const content = answers[id]?.content;
  return content?.is === "given" ? [content.value] : [];
}

/**
 * What of a submission this code may say: all by the owner's, and by a colleague's nothing that makes mail or a call less
 * careful, since whoever listens may have got hold of it.
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
