import { markdown } from "../bench/table.ts";
import type { PageTimes } from "./network.ts";

/** Markdown, so that docs/performance.md can hold it as it was printed. */
export function tableOf(walks: PageTimes[][]): string {
  const [first = []] = walks;
  const rows = first.map((page, at) => {
    const times = walks.map((walk) => walk[at]?.readableMs ?? NaN);
    return [
      page.path,
      seconds(median(times)),
      seconds(Math.max(...times)),
      String(page.requests),
      String(page.bytes),
    ];
  });
  const whole = walks.map((walk) => sum(walk.map((page) => page.readableMs)));
  const bytes = sum(first.map((page) => page.bytes));
  return [
    ...markdown(
      ["page", "median s", "slowest s", "requests", "bytes"],
      [
        ...rows,
        [
          `all ${first.length} pages`,
          seconds(median(whole)),
          seconds(Math.max(...whole)),
          String(sum(first.map((page) => page.requests))),
          String(bytes),
        ],
      ],
    ),
    "",
    `${walks.length} walks; seconds from the click to the first words on the screen.`,
  ].join("\n");
}

const seconds = (ms: number) => (ms / 1_000).toFixed(1);
const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);

function median(numbers: number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
