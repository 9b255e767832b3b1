import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { visibly } from "./as-typed.ts";
import { StrangerWords } from "./stranger-words.tsx";

const shown = (text: string) =>
  renderToStaticMarkup(<StrangerWords text={text} />).replaceAll(
    / class="odd" title="[^"]*"/g,
    "",
  );

test.each([
  ["Acme \u202etxt.exe", "Acme <span>U+202E</span>txt.exe"],
  ["a\u2066b\u2069", "a<span>U+2066</span>b<span>U+2069</span>"],
  ["no\u200bthing", "no<span>U+200B</span>thing"],
  ["\u0007bell\u009b", "<span>U+0007</span>bell<span>U+009B</span>"],
  ["tag\u{e0041}", "tag<span>U+E0041</span>"],
  ["\ufeffbom", "<span>U+FEFF</span>bom"],
])("what is not seen in %j is named", (typed, html) => {
  expect(shown(typed)).toBe(`<bdi>${html}</bdi>`);
});

test.each([
  "Two\nlines\tof it",
  "שלום",
  "می\u200cخواهم",
  "👩\u200d💻",
  "Ünïcode",
])("%j is spelling, and stays as it is", (typed) => {
  expect(shown(typed)).toBe(`<bdi>${typed}</bdi>`);
});

test("where no markup is taken, odd characters are named and other directions kept apart", () => {
  expect(visibly("Acme \u202etxt.exe")).toBe("Acme [U+202E]txt.exe");
  expect(visibly("חברה")).toBe("\u2068חברה\u2069");
  expect(visibly("Acme")).toBe("Acme");
});
