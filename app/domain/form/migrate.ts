import {
  getQuestion,
  isQuestionId,
  type Answer,
  type Answers,
  type Content,
} from "./answers.ts";
import { questionsVersion } from "./questions.ts";

/**
 * What each raise of `questionsVersion` asks of the answers before it: step n leads from version n to n + 1. A step is
 * never changed once it is out; what it does not name stays as it was said.
 */
const steps: Readonly<Record<number, (answers: Answers) => Answers>> = {
  // Version 2 asked for more (the review of indicators, times of events) and changed nothing that was asked.
  1: (answers) => answers,
  // "More" said what it is more than by its place in the list alone; other counts now share the list.
  2: (answers) => renameOption(answers, "users_affected", "more", "from-5000"),
};

/**
 * Answers as they would stand had they been given to today's questions. Nothing is dropped: answers to questions that are
 * asked no more stay beside the others, and a value that fits its question no more is kept as something typed that is
 * wrong, so that it is shown and can be put right.
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
