import { expect, test } from "vitest";
import { organisationTerms } from "./search-terms.ts";

test("a name is the same with other case, accents, punctuation and legal form", () => {
  const spellings = [
    "Sierra Telecom, Inc.",
    "SIERRA TÉLÉCOM",
    "  sierra  telecom  L.L.C. ",
    "Sierra-Telecom Company",
  ];
  for (const spelling of spellings)
    expect(organisationTerms(spelling).organisation).toBe("sierra telecom");
});

test("words are found singly, without fillers and doubles", () => {
  expect(organisationTerms("The Bank of the West & West Trust").words).toEqual([
    "bank",
    "west",
    "trust",
  ]);
});

test("a name that is nothing but legal forms keeps them", () => {
  expect(organisationTerms("AB Oy").organisation).toBe("ab oy");
});

test("nothing typed gives no terms", () => {
  expect(organisationTerms(" - ")).toEqual({ organisation: "", words: [] });
});

test("a pasted novel costs no more than a long name", () => {
  const terms = organisationTerms("word ".repeat(100_000));
  expect(terms.organisation.length).toBeLessThanOrEqual(400);
  const many = Array.from({ length: 50 }, (_, n) => `w${n}`).join(" ");
  expect(organisationTerms(many).words).toHaveLength(16);
});
