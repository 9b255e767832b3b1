import { expect, test } from "vitest";
import { answersFor } from "#db/testing/answers.ts";
import type { QuestionId } from "#app/domain/form/questions.ts";
import { getQuestion } from "#app/domain/form/answers.ts";
import { en } from "#app/locales/en.ts";
import { es } from "#app/locales/es.ts";
import { pageFields } from "./page-fields.ts";
import { errorsOf } from "./questions.tsx";

const now = new Date("2026-11-23T18:00:00Z");

/** What is said of one answer of the page, in both languages. */
function said(questionId: QuestionId, code: string) {
  const { page } = getQuestion(questionId);
  const fields = pageFields(page, answersFor({ affected: ["ot-ics"] }), {
    errors: [{ questionId, code }],
    now,
  });
  return [
    errorsOf({ t: en, locale: "en" }, fields)[0]?.text,
    errorsOf({ t: es, locale: "es" }, fields)[0]?.text,
  ];
}

test.each([
  [
    "actions_taken",
    en.options.actions_taken.nothing,
    es.options.actions_taken.nothing,
  ],
  ["told", en.options.told.nobody, es.options.told.nobody],
  ["duty_flags", en.options.duty_flags.none, es.options.duty_flags.none],
] as const)(
  "of %s the answer that stands alone is named",
  (questionId, inEnglish, inSpanish) => {
    const [english, spanish] = said(questionId, "none-with-others");
    expect(english).toContain(`“${[inEnglish].flat()[0]}” alone`);
    expect(spanish).toContain(`solo “${[inSpanish].flat()[0]}”`);
  },
);

test("what else is wrong is said as before", () => {
  expect(said("told", "missing")[0]).toBe(en.questions.told.missing);
  expect(said("org_name", "too-long")[0]).toBe("Make this shorter");
});
