import { reviewSchema, type Reviewed } from "../indicator/review.ts";
import { type Answers, type Content } from "./answers.ts";
import { momentSchema, type Moment } from "../clock/moment.ts";
import { sectionOf, type Section, type QuestionPageId } from "./page-order.ts";
import { askedQuestions, laterQuestions, problemsOn } from "./path.ts";
import { furtherSitesSchema, type FurtherSite } from "./further-sites.ts";
import type { Question, QuestionId } from "./questions.ts";
import { siteSchema, type Site } from "./site.ts";

/**
 * One piece of an answer, in a form that a page can put into words. `mask`: how personal data is shown at the desk while it is
 * masked; where the text is the same, it is masked now.
 */
export type Display =
  | { kind: "option"; option: string }
  | { kind: "text"; text: string; mask?: string }
  | { kind: "moment"; moment: Moment }
  | { kind: "country"; code: string }
  | { kind: "site"; site: Site; found?: SiteFound }
  | { kind: "further-site"; site: FurtherSite; found?: SiteFound }
  | { kind: "reviewed"; reviewed: Reviewed }
  | { kind: "nothing-recognised" }
  | { kind: "not-known"; askAgainAt: string | null }
  | { kind: "invalid"; text: string; mask?: string }
  | { kind: "blank" };

/** What the directory knows of a site, to be read back; nothing of it was typed. */
export type SiteFound = {
  /** As the mail calls the ZIP code. */
  town: string | null;
  /** Where the ZIP code or the county's code lies; none when that is not clear. */
  counties: { county: string; state: string }[];
  /** The field office that has it. */
  office: string | null;
  /** A military post office: in no county, wherever its systems are. */
  isMilitary: boolean;
};

export type CheckRow = {
  questionId: QuestionId;
  page: QuestionPageId;
  section: Section;
  /** Of the second tier. */
  isLater: boolean;
  display: Display[];
  /** What other tabs saved to the same question at the same time. */
  others: Display[][];
  /** Why the report cannot be sent like this; null when nothing is wrong here. */
  problem: string | null;
};

/**
 * A row for each question on the path, and for what was answered of the second tier: the check page, the desk view and the
 * copy for the reporter.
 */
export function checkRows(answers: Answers): CheckRow[] {
  const later = laterQuestions(answers).filter(
    ({ id }) => (answers[id]?.content.is ?? "blank") !== "blank",
  );
  return [
    ...askedQuestions(answers).map((each) => rowOf(answers, each, false)),
    ...later.map((each) => rowOf(answers, each, true)),
  ];
}

function rowOf(
  answers: Answers,
  question: Question,
  isLater: boolean,
): CheckRow {
  const answer = answers[question.id];
  const { id, page } = question;
  const problem = problemsOn(answers, page).find((p) => p.questionId === id);
  return {
    questionId: id,
    page,
    section: sectionOf(page),
    isLater,
    display: displayOf(question, answer?.content ?? { is: "blank" }),
    others: (answer?.others ?? []).map((other) => displayOf(question, other)),
    problem: problem?.code ?? null,
  };
}

export function displayOf(question: Question, content: Content): Display[] {
  switch (content.is) {
    case "blank":
      return [{ kind: "blank" }];
    case "not-known":
      return [{ kind: "not-known", askAgainAt: content.askAgainAt }];
    case "invalid": {
      const shown =
        question.kind === "review"
          ? content.typed[`${question.id}.value`]
          : Object.values(content.typed).flat();
      const typed = (shown ?? []).join(" ").trim();
      return [{ kind: "invalid", text: typed }];
    }
    case "given":
      return displayValue(question, content.value);
  }
}

function displayValue(question: Question, value: unknown): Display[] {
  // A value of an older version of the question is shown as it was stored rather than hidden.
  if (!question.schema.safeParse(value).success) {
    return [{ kind: "text", text: String(value) }];
  }
  switch (question.kind) {
    case "choice":
    case "choices": {
      const chosen = Array.isArray(value) ? value : [value];
      return chosen.map((option) => ({ kind: "option", option: `${option}` }));
    }
    case "moment":
      return [{ kind: "moment", moment: momentSchema.parse(value) }];
    case "place":
      return [{ kind: "site", site: siteSchema.parse(value) }];
    case "sites":
      return furtherSitesSchema
        .parse(value)
        .map((site) => ({ kind: "further-site", site }));
    case "country":
      return [{ kind: "country", code: String(value) }];
    case "review": {
      const all = reviewSchema.parse(value);
      return all.length === 0
        ? [{ kind: "nothing-recognised" }]
        : all.map((reviewed) => ({ kind: "reviewed", reviewed }));
    }
    case "line":
    case "text":
    case "email":
    case "phone":
      return [{ kind: "text", text: String(value) }];
  }
}
