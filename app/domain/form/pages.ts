import { isDeviceUnsafe, isServedByAffected, type Turns } from "./turns.ts";

/** The six parts of the form, in order: "Part 3 of 6: The organisation". */
export const parts = [
  "safety",
  "you",
  "organisation",
  "what-happened",
  "systems",
  "contact",
] as const;
export type Part = (typeof parts)[number];

/**
 * Every page of the form in the order of the path; the id is the last piece of its URL. A page of questions is on the
 * path when one of its questions is asked. Advice is read and passed. A review shows what was recognised in a text, to be
 * put right. A stop ends the path: nothing can be sent from there.
 */
export const pages = [
  { id: "danger", part: "safety", holds: "questions" },
  {
    id: "danger-advice",
    part: "safety",
    holds: "advice",
    shown: (turns: Turns) => turns.danger === "yes",
  },
  { id: "listeners", part: "safety", holds: "questions" },
  {
    id: "device-advice",
    part: "safety",
    holds: "advice",
    shown: isDeviceUnsafe,
  },
  {
    id: "sensitive-stop",
    part: "safety",
    holds: "stop",
    shown: (turns: Turns) => turns.sensitive === "yes",
  },
  { id: "you", part: "you", holds: "questions" },
  {
    id: "update-stop",
    part: "you",
    holds: "stop",
    shown: (turns: Turns) => turns.report_kind === "update",
  },
  { id: "client", part: "you", holds: "questions" },
  { id: "told-by", part: "you", holds: "questions" },
  { id: "organisation-known", part: "organisation", holds: "questions" },
  { id: "organisation", part: "organisation", holds: "questions" },
  { id: "abroad", part: "organisation", holds: "questions" },
  { id: "what", part: "what-happened", holds: "questions" },
  { id: "indicators", part: "what-happened", holds: "questions" },
  { id: "indicators-review", part: "what-happened", holds: "review" },
  { id: "systems", part: "systems", holds: "questions" },
  { id: "actions", part: "systems", holds: "questions" },
  { id: "bank", part: "systems", holds: "questions" },
  { id: "contact", part: "contact", holds: "questions" },
  {
    id: "phone-advice",
    part: "contact",
    holds: "advice",
    shown: isServedByAffected,
  },
] as const satisfies readonly Page[];

export type PageId = (typeof pages)[number]["id"];

/** Pages that were joined to another, by the id they had: a form or a link of before still finds its questions. */
export const joinedPages: Readonly<Record<string, PageId>> = {
  sensitive: "listeners",
  site: "organisation",
  effect: "systems",
  pressure: "actions",
  sharing: "contact",
};

/** Pages of questions on no path: the second tier, before or after sending, in the order of the task list. */
export const morePages = [
  { id: "timeline", part: "what-happened" },
  { id: "signs", part: "systems" },
  { id: "entry", part: "systems" },
  { id: "evidence-held", part: "systems" },
  { id: "impact", part: "systems" },
  { id: "actions-taken", part: "systems" },
  { id: "operator", part: "organisation" },
  { id: "sites", part: "organisation" },
  { id: "acting", part: "organisation" },
  { id: "event-times", part: "what-happened" },
  { id: "help", part: "contact" },
] as const;
export type MorePageId = (typeof morePages)[number]["id"];

/** Any page that a question stands on. */
export type QuestionPageId = PageId | MorePageId;

export type Page = {
  id: string;
  part: Part;
  holds: "questions" | "advice" | "stop" | "review";
  shown?: (turns: Turns) => boolean;
};

export function isMorePageId(text: string): text is MorePageId {
  return morePages.some((page) => page.id === text);
}

export function isPageId(text: string): text is PageId {
  return pages.some((page) => page.id === text);
}

export function partOf(id: QuestionPageId): Part {
  // Every QuestionPageId is the id of a page.
  return [...pages, ...morePages].find((page) => page.id === id)!.part;
}
