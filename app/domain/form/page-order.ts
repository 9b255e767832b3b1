import { isMailUnsafe, isPhoneWarned } from "./safe-lines.ts";
import { isDeviceUnsafe, type Turns } from "./turns.ts";

/** The six sections of the form, in order: "Part 3 of 6: The organisation". */
export const sections = [
  "safety",
  "you",
  "organisation",
  "what-happened",
  "systems",
  "contact",
] as const;
export type Section = (typeof sections)[number];

/**
 * Every page of the form in the order of the path; the id is the last piece of its URL. A page of questions is on the
 * path when one of its questions is asked. Advice is read and passed. A review shows what was recognised in a text, to be
 * put right. A stop ends the path: nothing can be sent from there.
 */
export const pages = [
  { id: "danger", section: "safety", holds: "questions" },
  {
    id: "danger-advice",
    section: "safety",
    holds: "advice",
    shown: (turns: Turns) => turns.danger === "yes",
  },
  { id: "device", section: "safety", holds: "questions" },
  {
    id: "device-advice",
    section: "safety",
    holds: "advice",
    shown: isDeviceUnsafe,
  },
  { id: "listeners", section: "safety", holds: "questions" },
  {
    id: "sensitive-stop",
    section: "safety",
    holds: "stop",
    shown: (turns: Turns) => turns.sensitive === "yes",
  },
  { id: "you", section: "you", holds: "questions" },
  {
    id: "update-stop",
    section: "you",
    holds: "stop",
    shown: (turns: Turns) => turns.report_kind === "update",
  },
  { id: "client", section: "you", holds: "questions" },
  { id: "organisation-known", section: "organisation", holds: "questions" },
  { id: "organisation", section: "organisation", holds: "questions" },
  { id: "site", section: "organisation", holds: "questions" },
  { id: "military", section: "organisation", holds: "questions" },
  { id: "subsector", section: "organisation", holds: "questions" },
  { id: "abroad", section: "organisation", holds: "questions" },
  { id: "what", section: "what-happened", holds: "questions" },
  { id: "told-by", section: "what-happened", holds: "questions" },
  { id: "indicators", section: "what-happened", holds: "questions" },
  { id: "indicators-review", section: "what-happened", holds: "review" },
  { id: "systems", section: "systems", holds: "questions" },
  { id: "reach", section: "systems", holds: "questions" },
  { id: "actions", section: "systems", holds: "questions" },
  { id: "demand", section: "systems", holds: "questions" },
  { id: "bank", section: "systems", holds: "questions" },
  { id: "contact", section: "contact", holds: "questions" },
  {
    id: "phone-advice",
    section: "contact",
    holds: "advice",
    shown: isPhoneWarned,
  },
  {
    id: "mail-advice",
    section: "contact",
    holds: "advice",
    shown: isMailUnsafe,
  },
] as const satisfies readonly Page[];

export type PageId = (typeof pages)[number]["id"];

/** 911 first; and whether the intruder may see this device, before it shows an access code. */
const beforeCode: readonly string[] = [
  "danger-advice",
  "device",
  "device-advice",
] satisfies PageId[];

export function isBeforeCode(page: string): boolean {
  return beforeCode.includes(page);
}

/** Pages that became part of another page, by their old id, so that an older form or link still finds its questions. */
export const joinedPages: Readonly<Record<string, PageId>> = {
  sensitive: "listeners",
  effect: "systems",
  pressure: "actions",
  sharing: "contact",
};

/** Pages of questions on no path: the second tier, before or after sending, in the order of the task list. */
export const morePages = [
  { id: "timeline", section: "what-happened" },
  { id: "signs", section: "systems" },
  { id: "entry", section: "systems" },
  { id: "evidence-held", section: "systems" },
  { id: "impact", section: "systems" },
  { id: "actions-taken", section: "systems" },
  { id: "operator", section: "organisation" },
  { id: "sites", section: "organisation" },
  { id: "acting", section: "organisation" },
  { id: "event-times", section: "what-happened" },
  { id: "help", section: "contact" },
] as const;
export type MorePageId = (typeof morePages)[number]["id"];

/** Any page that a question stands on. */
export type QuestionPageId = PageId | MorePageId;

export type Page = {
  id: string;
  section: Section;
  holds: "questions" | "advice" | "stop" | "review";
  shown?: (turns: Turns) => boolean;
};

export function isMorePageId(text: string): text is MorePageId {
  return morePages.some((page) => page.id === text);
}

export function isPageId(text: string): text is PageId {
  return pages.some((page) => page.id === text);
}

export function sectionOf(id: QuestionPageId): Section {
  // Every QuestionPageId is the id of a page.
  return [...pages, ...morePages].find((page) => page.id === id)!.section;
}
