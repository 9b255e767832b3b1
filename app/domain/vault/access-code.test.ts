import { expect, test } from "vitest";
import {
  formatAccessCode,
  isLastGroup,
  parseAccessCode,
} from "./access-code.ts";
import { alphabet, checkCharacter, isBase32 } from "./code-alphabet.ts";
import { randomBase32 } from "./random.server.ts";

const codes = Array.from({ length: 40 }, () => randomBase32(24));

test("every code that is made is a code, and no two are alike", () => {
  const many = Array.from({ length: 5_000 }, () => randomBase32(24));
  expect(many.every((code) => parseAccessCode(code) === code)).toBe(true);
  expect(new Set(many).size).toBe(many.length);
});

test("any single wrong character is noticed", () => {
  for (const code of codes) {
    for (let at = 0; at < code.length; at++) {
      for (const character of alphabet) {
        if (character === code[at]) continue;
        const wrong = code.slice(0, at) + character + code.slice(at + 1);
        expect(parseAccessCode(wrong)).toBeNull();
      }
    }
  }
});

test("any two characters that changed places are noticed", () => {
  for (const code of codes) {
    for (let a = 0; a < code.length; a++) {
      for (let b = a + 1; b < code.length; b++) {
        if (code[a] === code[b]) continue;
        const swapped = [...code];
        [swapped[a], swapped[b]] = [code.charAt(b), code.charAt(a)];
        expect(parseAccessCode(swapped.join(""))).toBeNull();
      }
    }
  }
});

test("all thirty positions that a check character covers weigh differently", () => {
  const single = Array.from({ length: 30 }, (_, at) =>
    checkCharacter("0".repeat(at) + "1" + "0".repeat(29 - at)),
  );
  expect(new Set(single).size).toBe(30);
});

test("a code is read as people write it", () => {
  for (const code of codes) {
    const spoken = formatAccessCode(code)
      .toLowerCase()
      .replaceAll("0", "O")
      .replaceAll("1", "l")
      .replaceAll(" ", " - ");
    expect(parseAccessCode(`\n ${spoken}\t`)).toBe(code);
  }
});

test("what cannot be a code is none", () => {
  for (const typed of ["", "U".repeat(24), "0".repeat(25), "🙂".repeat(24)]) {
    expect(parseAccessCode(typed)).toBeNull();
  }
  expect(parseAccessCode(" ".repeat(201) + codes[0])).toBeNull();
});

test("the last group is given back in either case, and no other group is it", () => {
  const code = codes[0] ?? "";
  expect(isLastGroup(code, ` ${code.slice(-4).toLowerCase()} `)).toBe(true);
  expect(isLastGroup(code, code.slice(-5))).toBe(false);
  expect(isLastGroup(code, "")).toBe(false);
});

test("the alphabet has no letter that is misread", () => {
  expect(alphabet).toHaveLength(32);
  expect(["I", "L", "O", "U"].some((letter) => isBase32(letter))).toBe(false);
});
