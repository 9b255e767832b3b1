import { parseArgs } from "node:util";

export type Options = {
  sizes: number[];
  only: readonly Area[] | null;
  threads: number;
  /** Prints each measurement's dearest statements. */
  explain: boolean;
  /** Leaves the filled database running until Ctrl-C. */
  keep: boolean;
};

const areas = ["pages", "submit", "queue", "search", "report"] as const;
export type Area = (typeof areas)[number];

export const help = `npm run bench -- [options]

Fills a database of its own with made-up reports, starts one web process on it and measures.

  --sizes=10000,100000   how many reports, one size after the other
  --only=submit,queue    of ${areas.join(", ")}
  --threads=3            that make reports
  --explain              also the dearest SQL statements of each measurement
  --keep                 leaves the filled database running in the end, until Ctrl-C
  --help`;

/** Null when help was asked for. @throws Error for what is no option */
export function optionsOf(words: string[]): Options | null {
  const { values } = parseArgs({
    args: words,
    options: {
      sizes: { type: "string", default: "10000,100000" },
      only: { type: "string" },
      threads: { type: "string", default: "3" },
      explain: { type: "boolean", default: false },
      keep: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return null;
  const only = values.only?.split(",") ?? null;
  const unknown = only?.find((word) => !areas.some((area) => area === word));
  if (unknown) throw new Error(`--only knows ${areas.join(", ")}`);
  const sizes = values.sizes.split(",").map(Number);
  if (sizes.some((size) => !Number.isInteger(size) || size < 100))
    throw new Error("--sizes is a list of whole numbers from 100 on");
  return {
    sizes: sizes.sort((a, b) => a - b),
    only: only && areas.filter((area) => only.includes(area)),
    threads: Math.max(1, Number(values.threads)),
    explain: values.explain,
    keep: values.keep,
  };
}
