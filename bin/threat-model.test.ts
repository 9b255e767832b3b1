import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const document = readFileSync("docs/threat-model.md", "utf8");

/** A file of tests, and the title of one in it, as the document names them. */
const named = [
  ...document.matchAll(/`([\w/.-]+\.(?:test|spec)\.tsx?)`: “([^”]+)”/g),
];

test("every test that the threat model names as a proof is there, under its title", () => {
  expect(named.length).toBeGreaterThan(10);
  const missing = named.flatMap(([, file = "", title = ""]) => {
    const source = existsSync(file) ? readFileSync(file, "utf8") : "";
    return source.includes(`"${title}"`) ? [] : [`${file}: ${title}`];
  });
  expect(missing).toEqual([]);
});

test("no line of the table of who is taken over goes without a proof", () => {
  const [, section = ""] = document.split("### Who is taken over");
  const [table = ""] = section.split("\n### ");
  const lines = table
    .split("\n")
    .filter((line) => /^\| (?!-|taken over)/.test(line));
  expect(lines.length).toBeGreaterThan(10);
  expect(lines.filter((line) => !/`: “/.test(line))).toEqual([]);
});
