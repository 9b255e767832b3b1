import { expect, test } from "vitest";
import { alphabet } from "../vault/code-alphabet.ts";
import { randomBase32 } from "../vault/random.server.ts";
import {
  formatReference,
  parseReference,
  referenceLength,
} from "./reference.ts";

test("a reference is read as it is dictated", () => {
  for (let run = 0; run < 500; run++) {
    const reference = formatReference(randomBase32(referenceLength));
    expect(reference).toMatch(/^LL-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    const bare = reference.slice(3);
    for (const typed of [
      reference,
      bare,
      reference.toLowerCase(),
      ` ll ${bare.replace("-", " ")} `,
      bare.replaceAll("0", "o").replaceAll("1", "i"),
    ]) {
      expect(parseReference(typed)).toBe(reference);
    }
  }
});

test("a single wrong character makes it no reference", () => {
  const characters = randomBase32(referenceLength);
  for (let at = 0; at < referenceLength; at++) {
    for (const character of alphabet) {
      if (character === characters[at]) continue;
      const wrong =
        characters.slice(0, at) + character + characters.slice(at + 1);
      expect(parseReference(`LL-${wrong}`)).toBeNull();
    }
  }
});
