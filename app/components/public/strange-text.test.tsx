import { expect, test } from "vitest";
import { write } from "#app/browser/testing/page.tsx";
import { AnswerText } from "./form/display.tsx";
import { CodeLabel, OpenedText } from "./opened.tsx";
import { isolated, visible } from "./strange-text.ts";

test.each([
  ["invoice\u202efdp.exe", "invoice[U+202E]fdp.exe"],
  ["\u2066pay\u2069 now", "[U+2066]pay[U+2069] now"],
  ["\u200fA\u061cB", "[U+200F]A[U+061C]B"],
  ["pass\u200bword\ufeff", "pass[U+200B]word[U+FEFF]"],
  ["a\u0085b\u2028c", "a[U+0085]b[U+2028]c"],
  ["tag\u{e0041}", "tag[U+E0041]"],
  ["ad\u200dmin", "ad[U+200D]min"],
])("what is not seen is told: %j", (text, told) => {
  expect(visible(text)).toBe(told);
});

test.each([
  "a\tb\nc",
  "می\u200cخواهم",
  "👩\u200d💻",
  "Zürich, naïve, 東京",
  "العربية",
])("what a script is written with stays: %j", (text) =>
  expect(visible(text)).toBe(text),
);

const turned = "exe.\u202etxt";

test.each([
  [
    "an answer",
    <AnswerText
      questionId="org_name"
      display={[{ kind: "text", text: turned }]}
    />,
  ],
  [
    "a wrong answer",
    <AnswerText
      questionId="contact_email"
      display={[{ kind: "invalid", text: turned }]}
    />,
  ],
  [
    "a place",
    <AnswerText
      questionId="further_sites"
      display={[
        {
          kind: "further-site",
          site: {
            zip: null,
            place: turned,
            state: null,
            country: null,
            what: null,
          },
        },
      ]}
    />,
  ],
  ["a message", <OpenedText text={{ is: "opened", value: turned }} />],
  ["a colleague's code", <CodeLabel label={{ is: "opened", value: turned }} />],
])("%s turns no line of its page round", (_, shown) => {
  const html = write(shown);
  expect(html).not.toContain("\u202e");
  expect(html).toContain("[U+202E]");
});

test.each([
  ["שלום", "\u2068שלום\u2069"],
  ["مرحبا 12", "\u2068مرحبا 12\u2069"],
  ["Night shift", "Night shift"],
  ["東京 12", "東京 12"],
])("only what runs from right to left is set apart: %j", (text, told) => {
  expect(isolated(text)).toBe(told);
});
