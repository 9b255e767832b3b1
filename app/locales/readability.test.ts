import { expect, test } from "vitest";
import { en } from "./en.ts";
import { gradeOf, sentencesOf, syllablesIn, wordsIn } from "./readability.ts";
import { textsOf } from "./texts.ts";

/** Grade 8 is what the average adult reads with ease. Long texts alone are judged one by one: a label is a word or two. */
const averageAtMost = 8;
const hardestAtMost = 12;
const longFrom = 20;

/** Of six words and more: the easy labels would hide them in the average. */
const sentences = textsOf(en)
  .flatMap(({ key, text }) =>
    sentencesOf(text).map((sentence) => ({ key, sentence })),
  )
  .filter(({ sentence }) => wordsIn(sentence).length >= 6);

test("the English pages can be read after eight years of school", () => {
  const told = sentences.map(({ sentence }) => sentence);
  const average = gradeOf(told.join("\n"));
  const hardest = sentences
    .map((each) => ({ ...each, grade: gradeOf(each.sentence) }))
    .sort((a, b) => b.grade - a.grade)
    .slice(0, 8)
    .map(
      ({ key, sentence, grade }) => `${grade.toFixed(1)}  ${key}: ${sentence}`,
    );
  console.log(
    [`average grade ${average.toFixed(1)}; the hardest:`, ...hardest].join(
      "\n",
    ),
  );
  expect(average).toBeLessThanOrEqual(averageAtMost);
});

test("no long text is hard", () => {
  const hard = textsOf(en)
    .filter(({ text }) => wordsIn(text).length >= longFrom)
    .map(({ key, text }) => ({ key, text, grade: gradeOf(text) }))
    .filter(({ grade }) => grade > hardestAtMost)
    .map(({ key, text, grade }) => `${grade.toFixed(1)}  ${key}: ${text}`);
  expect(hard).toEqual([]);
});

test.each([
  ["code", 1],
  ["report", 2],
  ["organization", 5],
  ["started", 2],
  ["saved", 1],
  ["address", 2],
  ["people", 2],
  ["closes", 2],
])("%s has %i syllables", (word, count) => {
  expect(syllablesIn(word)).toBe(count);
});
