import { z } from "zod";
import {
  questions,
  type Question,
  type QuestionId,
  type QuestionOf,
  type ValueOf,
} from "./questions.ts";

/**
 * What was said to one question. "Invalid" holds the form's strings as typed, so that nothing is lost by being wrong;
 * "blank" says that the page was sent without it. `askAgainAt` is a time of day on the reporter's own clock.
 */
const contentSchema = z.discriminatedUnion("is", [
  z.object({ is: z.literal("given"), value: z.unknown() }),
  z.object({
    is: z.literal("not-known"),
    askAgainAt: z.string().nullable(),
    /** The instant which that meant when it was saved. */
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

const answerSchema = z.object({
  content: contentSchema,
  /** The version of the answers in which this content was new. */
  savedIn: z.int(),
  /** What other tabs or people saved to the same question at the same time, until somebody says that it is settled. */
  others: z.array(contentSchema),
});
export type Answer = z.infer<typeof answerSchema>;

/** All answers of a report, those off its present path included. Never changed, only made anew: `path.ts` relies on it. */
export type Answers = Readonly<Partial<Record<QuestionId, Answer>>>;

/**
 * The sealed document of one version. It may hold answers to questions that this version of the program no longer asks,
 * or does not ask yet: they are in nobody's way, and are saved again with the rest.
 */
export const answersSchema: z.ZodType<Answers> = z.record(
  z.string(),
  answerSchema,
);

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

/** The valid value given, or null: not known, blank, invalid and never asked are alike to whoever needs a value. */
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

/** What was said, without what we made of it. */
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
