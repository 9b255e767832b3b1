import type { Answers } from "./answers.ts";
import type { QuestionPageId } from "./page-order.ts";
import {
  askedQuestions,
  incompletePages,
  isAskedLater,
  isStopped,
  turnsOf,
} from "./path.ts";
import { questionsOn, type Question } from "./questions.ts";

/** The headings of the task list, in order. */
export type MoreGroup =
  "needed" | "open" | "helps" | "happened" | "done" | "organisation" | "help";

export type TaskState = "done" | "to-do" | "not-known" | "needed" | "not-now";

/** A page of questions, or that of the files, as the task list shows it. */
export type Task = {
  page: QuestionPageId | "evidence";
  state: TaskState;
};

/** What the task list needs to know beside the answers. */
type Around = {
  /** The times that deadlines of this report start from. */
  eventTimes: readonly Question[];
  /** Of the page of files. */
  files: TaskState;
  /** Pages with something open on them that could bring an answer sooner. */
  raising: readonly QuestionPageId[];
};

const groups: Readonly<Record<MoreGroup, readonly Task["page"][]>> = {
  needed: [],
  open: [],
  helps: ["indicators", "evidence"],
  happened: [
    "timeline",
    "signs",
    "entry",
    "indicators",
    "evidence-held",
    "evidence",
  ],
  done: ["impact", "actions-taken", "event-times"],
  organisation: ["operator", "sites", "acting"],
  help: ["help"],
};

/**
 * What can be added to these answers, and what was left open; first what helps most. Each page stands in one group; one that
 * asks nothing here is left out, and so is a group without pages.
 */
export function taskGroups(
  answers: Answers,
  around: Around,
): { group: MoreGroup; tasks: Task[] }[] {
  if (isStopped(answers)) return [];
  const needed = incompletePages(answers);
  const open = openPages(answers).filter(
    (page) => !needed.some((each) => each === page),
  );
  const tasksOf = (group: MoreGroup) =>
    groups[group].flatMap((page) => taskOf(answers, page, around));
  const all: Record<MoreGroup, Task[]> = {
    needed: needed.map((page) => ({ page, state: "needed" })),
    open: open.map((page) => ({ page, state: "not-known" })),
    helps: [
      ...around.raising.map((page): Task => ({ page, state: "to-do" })),
      ...tasksOf("helps").filter(({ state }) => state === "to-do"),
    ],
    happened: tasksOf("happened"),
    done: tasksOf("done"),
    organisation: tasksOf("organisation"),
    help: tasksOf("help"),
  };
  return eachOnce(all).filter(({ tasks }) => tasks.length > 0);
}

const order = [
  "needed",
  "open",
  "helps",
  "happened",
  "done",
  "organisation",
  "help",
] as const satisfies MoreGroup[];

/** In the order shown, each page in the first group that names it. */
function eachOnce(all: Record<MoreGroup, Task[]>) {
  const named = new Set<Task["page"]>();
  return order.map((group: MoreGroup) => ({
    group,
    tasks: all[group].filter(({ page }) => {
      const isFirst = !named.has(page);
      named.add(page);
      return isFirst;
    }),
  }));
}

/** What a page of the second tier asks of these answers. */
export function laterOn(
  page: QuestionPageId,
  answers: Answers,
  eventTimes: readonly Question[],
): Question[] {
  if (page === "event-times") return [...eventTimes];
  const turns = turnsOf(answers);
  return questionsOn(page).filter((question) => isAskedLater(question, turns));
}

function taskOf(
  answers: Answers,
  page: Task["page"],
  { eventTimes, files }: Around,
): Task[] {
  if (page === "evidence") return [{ page, state: files }];
  const asked = laterOn(page, answers, eventTimes);
  return asked.length > 0 ? [{ page, state: stateOf(answers, asked) }] : [];
}

/** Something is left open; else something was said; else nothing yet. */
function stateOf(answers: Answers, asked: readonly Question[]): TaskState {
  const said = asked.map(({ id }) => answers[id]?.content.is ?? "blank");
  if (said.includes("not-known")) return "not-known";
  return said.some((is) => is === "given" || is === "invalid")
    ? "done"
    : "to-do";
}

/** Pages of the path that hold a "not known yet". */
function openPages(answers: Answers): QuestionPageId[] {
  const open = askedQuestions(answers).filter(
    ({ id }) => answers[id]?.content.is === "not-known",
  );
  return [...new Set(open.map(({ page }) => page))];
}
