import { instantOfWallTime, wallTimeOf } from "../clock/zone.ts";
import { isQuestionId, type Answers, type Content } from "./answers.ts";
import type { QuestionPageId } from "./page-order.ts";
import { askedQuestions, laterQuestions } from "./path.ts";
import type { QuestionId } from "./questions.ts";

/** A question to which "not known yet" was said, and when to ask it again. */
export type AskAgain = {
  questionId: QuestionId;
  page: QuestionPageId;
  isLater: boolean;
  at: Date;
  isDue: boolean;
};

/** When the clock of this zone next shows this time of day, HH:MM; a time that it shows now is a day away. */
export function nextAt(time: string, zone: string, now: Date): Date {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const { year, month, day } = wallTimeOf(now, zone);
  const on = (day: number) =>
    instantOfWallTime(
      { year, month, day, minutes: hours * 60 + minutes },
      zone,
    );
  const today = on(day);
  // A day past the month's end is one of the next month.
  return today > now ? today : on(day + 1);
}

/** Whether an answer says when to be asked again and has no instant for that yet. */
export function hasNewTime(answers: Answers): boolean {
  return Object.values(answers).some(
    (answer) => answer !== undefined && isNewTime(answer.content),
  );
}

/** The same answers, each new "ask me again" with the instant that it means. */
export function withInstants(
  answers: Answers,
  zone: string,
  now: Date,
): Answers {
  const resolved = { ...answers };
  for (const [id, answer] of Object.entries(answers)) {
    if (!isQuestionId(id) || !answer) continue;
    const content = resolve(answer.content, zone, now);
    if (content !== answer.content) resolved[id] = { ...answer, content };
  }
  return resolved;
}

/** The questions of this path that are still not known and have a time to be asked again, the earliest first. */
export function askAgain(answers: Answers, now: Date): AskAgain[] {
  const asked = [
    ...askedQuestions(answers).map((question) => ({
      question,
      isLater: false,
    })),
    ...laterQuestions(answers).map((question) => ({ question, isLater: true })),
  ];
  return asked
    .flatMap(({ question: { id, page }, isLater }): AskAgain[] => {
      const content = answers[id]?.content;
      if (content?.is !== "not-known" || !content.askAgainOn) return [];
      const at = new Date(content.askAgainOn);
      return [{ questionId: id, page, isLater, at, isDue: at <= now }];
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** The earliest that lies ahead; null when nothing does. */
export function nextAskAgain(answers: Answers, now: Date): Date | null {
  return timesAhead(answers, now)[0] ?? null;
}

/** All that lie ahead, the earliest first. */
export function timesAhead(answers: Answers, now: Date): Date[] {
  return askAgain(answers, now)
    .filter(({ isDue }) => !isDue)
    .map(({ at }) => at);
}

function resolve(content: Content, zone: string, now: Date): Content {
  if (!isNewTime(content)) return content;
  const askAgainOn = nextAt(content.askAgainAt, zone, now).toISOString();
  return { ...content, askAgainOn };
}

function isNewTime(
  content: Content,
): content is Content & { is: "not-known"; askAgainAt: string } {
  return (
    content.is === "not-known" &&
    content.askAgainAt !== null &&
    content.askAgainOn === undefined
  );
}
