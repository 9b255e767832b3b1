import type { Measurement } from "./measure.server.ts";

export type SizeResult = {
  reports: number;
  databaseBytes: number;
  measurements: Measurement[];
};

const columns: [string, (m: Measurement) => string][] = [
  ["at once", (m) => String(m.concurrency)],
  ["median ms", (m) => m.medianMs.toFixed(1)],
  ["p95 ms", (m) => m.p95Ms.toFixed(1)],
  ["per s", (m) => m.perSecond.toFixed(0)],
  ["statements", (m) => m.statements.toFixed(1)],
  ["in Postgres ms", (m) => m.databaseMs.toFixed(1)],
  ["main thread ms", (m) => m.mainThreadMs.toFixed(1)],
  ["web ms", (m) => m.cpuMs.toFixed(1)],
  ["Postgres ms", (m) => m.postgresMs.toFixed(1)],
  ["worker ms", (m) => m.workerMs?.toFixed(1) ?? ""],
  ["commits", (m) => m.commits.toFixed(1)],
  ["flushes", (m) => m.flushes.toFixed(1)],
  ["log bytes", (m) => String(m.walBytes)],
  ["bytes", (m) => String(m.bytes)],
];

/** Markdown, so that docs/performance.md can hold it as it was printed. */
export function tableOf(result: SizeResult): string {
  return [
    `### ${result.reports.toLocaleString("en-US")} reports (${(result.databaseBytes / 1e9).toFixed(2)} GB, ${(result.databaseBytes / result.reports / 1_000).toFixed(1)} kB each)`,
    "",
    ...markdown(
      ["", ...columns.map(([name]) => name)],
      result.measurements.map((m) => [
        m.what,
        ...columns.map(([, cell]) => cell(m)),
      ]),
    ),
  ].join("\n");
}

/** How each figure grew from the smallest size to the largest. */
export function growthOf(results: SizeResult[]): string {
  const [small, large] = [results[0], results.at(-1)];
  if (!small || !large || small === large) return "";
  return [
    `### Growth, ${small.reports.toLocaleString("en-US")} → ${large.reports.toLocaleString("en-US")}`,
    "",
    ...markdown(
      ["", "at once", "median", "p95", "in Postgres"],
      large.measurements.flatMap((m) => {
        const before = small.measurements.find(
          ({ what, concurrency }) =>
            what === m.what && concurrency === m.concurrency,
        );
        if (!before) return [];
        return [
          [
            m.what,
            String(m.concurrency),
            times(m.medianMs, before.medianMs),
            times(m.p95Ms, before.p95Ms),
            times(m.databaseMs, before.databaseMs),
          ],
        ];
      }),
    ),
  ].join("\n");
}

function times(now: number, before: number): string {
  return `× ${(now / before).toFixed(2)}`;
}

/** The lines of a table; all columns but the first hold figures. */
export function markdown(head: string[], rows: string[][]): string[] {
  const widths = head.map((cell, column) =>
    Math.max(cell.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: string[]) =>
    `| ${cells
      .map((cell, column) =>
        column === 0
          ? cell.padEnd(widths[column] ?? 0)
          : cell.padStart(widths[column] ?? 0),
      )
      .join(" | ")} |`;
  const rule = widths.map((width, column) =>
    column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`,
  );
  return [line(head), line(rule), ...rows.map(line)];
}
