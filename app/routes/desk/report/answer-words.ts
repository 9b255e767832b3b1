import { parts, type Part } from "#app/domain/report/pages.ts";
import type { CheckRow, Display } from "#app/domain/report/check.ts";
import type { Moment } from "#app/domain/report/moment.ts";
import type { Site } from "#app/domain/report/site.ts";
import { en } from "#app/locales/en.ts";

/** An answer in the reporter's own words or those they chose from. */
export type AnswerWords = {
  questionId: string;
  question: string;
  /** "Quiet": nothing is known; "kept": typed but not valid. */
  lines: { text: string; tone: "said" | "quiet" | "kept" }[];
};

export type AnswerGroup = { part: Part; title: string; answers: AnswerWords[] };

/** Questions and answers in the words the reporter saw, by part, contact apart from the rest. */
export function answerGroups(rows: readonly CheckRow[]): {
  groups: AnswerGroup[];
  contact: AnswerWords[];
} {
  const isContact = ({ page, questionId }: CheckRow) =>
    page === "contact" &&
    questionId !== "sharing" &&
    questionId !== "help_wanted";
  const groups = parts.map((part) => ({
    part,
    title: en.pages.parts[part],
    answers: rows
      .filter(
        (row) =>
          row.part === part &&
          !isContact(row) &&
          // They have a panel of their own, `Indicators`.
          row.questionId !== "indicators_review",
      )
      .map(answerWords),
  }));
  return {
    groups: groups.filter(({ answers }) => answers.length > 0),
    contact: rows.filter(isContact).map(answerWords),
  };
}

function answerWords({ questionId, display, others }: CheckRow): AnswerWords {
  const also = others.flat().map((each) => {
    const line = lineOf(questionId, each);
    return { ...line, text: `Saved elsewhere at the same time: ${line.text}` };
  });
  return {
    questionId,
    question: en.questions[questionId].label.replace(/ \(optional\)$/, ""),
    lines: [...display.map((each) => lineOf(questionId, each)), ...also],
  };
}

function lineOf(
  questionId: CheckRow["questionId"],
  display: Display,
): AnswerWords["lines"][number] {
  const said = (text: string) => ({ text, tone: "said" as const });
  switch (display.kind) {
    case "option":
      return said(optionWords(questionId, display.option));
    case "text":
      return said(display.text);
    case "moment":
      return said(momentWords(display.moment));
    case "country":
      return said(countryNames.of(display.code) ?? display.code);
    case "site":
      return said(siteWords(display.site));
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
      return { text: display.text, tone: "kept" };
    case "blank":
      return { text: "Not answered", tone: "quiet" };
  }
}

const countryNames = new Intl.DisplayNames("en", { type: "region" });

/** Several questions share the words of one list: mail_safe and phone_safe those of device_safe. */
function optionWords(questionId: string, option: string): string {
  const lists: Record<
    string,
    Record<string, string | [string, string]>
  > = en.options;
  const own = lists[questionId]?.[option] ?? lists.device_safe?.[option];
  if (own === undefined) return option;
  return typeof own === "string" ? own : own[0];
}

function momentWords({ date, time, zone, isApproximate }: Moment): string {
  const day = new Intl.DateTimeFormat("en-US", {
    dateStyle: "medium",
    timeZone: "UTC",
  }).format(new Date(`${date}T00:00:00Z`));
  const clock = time
    ? `${day}, ${time} (${zone.replaceAll("_", " ")})`
    : `${day}, time not given`;
  return isApproximate ? `About ${clock}` : clock;
}

function siteWords({ zip, countyFips, state }: Site): string {
  const pieces = [
    zip && `ZIP ${zip}`,
    countyFips && `county ${countyFips}`,
    state && !zip && `State ${state}`,
  ];
  return pieces.filter(Boolean).join(", ");
}
