import { allGiven, type Answers } from "./answers.ts";
import { merge, type Submission } from "./merge.ts";
import type { QuestionId } from "./questions.ts";
import type { AccessScope } from "../vocabulary/report.ts";

/** Whether the intruder may be on a line, the most careful answer first. */
const lines = ["device_safe", "mail_safe", "phone_safe"] as const;
const careful = ["no", "not-sure", "yes"] as const;

/**
 * The questions to which the newer answers say that a line is safer, or its reporter less hidden, than the older ones. A
 * first answer is none of them: somebody has to give it.
 */
export function louderQuestions(before: Answers, after: Answers): QuestionId[] {
  const louder: QuestionId[] = lines.filter((id) => {
    const [then, now] = [before, after].map((each) => safetyOf(each, id));
    return then !== undefined && (now ?? 1) > then;
  });
  const wasHidden = allGiven(before, "identity").includes("anonymous");
  const isHidden = allGiven(after, "identity").includes("anonymous");
  return wasHidden && !isHidden ? [...louder, "identity"] : louder;
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

/** The most careful of what was said, in whichever tab; undefined when nothing was. */
function safetyOf(answers: Answers, id: QuestionId): number | undefined {
  const words = allGiven(answers, id);
  const at = careful.findIndex((word) => words.includes(word));
  return at === -1 ? undefined : at;
}
