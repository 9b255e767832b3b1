import { expect, test } from "vitest";
import { tokensOf } from "./words.ts";

const wordsOf = (text: string) => tokensOf(text).map(({ word }) => word);

test.each([
  ["Télécom SIERRA", ["telecom", "sierra"]],
  ["O’Hara & Sons, Inc.", ["ohara", "sons", "inc"]],
  ["AT&T of the U.S. and R&D", ["att", "of", "the", "us", "and", "rd"]],
  ["went down.In the morning", ["went", "down", "in", "the", "morning"]],
  ["core-router_7 (old)", ["core", "router", "7", "old"]],
  ["Straße ﬁle ＡＢＣ", ["strasse", "file", "abc"]],
  ["مُوَجِّه القلب", ["موجه", "القلب"]],
  ["🔥 router 🔥🔥", ["router"]],
  ["%_' OR 1=1 --", ["or", "1", "1"]],
  ["", []],
])(
  "the words of “%s” are these, whatever their case, accents and signs",
  (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  },
);

test("a word stands where it was written", () => {
  const text = "«Télécom», d’accord";
  expect(
    tokensOf(text).map(({ start, end }) => text.slice(start, end)),
  ).toEqual(["Télécom", "d’accord"]);
});

test("a word of ten thousand letters, and as many of one, take no time", () => {
  const started = performance.now();
  expect(wordsOf("a".repeat(10_000))).toHaveLength(1);
  expect(wordsOf("a.".repeat(10_000)).length).toBeGreaterThan(0);
  expect(wordsOf("a ".repeat(10_000))).toHaveLength(10_000);
  expect(wordsOf("a&".repeat(10_000)).length).toBeGreaterThan(0);
  expect(performance.now() - started).toBeLessThan(1_000);
});
