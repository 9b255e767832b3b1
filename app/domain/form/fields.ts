import { rowTextOf, type Reviewed } from "../indicator/review.ts";
import { sitePieces, type FurtherSite } from "./further-sites.ts";
import type { Moment } from "../clock/moment.ts";
import type { Question, QuestionId } from "./questions.ts";
import type { Site } from "./site.ts";

/** The value of a radio or checkbox that says "not known yet", beside the options of its question. */
export const notKnownValue = "not-known";

/** What a form holds, by field name: the strings as typed. */
export type Typed = Record<string, string[]>;

/**
 * The form fields of a question. A choice says "not known yet" by one more option (`notKnownValue`), every other kind by a
 * checkbox `<id>.notKnown`. `<id>.askAgain` is a time of day, HH:MM on the reporter's own clock.
 */
export function fieldsOf(question: Question): string[] {
  const pieces = {
    moment: [".date", ".time", ".zone", ".approximate"],
    place: [".zip", ".county", ".state"],
    // Of each row, in order: what was recognised, what stands in its field, and the numbers of the rows left out.
    review: [".key", ".value", ".drop"],
    // Of each row, in order; and the numbers of the rows taken out.
    sites: [...sitePieces.map((piece) => `.${piece}`), ".drop"],
  };
  const kind = question.kind;
  const own =
    kind === "moment" ||
    kind === "place" ||
    kind === "review" ||
    kind === "sites"
      ? pieces[kind].map((piece) => question.id + piece)
      : [question.id];
  if (!question.allowsNotKnown) return own;
  return [...own, `${question.id}.notKnown`, `${question.id}.askAgain`];
}

/** A value as the form's fields would hold it, to fill the form in again. */
export function typedOf(question: Question, value: unknown): Typed {
  const { id, kind, schema } = question;
  switch (kind) {
    case "moment":
      return typedMoment(id, schema.parse(value));
    case "place":
      return typedPlace(id, schema.parse(value));
    case "sites":
      return typedSites(id, schema.parse(value));
    case "review":
      return typedReview(id, schema.parse(value));
    default: {
      const given = schema.parse(value);
      return { [id]: typeof given === "string" ? [given] : given };
    }
  }
}

function typedMoment(id: QuestionId, moment: Moment): Typed {
  return {
    [`${id}.date`]: [moment.date],
    [`${id}.time`]: one(moment.time),
    [`${id}.zone`]: [moment.zone],
    [`${id}.approximate`]: moment.isApproximate ? ["on"] : [],
  };
}

function typedPlace(id: QuestionId, site: Site): Typed {
  return {
    [`${id}.zip`]: one(site.zip),
    [`${id}.county`]: one(site.countyFips),
    [`${id}.state`]: one(site.state),
  };
}

function typedSites(id: QuestionId, sites: readonly FurtherSite[]): Typed {
  return Object.fromEntries(
    sitePieces.map((piece) => [
      `${id}.${piece}`,
      sites.map((site) => site[piece] ?? ""),
    ]),
  );
}

function typedReview(id: QuestionId, rows: readonly Reviewed[]): Typed {
  return {
    [`${id}.key`]: ["", ...rows.map(rowTextOf)],
    [`${id}.value`]: ["", ...rows.map((row) => row.corrected ?? row.value)],
    [`${id}.drop`]: rows.flatMap(({ choice }, at) =>
      choice === "drop" ? [String(at + 1)] : [],
    ),
  };
}

function one(text: string | null): string[] {
  return text === null ? [] : [text];
}
