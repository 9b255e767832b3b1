import { readCorrection } from "../indicator/correct.ts";
import { extract } from "../indicator/extract.ts";
import {
  rowTextOf,
  readRowText,
  reviewedMost,
  apartFromEphemeral,
  sightedAllIn,
  type Sighted,
} from "../indicator/review.ts";
import { tlpOf } from "../indicator/tlp.ts";
import type { TlpMark } from "../vocabulary/indicator.ts";
import { getQuestion, valueOf, type Answers } from "./answers.ts";
import { typedOf, type Typed } from "./fields.ts";

export type ReviewRow = Sighted & {
  /** What the form carries to say which row it is. */
  key: string;
  /** What stands in its field. */
  written: string;
  isLeftOut: boolean;
  /** What stands there is no indicator. */
  isWrong: boolean;
};

export type ReviewShown = {
  rows: ReviewRow[];
  /** More than are shown. */
  restCount: number;
  /** Source ports of single connections: said to be there, and not asked back. */
  ephemeralPorts: string[];
  /** The text holds more of a kind than is read. */
  isCut: boolean;
  tlp: TlpMark | null;
  /** The text in lines; every other piece of a line is an indicator. */
  lines: string[][];
};

/** What was recognised in the text as it is now, with what was said to it before. */
export function reviewShown(answers: Answers): ReviewShown {
  const text = valueOf(answers, "indicators") ?? "";
  const { sighted: all, isCut } = sightedAllIn(text);
  const { worthALook: sighted, ephemeral } = apartFromEphemeral(all);
  const said = saidBefore(answers);
  return {
    rows: sighted.slice(0, reviewedMost).map((each) => {
      const before = said.get(`${each.kind} ${each.value}`);
      const written = before?.written ?? each.value;
      const isLeftOut = before?.isLeftOut ?? false;
      const isWrong =
        !isLeftOut &&
        written !== each.value &&
        readCorrection(each.kind, written) === null;
      return { ...each, key: rowTextOf(each), written, isLeftOut, isWrong };
    }),
    restCount: Math.max(0, sighted.length - reviewedMost),
    ephemeralPorts: ephemeral.map(({ value }) => value),
    isCut,
    tlp: tlpOf(text),
    lines: linesOf(text),
  };
}

function saidBefore(answers: Answers) {
  const question = getQuestion("indicators_review");
  const content = answers[question.id]?.content;
  const typed: Typed =
    content?.is === "given"
      ? typedOf(question, content.value)
      : content?.is === "invalid"
        ? content.typed
        : {};
  const keys = typed[`${question.id}.key`] ?? [];
  return new Map(
    keys.map((key, at) => {
      const { kind, value } = readRowText(key);
      const written = typed[`${question.id}.value`]?.[at]?.trim() || value;
      const isLeftOut =
        typed[`${question.id}.drop`]?.includes(String(at)) ?? false;
      return [`${kind} ${value}`, { written, isLeftOut }];
    }),
  );
}

function linesOf(text: string): string[][] {
  const ahead = extract(text).reverse();
  let lineStart = 0;
  return text.split("\n").map((line, index) => {
    const pieces: string[] = [];
    let read = 0;
    while (ahead.at(-1)?.line === index + 1) {
      const { start, end } = ahead.pop()!; // just seen
      pieces.push(
        line.slice(read, start - lineStart),
        line.slice(start - lineStart, end - lineStart),
      );
      read = end - lineStart;
    }
    lineStart += line.length + 1;
    return [...pieces, line.slice(read)];
  });
}
