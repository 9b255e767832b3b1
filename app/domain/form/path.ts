import { valueOf, type Answers } from "./answers.ts";
import {
  isMorePageId,
  pages,
  type PageId,
  type QuestionPageId,
} from "./page-order.ts";
import { questions, questionsOn, type Question } from "./questions.ts";
import type { Turns } from "./turns.ts";

/** The pages that these answers lead through, in order. A stop is the last of its path. */
export const pathOf = once((answers): readonly PageId[] => {
  const turns = turnsOf(answers);
  const path = pages.filter((page) =>
    "shown" in page
      ? page.shown(turns)
      : questionsOn(page.id).some((question) => isAsked(question, turns)),
  );
  const stop = path.findIndex((page) => page.holds === "stop");
  const walked = stop === -1 ? path : path.slice(0, stop + 1);
  return walked.map((page) => page.id);
});

export function isOnPath(answers: Answers, page: QuestionPageId): boolean {
  return pathOf(answers).some((each) => each === page);
}

/** The path ends where nothing can be sent from. */
export function isStopped(answers: Answers): boolean {
  return pathOf(answers).some(isStop);
}

/** Whether the page is on the path and every page before it is answered, so that a reporter may open it. */
export function isReachable(answers: Answers, page: PageId): boolean {
  const path = pathOf(answers);
  const reached = firstUnanswered(answers);
  const at = path.indexOf(page);
  return at !== -1 && (reached === null || at <= path.indexOf(reached));
}

/** Where "continue" leads; after the last page to the check page; nowhere from a stop or a page off the path. */
export function nextPage(
  answers: Answers,
  page: PageId,
): PageId | "check" | null {
  const path = pathOf(answers);
  const at = path.indexOf(page);
  if (at === -1 || isStop(page)) return null;
  return path[at + 1] ?? "check";
}

export function previousPage(answers: Answers, page: PageId): PageId | null {
  const path = pathOf(answers);
  return path[path.indexOf(page) - 1] ?? null;
}

/** The first page that still keeps the report from being sent, a stop included; null when it may be sent. */
export function firstUnanswered(answers: Answers): PageId | null {
  return incompletePages(answers)[0] ?? null;
}

/** Every page that keeps the report from being sent, in order. */
export function incompletePages(answers: Answers): PageId[] {
  return pathOf(answers).filter(
    (page) => isStop(page) || problemsOn(answers, page).length > 0,
  );
}

export type Problem = { questionId: Question["id"]; code: string };

/** What is missing or wrong on a page, in the order of its questions. */
export function problemsOn(answers: Answers, page: QuestionPageId): Problem[] {
  const turns = turnsOf(answers);
  return questionsOn(page)
    .filter((question) => isAsked(question, turns))
    .flatMap((question) => {
      const code = problemOf(answers, question, turns);
      return code === null ? [] : [{ questionId: question.id, code }];
    });
}

/** The questions on the path, in order. */
export function askedQuestions(answers: Answers): Question[] {
  const turns = turnsOf(answers);
  const path = pathOf(answers);
  return questions.filter(
    (question) =>
      path.some((page) => page === question.page) && isAsked(question, turns),
  );
}

/** The questions of the second tier that these answers call for, in order; none while the path is stopped. */
export function laterQuestions(answers: Answers): Question[] {
  if (isStopped(answers)) return [];
  const turns = turnsOf(answers);
  return questions.filter((question) => isAskedLater(question, turns));
}

/**
 * The answers on the path and in the second tier: what is sent, scored and shown. The others wait, in case the path turns
 * back.
 */
export const onPath = once((answers): Answers => {
  const asked = [...askedQuestions(answers), ...laterQuestions(answers)];
  return Object.fromEntries(
    asked.flatMap(({ id }) => {
      const answer = answers[id];
      return answer ? [[id, answer]] : [];
    }),
  );
});

export function isAsked(question: Question, turns: Turns): boolean {
  return question.asked?.(turns) ?? true;
}

/** Whether the second tier asks it. */
export function isAskedLater(question: Question, turns: Turns): boolean {
  if (isMorePageId(question.page)) return isAsked(question, turns);
  return "alsoAsked" in question && question.alsoAsked?.(turns) === true;
}

/** Whether its page holds it: asked, or perhaps to be asked once the page is answered. */
export function isShown(question: Question, turns: Turns): boolean {
  const mayBe = "mayBeAsked" in question && question.mayBeAsked?.(turns);
  return (
    isAsked(question, turns) || isAskedLater(question, turns) || mayBe === true
  );
}

export const turnsOf = once((answers): Turns => ({
  danger: valueOf(answers, "danger"),
  device_safe: valueOf(answers, "device_safe"),
  mail_safe: valueOf(answers, "mail_safe"),
  phone_safe: valueOf(answers, "phone_safe"),
  sensitive: valueOf(answers, "sensitive"),
  reporter_role: valueOf(answers, "reporter_role"),
  report_kind: valueOf(answers, "report_kind"),
  organisation_known: valueOf(answers, "organisation_known"),
  org_name: valueOf(answers, "org_name"),
  country: valueOf(answers, "country"),
  site: valueOf(answers, "site"),
  money_moved: valueOf(answers, "money_moved"),
  identity: valueOf(answers, "identity"),
  contact_phone: valueOf(answers, "contact_phone"),
  phone_carrier: valueOf(answers, "phone_carrier"),
  contact_email: valueOf(answers, "contact_email"),
  org_domain: valueOf(answers, "org_domain"),
  mail_wish: valueOf(answers, "mail_wish"),
  sector: valueOf(answers, "sector"),
  duty_flags: valueOf(answers, "duty_flags"),
  affected: valueOf(answers, "affected"),
  service_effect: valueOf(answers, "service_effect"),
  told: valueOf(answers, "told"),
  certainty: valueOf(answers, "certainty"),
  extortion: valueOf(answers, "extortion"),
}));

/** The options that a choice offers on this path. */
export function offered(question: Question, turns: Turns): readonly string[] {
  if (question.kind === "choice" && question.offers) {
    return question.offers(turns);
  }
  return "options" in question ? question.options : [];
}

/**
 * Works out once what follows from an object of answers, because one request asks for the same a dozen times. The
 * result is kept only as long as the answers are.
 */
function once<Followed>(
  follow: (answers: Answers) => Followed,
): (answers: Answers) => Followed {
  const known = new WeakMap<Answers, Followed>();
  return (answers) => {
    const found = known.get(answers);
    if (found !== undefined) return found;
    const followed = follow(answers);
    known.set(answers, followed);
    return followed;
  };
}

function problemOf(
  answers: Answers,
  question: Question,
  turns: Turns,
): string | null {
  const content = answers[question.id]?.content ?? { is: "blank" };
  switch (content.is) {
    case "blank":
      return question.isRequired ? "missing" : null;
    case "not-known":
      return question.allowsNotKnown || !question.isRequired ? null : "missing";
    case "invalid":
      return content.code;
    case "given": {
      const parsed = question.schema.safeParse(content.value);
      if (!parsed.success) return "not-offered";
      const isOffered =
        question.kind !== "choice" ||
        offered(question, turns).some((option) => option === parsed.data);
      return isOffered ? null : "not-offered";
    }
  }
}

function isStop(page: PageId): boolean {
  return pages.some(({ id, holds }) => id === page && holds === "stop");
}
