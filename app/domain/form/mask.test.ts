import { expect, test } from "vitest";
import { answersFor } from "#db/testing/answers.ts";
import { checkRows } from "./check.ts";
import { changesBetween } from "./changes.ts";
import { maskChanges, maskOf, maskRows } from "./mask.ts";
import type { PersonalKind } from "./personal.ts";

test.each<[PersonalKind, string, string]>([
  ["name", "Rosa Ortiz", "R••• O•••"],
  ["name", "Rosa", "R•••"],
  ["name", "Ana María de la Cruz Peña", "A••• M••• d•••"],
  ["name", "李 小龙", "李••• 小•••"],
  ["name", "Agent Jones, case 288A-1142", "A••• J••• c•••"],
  ["name", "661 555 0142", "•••"],
  ["name", "", "•••"],
  ["mail", "rosa@cordillera.example", "•••@cordillera.example"],
  ["mail", "Rosa <rosa@cordillera.example>", "•••"],
  ["mail", "rosa at cordillera", "•••"],
  ["phone", "+1 661 555 0142", "••• ••• 0142"],
  ["phone", "(661) 555-0142", "••• ••• 0142"],
  ["phone", "661 555 0142 ext. 77", "••• ••• 0142"],
  ["phone", "661 555 0142 x77", "••• ••• 0142"],
  ["phone", "Rosa's own: 661 555 0142", "•••"],
  ["phone", "5550", "•••"],
  ["handle", "+1 661 555 0142", "••• ••• 0142"],
  ["handle", "@mvega.42", "@m•••"],
  ["handle", "mvega.42", "m•••"],
  ["handle", "?!", "•••"],
  ["words", "Ask for Lena Brandt, counsel, 661 555 0100", "•••"],
])("of a %s, %j is seen as %j", (kind, text, mask) => {
  expect(maskOf(kind, text)).toBe(mask);
});

const before = answersFor();
const after = answersFor({
  contact_name: "Rosa Ibarra",
  contact_phone: "+1 900 555 0666",
  acting_contact: "Lena Brandt, 661 555 0100",
});
const secrets = /Ortiz|Ibarra|555|Brandt/;

test("masked answers hold nothing of whom they name, and all else as it was", () => {
  const rows = maskRows(checkRows(after), false);
  expect(JSON.stringify(rows)).not.toMatch(secrets);
  const shown = rows.find(({ questionId }) => questionId === "contact_phone");
  expect(shown?.display).toEqual([
    { kind: "text", text: "••• ••• 0666", mask: "••• ••• 0666" },
  ]);
  const others = ({ questionId }: { questionId: string }) =>
    !/^(contact_(name|phone)|acting_contact)$/.test(questionId);
  expect(rows.filter(others)).toEqual(checkRows(after).filter(others));
});

test("what was typed and is no valid answer is hidden whole", () => {
  const typed = { contact_phone: ["Rosa 555"] };
  const content = { is: "invalid", typed, code: "not-a-number" } as const;
  const answers = {
    ...before,
    contact_phone: { content, savedIn: 1, others: [content] },
  };
  const masked = JSON.stringify(maskRows(checkRows(answers), false));
  expect(masked).not.toMatch(/Rosa|555/);
});

test("a change tells that a number is another, and neither of them", () => {
  const changes = changesBetween(checkRows(before), checkRows(after));
  const masked = maskChanges(changes, false);
  expect(masked.map(({ questionId }) => questionId)).toContain("contact_phone");
  expect(JSON.stringify(masked)).not.toMatch(secrets);
});

test("what is revealed carries its mask, for when the time is over", () => {
  const rows = maskRows(checkRows(before), true);
  const shown = rows.find(({ questionId }) => questionId === "contact_name");
  expect(shown?.display).toEqual([
    { kind: "text", text: "Dana Ortiz", mask: "D••• O•••" },
  ]);
});
