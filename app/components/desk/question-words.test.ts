import { expect, test } from "vitest";
import { questions } from "#app/domain/form/questions.ts";
import { questionWords } from "./question-words.ts";

test("the desk speaks of the reporter, never to them, and calls no two answers the same", () => {
  const words = questions.map(({ id }) => questionWords[id]);
  expect(words.filter((each) => /\byou(?:r|rs)?\b|\?$/i.test(each))).toEqual(
    [],
  );
  expect(new Set(words).size).toBe(words.length);
});
