import { expect, test } from "vitest";
import { newKeySeed } from "./key-seed.server.ts";
import { recoverySeedOf, recoveryWordsOf } from "./recovery-words.server.ts";

test("a sheet gives back its seed, however it is typed", () => {
  const seed = newKeySeed();
  const words = recoveryWordsOf(seed).split(" ");
  expect(words).toHaveLength(24);
  const numbered = words.map((word, at) => `${at + 1}. ${word.toUpperCase()}`);
  for (const typed of [words.join(" "), numbered.join("\n"), words.join(", ")])
    expect(recoverySeedOf(typed)).toEqual(seed);
});

test("a wrong, missing or misplaced word is noticed", () => {
  const words = recoveryWordsOf(Buffer.alloc(32, 7)).split(" ");
  const swapped = [words[1], words[0], ...words.slice(2)];
  const wrong = [...words.slice(0, -1), "zebra"];
  for (const typed of [words.slice(1), swapped, wrong, []])
    expect(recoverySeedOf(typed.join(" "))).toBeNull();
});
