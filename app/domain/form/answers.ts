import { z } from "zod";
import {
  questions,
  type Question,
  type QuestionId,
  type QuestionOf,
  type ValueOf,
} from "./questions.ts";

/**
 * What was said to one question. "Invalid" keeps the form's strings as they were typed, so that a wrong answer is not
 * lost; "blank" says that the page was sent without an answer. `askAgainAt` is a time of day on the reporter's own
 * clock.
 */
const contentSchema = z.discriminatedUnion("is", [
  z.object({
    is: z.literal("given"),
    value: z.unknown(),
    /** Nobody said it: it was read off another answer, and is asked back before it is sent. */
    isRead: z.literal(true).optional(),
  }),
  z.object({
    is: z.literal("not-known"),
    askAgainAt: z.string().nullable(),
    /** The instant that this time of day meant when it was saved. */
    askAgainOn: z.string().optional(),
  }),
  z.object({
    is: z.literal("invalid"),
    typed: z.record(z.string(), z.array(z.string())),
    code: z.string(),
  }),
  z.object({ is: z.literal("blank") }),
]);
export type Content = z.infer<typeof contentSchema>;

export const answerSchema = z.object({
  content: contentSchema,
  /** The version of the answers in which this content was new. */
  savedIn: z.int(),
  /** What other tabs or people saved to the same question at the same time, until somebody says that it is settled. */
  others: z.array(contentSchema),
});
export type Answer = z.infer<typeof answerSchema>;

/**
 * All answers of a report, also those to questions that are not on its present path. An object of answers never
 * changes: a change makes a new one, and `path.ts` relies on that.
 */
export type Answers = Readonly<Partial<Record<QuestionId, Answer>>>;

/** Looked up a few hundred times a page. */
const byId = new Map<string, Question>(
  questions.map((question) => [question.id, question]),
);

export function isQuestionId(id: string): id is QuestionId {
  return byId.has(id);
}

export function getQuestion<Id extends QuestionId>(id: Id): QuestionOf<Id>;
export function getQuestion(id: QuestionId): Question {
  return byId.get(id)!; // every QuestionId is the id of a question
}

/**
 * The valid value that was given, or null. To code that needs a value, an answer that is not known, blank or invalid
 * and one that was never asked for are the same.
 */
export function valueOf<Id extends QuestionId>(
  answers: Answers,
  id: Id,
): ValueOf<Id> | null;
export function valueOf(answers: Answers, id: QuestionId): unknown {
  const content = answers[id]?.content;
  if (content?.is !== "given") return null;
  return getQuestion(id).schema.safeParse(content.value).data ?? null;
}

/** Everything given to a question, by the tab that leads and by others, as it was saved. */
export function allGiven(answers: Answers, id: QuestionId): unknown[] {
  const answer = answers[id];
  const contents = answer ? [answer.content, ...answer.others] : [];
  return contents.flatMap((content) =>
    content.is === "given" ? [content.value] : [],
  );
}

/** Whether both say the same; object keys come from one schema, so their order is one. */
export function isSameContent(a: Content, b: Content): boolean {
  return contentText(a) === contentText(b);
}

/** What was said, without the instant that we worked out from it. */
export function contentText(content: Content): string {
  return JSON.stringify(content, (name, value: unknown) =>
    name === "askAgainOn" ? undefined : value,
  );
}

/** Fresh answers of a first version, for the pages before a draft exists and for tests. */
export function answersGiven(
  values: Partial<{ [Id in QuestionId]: ValueOf<Id> | "not-known" }>,
  savedIn = 1,
): Answers {
  const answers: Partial<Record<QuestionId, Answer>> = {};
  for (const { id } of questions) {
    const value = values[id];
    if (value === undefined) continue;
    const content: Content =
      value === "not-known"
        ? { is: "not-known", askAgainAt: null }
        : { is: "given", value };
    answers[id] = { content, savedIn, others: [] };
  }
  return answers;
}
