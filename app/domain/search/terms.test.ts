import { expect, test } from "vitest";
import { termsOfTexts } from "./terms.ts";
import type { SearchText, TextPlace } from "./text.ts";

const said = (place: TextPlace, text: string): SearchText => ({
  ...{ place, text, isName: false, isPersonal: false },
});
const answer: TextPlace = { is: "answer", questionId: "what_seen" };

test("a text of many addresses hinders neither other answers nor what is said elsewhere", () => {
  const many = Array.from(
    { length: 5_000 },
    (_, at) => `10.${at % 250}.${Math.floor(at / 250)}.7`,
  ).join(" ");
  const terms = termsOfTexts([
    said(answer, many),
    said(answer, "A basalt relay."),
    said({ is: "message", isReporters: true }, `${many} obsidian`),
    said({ is: "message", isReporters: true }, "feldspar"),
    said({ is: "note" }, "A gneiss hook."),
    said({ is: "file-name" }, "schist.txt"),
    said({ is: "file" }, "198.51.100.7"),
  ]);
  for (const word of ["basalt", "feldspar", "gneiss", "schist"])
    expect(terms).toContain(`w:${word}`);
  expect(terms).toContain("i:ipv4:198.51.100.7");
  expect(terms).toContain("i:ipv4:10.0.0.7");
  expect(terms.length).toBeLessThan(16_000);
});
