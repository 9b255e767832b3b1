import {
  getQuestion,
  isQuestionId,
  type Answer,
  type Answers,
  type Content,
} from "./answers.ts";
import { questionsVersion } from "./questions.ts";

/**
 * How older answers change with each raise of `questionsVersion`: step n leads from version n to n + 1. A step that was
 * released never changes. Answers that a step does not name stay as they were said.
 */
const steps: Readonly<Record<number, (answers: Answers) => Answers>> = {
  // Version 2 asked for more (the review of indicators, times of events) and changed nothing that was asked.
  1: (answers) => answers,
  // "More" was clear only by its place at the end of the list; now the list holds other counts as well.
  2: (answers) => renameOption(answers, "users_affected", "more", "from-5000"),
};

/**
 * Answers as they would be if they had been given to today's questions. Nothing is dropped: an answer to a question
 * that is no longer asked stays, and a value that no longer fits its question is kept as a wrong answer, so that it is
 * shown and can be corrected.
 */
export function migrateAnswers(answers: Answers, from: number): Answers {
  let migrated = answers;
  for (let version = from; version < questionsVersion; version++)
    migrated = steps[version]?.(migrated) ?? migrated;
  return from < questionsVersion ? keepMisfits(migrated) : migrated;
}

type Change = (content: Content) => Content;

function renameOption(
  answers: Answers,
  id: string,
  from: string,
  to: string,
): Answers {
  const renamed = (said: unknown): unknown => {
    if (Array.isArray(said)) return said.map(renamed);
    return said === from ? to : said;
  };
  return changeAnswers(answers, (each, content) => {
    if (each !== id) return content;
    if (content.is === "given")
      return { ...content, value: renamed(content.value) };
    if (content.is !== "invalid") return content;
    const typed = content.typed[id]?.map((text) => (text === from ? to : text));
    return typed
      ? { ...content, typed: { ...content.typed, [id]: typed } }
      : content;
  });
}

function keepMisfits(answers: Answers): Answers {
  return changeAnswers(answers, (id, content) => {
    if (content.is !== "given" || !isQuestionId(id)) return content;
    if (getQuestion(id).schema.safeParse(content.value).success) return content;
    return {
      is: "invalid",
      typed: { [id]: stringsOf(content.value) },
      code: "not-offered",
    };
  });
}

/** What was said, in as many strings as it had parts. */
function stringsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(stringsOf);
  if (typeof value === "object" && value !== null)
    return Object.values(value).flatMap(stringsOf);
  return value === null || value === undefined ? [] : [JSON.stringify(value)];
}

/** The same change to what leads and to what other tabs said. */
function changeAnswers(
  answers: Answers,
  change: (id: string, content: Content) => Content,
): Answers {
  const entries = Object.entries(answers).map(([id, answer]) => {
    const apply: Change = (content) => change(id, content);
    return [id, answer && changeAnswer(answer, apply)] as const;
  });
  return Object.fromEntries(entries);
}

function changeAnswer(answer: Answer, change: Change): Answer {
  return {
    ...answer,
    content: change(answer.content),
    others: answer.others.map(change),
  };
}
