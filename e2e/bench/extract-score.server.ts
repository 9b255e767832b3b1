import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { extract } from "#app/domain/indicator/extract.ts";
import {
  indicatorKinds,
  type IndicatorKind,
} from "#app/domain/vocabulary/indicator.ts";

/** One indicator in one line of the corpus, as often as it stands there. */
type Expected = { file: string; line: number; kind: string; value: string };

export type Tally = { right: number; wrong: number; missed: number };

/** Share of what was recognised that is right, and of what is there that was recognised; null where there is nothing. */
export function precisionOf({ right, wrong }: Tally): number | null {
  return right + wrong === 0 ? null : right / (right + wrong);
}

export function recallOf({ right, missed }: Tally): number | null {
  return right + missed === 0 ? null : right / (right + missed);
}

/** What `extract` makes of every text in a corpus folder, against the list beside each. */
export function scoreCorpus(folder: string) {
  const tallies = new Map<IndicatorKind, Tally>(
    indicatorKinds.map((kind) => [kind, { right: 0, wrong: 0, missed: 0 }]),
  );
  const [wrong, missed]: [Expected[], Expected[]] = [[], []];
  let lineCount = 0;
  for (const file of readdirSync(folder).filter((name) =>
    name.endsWith(".txt"),
  )) {
    const text = readFileSync(join(folder, file), "utf8");
    lineCount += text.trimEnd().split("\n").length;
    const expected = readExpected(folder, file);
    for (const { line, kind, value } of extract(text)) {
      const at = expected.findIndex(
        (each) =>
          each.line === line && each.kind === kind && each.value === value,
      );
      if (at === -1) wrong.push({ file, line, kind, value });
      else expected.splice(at, 1);
      tallies.get(kind)![at === -1 ? "wrong" : "right"]++; // every kind has one
    }
    missed.push(...expected);
  }
  for (const { kind } of missed)
    for (const each of indicatorKinds)
      if (each === kind) tallies.get(each)!.missed++;
  return {
    tallies,
    total: sumOf([...tallies.values()]),
    wrong,
    missed,
    lineCount,
  };
}

function readExpected(folder: string, file: string): Expected[] {
  const path = join(folder, file.replace(/\.txt$/, ".expected.tsv"));
  const [, ...rows] = readFileSync(path, "utf8").trimEnd().split("\n");
  return rows.map((row) => {
    const [line = "", kind = "", value = ""] = row.split("\t");
    return { file, line: Number(line), kind, value };
  });
}

function sumOf(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, each) => ({
      right: sum.right + each.right,
      wrong: sum.wrong + each.wrong,
      missed: sum.missed + each.missed,
    }),
    { right: 0, wrong: 0, missed: 0 },
  );
}

/** For `npm run extract:score`. */
export function printScore(folder: string): void {
  const { tallies, total, wrong, missed, lineCount } = scoreCorpus(folder);
  const row = (name: string, tally: Tally) =>
    [
      name.padEnd(12),
      ...[tally.right, tally.wrong, tally.missed].map((n) =>
        `${n}`.padStart(7),
      ),
      ...[precisionOf(tally), recallOf(tally)].map((share) =>
        (share === null ? "-" : share.toFixed(3)).padStart(10),
      ),
    ].join("");
  console.log(`kind          right  wrong missed precision    recall`);
  for (const [kind, tally] of tallies) console.log(row(kind, tally));
  console.log(row("all", total));
  console.log(`\n${lineCount} lines`);
  for (const [word, list] of [
    ["wrong", wrong],
    ["missed", missed],
  ] as const)
    for (const { file, line, kind, value } of list)
      console.log(`${word}: ${file}:${line} ${kind} ${value}`);
}
