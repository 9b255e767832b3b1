import { questionWords } from "#app/components/desk/question-words.ts";
import { sections, type Section } from "#app/domain/form/page-order.ts";
import type { Change } from "#app/domain/form/changes.ts";
import type { CheckRow, Display, SiteFound } from "#app/domain/form/check.ts";
import type { FurtherSite } from "#app/domain/form/further-sites.ts";
import { dateFormat } from "#app/domain/clock/formats.ts";
import type { Moment } from "#app/domain/clock/moment.ts";
import type { LineDoubts, PhoneDoubt } from "#app/domain/form/safe-lines.ts";
import type { Site } from "#app/domain/form/site.ts";
import { en } from "#app/locales/en.ts";

/** An answer in the reporter's own words or those they chose from. */
export type AnswerWords = {
  questionId: string;
  question: string;
  /** "Quiet": nothing is known; "kept": typed but not valid. */
  lines: Line[];
  /** News to the viewer's unit: when it was saved, and what was said before. */
  news: { at: Date; was: Line[] } | null;
};

export type Line = {
  text: string;
  tone: "said" | "quiet" | "kept";
  /** Of personal data: how it is shown while it is masked; where it is the text, it is masked now. */
  mask?: string;
};

/** One question whose answer changed, as both were shown. */
export type ChangeWords = {
  questionId: string;
  question: string;
  before: Line[];
  after: Line[];
};

type News = readonly (Change & { at: Date })[];

export type AnswerGroup = {
  section: Section;
  title: string;
  answers: AnswerWords[];
};

/** Questions and answers in the words the reporter saw, by section, contact apart from the rest. */
export function answerGroups(
  rows: readonly CheckRow[],
  news: News = [],
  doubts: LineDoubts = { phone: null, mailOfAffected: false },
): {
  groups: AnswerGroup[];
  contact: AnswerWords[];
  /** News about questions that are not asked any more. */
  gone: ChangeWords[];
  newsCount: number;
} {
  const isContact = ({ page, questionId }: CheckRow) =>
    page === "contact" &&
    questionId !== "sharing" &&
    questionId !== "help_wanted";
  const groups = sections.map((section) => ({
    section,
    title: en.pages.sections[section],
    answers: rows
      .filter(
        (row) =>
          row.section === section &&
          !isContact(row) &&
          // They have a panel of their own, `Indicators`.
          row.questionId !== "indicators_review",
      )
      .map((row) => answerWords(row, news)),
  }));
  return {
    groups: groups.filter(({ answers }) => answers.length > 0),
    contact: rows
      .filter(isContact)
      .map((row) => marked(answerWords(row, news), doubts)),
    gone: news.filter(({ after }) => after.length === 0).map(changeWords),
    newsCount: news.length,
  };
}

/** A line that something speaks against is not called by the question that asked for a safe one. */
function marked(answer: AnswerWords, doubts: LineDoubts): AnswerWords {
  const { questionId, lines } = answer;
  const doubt =
    questionId === "contact_phone" && doubts.phone
      ? { question: "Phone number", text: phoneDoubtWords[doubts.phone] }
      : questionId === "contact_email" && doubts.mailOfAffected
        ? {
            question: "Mail address",
            text: "May not be safe: it seems to be one of the affected organization. The intruder may read it.",
          }
        : null;
  if (!doubt) return answer;
  const mark = { text: doubt.text, tone: "said" as const };
  return { ...answer, question: doubt.question, lines: [...lines, mark] };
}

const phoneDoubtWords: Record<PhoneDoubt, string> = {
  "said-unsafe":
    "Not safe: the affected organization seems to serve it, and the reporter says that its phones are not safe. The intruder may listen.",
  "own-carrier":
    "May not be safe: the affected organization seems to serve it. The intruder may listen.",
  "not-known":
    "Not known to be safe: the reporter says that their phones are not, and nothing says whether this is one of them.",
  "not-sure":
    "Not known to be safe: the reporter is not sure about their phones.",
};

export function changeWords({
  questionId,
  before,
  after,
}: Change): ChangeWords {
  const linesOf = (shown: readonly Display[]): Line[] =>
    shown.length > 0
      ? shown.map((each) => lineOf(questionId, each))
      : [{ text: "Not asked", tone: "quiet" }];
  return {
    questionId,
    question: questionWords[questionId],
    before: linesOf(before),
    after: linesOf(after),
  };
}

function answerWords(
  { questionId, display, others }: CheckRow,
  news: News,
): AnswerWords {
  const own = news.find((each) => each.questionId === questionId);
  const also = others.flat().map((each) => {
    const line = lineOf(questionId, each);
    const elsewhere = (text: string) =>
      `Saved elsewhere at the same time: ${text}`;
    const mask = line.mask === undefined ? undefined : elsewhere(line.mask);
    return { ...line, text: elsewhere(line.text), mask };
  });
  return {
    questionId,
    question: questionWords[questionId],
    lines: [...display.map((each) => lineOf(questionId, each)), ...also],
    news: own ? { at: own.at, was: changeWords(own).before } : null,
  };
}

function lineOf(questionId: CheckRow["questionId"], display: Display): Line {
  const said = (text: string) => ({ text, tone: "said" as const });
  switch (display.kind) {
    case "option":
      return said(optionWords(questionId, display.option));
    case "text":
      return { ...said(display.text), mask: display.mask };
    case "moment":
      return said(momentWords(display.moment));
    case "country":
      return said(countryNames.of(display.code) ?? display.code);
    case "site":
      return said(siteWords(display.site, display.found));
    case "further-site":
      return said(
        [furtherSiteWords(display.site), foundWords(display.found)]
          .filter(Boolean)
          .join(": "),
      );
    case "reviewed":
      return said(display.reviewed.value);
    case "nothing-recognised":
      return said("Nothing was recognized");
    case "not-known":
      return {
        text: display.askAgainAt
          ? `Not known yet; ask again at ${display.askAgainAt}`
          : "Not known yet",
        tone: "quiet",
      };
    case "invalid":
      return { text: display.text, tone: "kept", mask: display.mask };
    case "blank":
      return { text: "Not answered", tone: "quiet" };
  }
}

const countryNames = new Intl.DisplayNames("en", { type: "region" });

function optionWords(questionId: string, option: string): string {
  const lists: Record<
    string,
    Record<string, string | [string, string]>
  > = en.options;
  const own = lists[questionId]?.[option];
  if (own === undefined) return option;
  return typeof own === "string" ? own : own[0];
}

function momentWords({ date, time, zone, isApproximate }: Moment): string {
  const day = dateFormat("en-US", {
    dateStyle: "medium",
    timeZone: "UTC",
  }).format(new Date(`${date}T00:00:00Z`));
  const clock = time
    ? `${day}, ${time} (${zone.replaceAll("_", " ")})`
    : `${day}, time not given`;
  return isApproximate ? `About ${clock}` : clock;
}

function furtherSiteWords(site: FurtherSite): string {
  const { zip, place, state, country, what } = site;
  const where = [
    place,
    state,
    zip && `ZIP ${zip}`,
    country && (countryNames.of(country) ?? country),
  ];
  return [where.filter(Boolean).join(", "), what].filter(Boolean).join(": ");
}

function siteWords(
  { zip, countyFips, state }: Site,
  found: SiteFound | undefined,
): string {
  const pieces = [
    zip && `ZIP ${zip}`,
    countyFips && `county ${countyFips}`,
    state && !zip && `State ${state}`,
  ];
  return [pieces.filter(Boolean).join(", "), foundWords(found)]
    .filter(Boolean)
    .join(": ");
}

/** "Blacksburg, Montgomery County, VA: FBI Richmond Field Office"; empty when the directory knows nothing of it. */
function foundWords(found: SiteFound | undefined): string {
  if (!found) return "";
  if (found.isMilitary)
    return "a US military post office (APO, FPO or DPO), in no county; ask where the affected systems are";
  const places = found.counties.map(
    ({ county, state }) => `${county}, ${state}`,
  );
  const where = [found.town, places.join(" or ")].filter(Boolean).join(", ");
  return [where, found.office].filter(Boolean).join(": ");
}
