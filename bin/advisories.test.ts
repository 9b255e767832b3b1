import { expect, test } from "vitest";
import { linesOf } from "./advisories.mjs";

test("an advisory is told with its package, its severity and its title", () => {
  const vulnerabilities = {
    left: {
      name: "left",
      severity: "high",
      range: "<1.2.3",
      via: [{ title: "Reads too far" }],
      fixAvailable: true,
    },
    right: {
      name: "right",
      severity: "low",
      range: "*",
      via: ["left"],
      fixAvailable: false,
    },
  };
  expect(linesOf(JSON.stringify({ vulnerabilities }))).toEqual([
    "Advisories: 2 of the packages of the lock file",
    "  high      left <1.2.3: Reads too far",
    "  low       right *: by left (no mend yet)",
  ]);
});

test("no advisory is told apart from no answer", () => {
  expect(linesOf('{"vulnerabilities":{}}')).toEqual([
    "Advisories: none for the packages of the lock file.",
  ]);
  for (const said of ["", "<html>", '{"error":{"code":"ENOTFOUND"}}'])
    expect(linesOf(said)).toEqual([
      "Advisories: not known, as the registry did not answer.",
    ]);
  expect(linesOf('{"statusCode":405}')).toEqual([
    "Advisories: not known, as the registry did not answer (405).",
  ]);
});
