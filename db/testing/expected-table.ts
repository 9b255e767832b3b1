import { readFileSync } from "node:fs";

/**
 * A table of expected results beside a test, for the owners of the rule to read and change: comma-separated, no quotes,
 * a first line of column names. Lines that begin with # are remarks.
 */
export function readExpected(file: URL): Record<string, string>[] {
  const [head, ...lines] = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map((line) => line.split(",").map((cell) => cell.trim()));
  if (!head) throw new Error(`${file.pathname} is empty`);
  return lines.map((cells) => {
    if (cells.length !== head.length) {
      throw new Error(
        `${file.pathname}: not ${head.length} cells: ${cells[0]}`,
      );
    }
    return Object.fromEntries(head.map((name, i) => [name, cells[i] ?? ""]));
  });
}
