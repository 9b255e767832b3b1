import { expect, test } from "vitest";
import { typedOf } from "./fields.ts";
import { answersGiven, getQuestion } from "./answers.ts";
import { readForm } from "./read-form.ts";
import { timesOfProblem } from "./moment-problem.ts";
import { clean } from "./typed-text.ts";
import type { PageId } from "./page-order.ts";
import { questions } from "./questions.ts";
import { answersFor } from "#db/testing/answers.ts";

const now = new Date("2026-11-22T09:00:00Z");

function read(page: PageId, fields: [string, string][], answers = {}) {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return readForm(page, { ...answersFor(), ...answers }, form, now);
}

test("words in any script, with emoji and right-to-left marks, are kept as typed", () => {
  const text = "مرحبا 👩‍🚒 ‏שלום\nsegunda línea";
  const { contents } = read("what", [["what_seen", text]]);
  expect(contents.what_seen).toEqual({ is: "given", value: text });
});

test("text is composed, has line feeds alone and no control characters", () => {
  expect(clean("e\u0301\r\nb\u0000\u0007\tc\ud800")).toBe("é\nb\tc");
});

test("a narrative of 4,000 characters is taken, of 4,001 kept and marked", () => {
  const at = read("what", [["what_seen", "x".repeat(4_000)]]);
  expect(at.contents.what_seen?.is).toBe("given");
  const over = read("what", [["what_seen", "x".repeat(4_001)]]);
  expect(over.contents.what_seen).toEqual({
    is: "invalid",
    code: "too-long",
    typed: { what_seen: ["x".repeat(4_001)] },
  });
  expect(over.errors).toContainEqual({
    questionId: "what_seen",
    code: "too-long",
  });
});

test("a pasted log is kept to 20,000 characters, and the error says so", () => {
  const { contents } = read("what", [["what_seen", "x".repeat(2_000_000)]]);
  expect(contents.what_seen).toEqual({
    is: "invalid",
    code: "cut-short",
    typed: { what_seen: ["x".repeat(20_000)] },
  });
});

test("a page sent empty names what is missing and nothing else", () => {
  const { errors, contents } = read("organisation", []);
  expect(errors).toEqual([{ questionId: "org_name", code: "missing" }]);
  expect(contents.sector).toEqual({ is: "blank" });
  const place = read("site", []);
  expect(place.errors).toEqual([{ questionId: "country", code: "missing" }]);
  expect(place.contents.site).toEqual({ is: "blank" });
});

test("a ZIP code is needed for a country in which there is one, said on the same page", () => {
  const fresh = { country: undefined, site: undefined };
  const at = (country: string) => read("site", [["country", country]], fresh);
  expect(at("US").errors).toEqual([{ questionId: "site", code: "missing" }]);
  expect(at("DE").errors).toEqual([]);
});

test("a form is read by the questions it held, so a page that has grown since loses none of its other answers", () => {
  const shown = "extortion:1 money_moved:2";
  const { contents } = read("actions", [
    ["extortion", "demand"],
    ["shown", shown],
  ]);
  expect(contents).toEqual({
    extortion: { is: "given", value: "demand" },
    money_moved: { is: "blank" },
  });
});

test("an option that is not offered is kept as typed and refused", () => {
  const { contents, errors } = read("you", [
    ["reporter_role", "president"],
    ["identity", "named"],
    ["report_kind", "compromise"],
  ]);
  expect(contents.reporter_role?.is).toBe("invalid");
  expect(errors).toEqual([
    { questionId: "reporter_role", code: "not-offered" },
  ]);
});

test("not known yet may be asked again at nine", () => {
  const { contents, errors } = read("systems", [
    ["affected", "routers"],
    ["service_effect", "not-known"],
    ["service_effect.askAgain", "09:00"],
    ["data_kinds", "not-known"],
  ]);
  expect(errors).toEqual([]);
  expect(contents.service_effect).toEqual({
    is: "not-known",
    askAgainAt: "09:00",
  });
  expect(contents.data_kinds).toEqual({ is: "not-known", askAgainAt: null });
});

test("not known yet is no answer where something must be said", () => {
  const { errors } = read("listeners", [["mail_safe", "not-known"]]);
  expect(errors).toHaveLength(3);
});

test("an answer outweighs a forgotten tick", () => {
  const { contents } = read("site", [
    ["country", "US"],

    ["site.zip", "93301"],
    ["site.notKnown", "on"],
  ]);
  expect(contents.site).toEqual({
    is: "given",
    value: { zip: "93301", countyFips: null, state: null },
  });
});

test("a ZIP+4 counts by its first five digits and a wrong one is marked", () => {
  const { contents } = read("site", [
    ["country", "US"],
    ["site.zip", "93301-1234"],
  ]);
  expect(contents.site).toMatchObject({ value: { zip: "93301" } });
  const { errors } = read("site", [
    ["country", "US"],
    ["site.zip", "9330"],
  ]);
  expect(errors).toEqual([{ questionId: "site", code: "not-a-zip" }]);
});

test("none of these stands alone", () => {
  const { errors } = read("actions", [
    ["actions_taken", "nothing"],
    ["actions_taken", "isolated"],
    ["told", "nobody"],
  ]);
  expect(errors).toEqual([
    { questionId: "actions_taken", code: "none-with-others" },
  ]);
});

test("a moment that cannot be, or has not come yet, is marked", () => {
  const noticed = (date: string, time = "") =>
    read("what", [
      ["what_seen", "x"],
      ["first_noticed.date", date],
      ["first_noticed.time", time],
      ["first_noticed.zone", "America/Los_Angeles"],
    ]).errors[0]?.code;
  expect(noticed("2026-02-30")).toBe("not-a-date");
  expect(noticed("2026-11-23", "10:00")).toBe("in-the-future");
  expect(noticed("2026-11-22", "01:00")).toBeUndefined();
  expect(noticed("2026-11-22")).toBeUndefined();
  expect(noticed("", "10:00")).toBe("not-a-date");
});

test.each([
  "0001-01-01",
  "0026-11-20",
  "1926-11-20",
  "1999-12-31",
  "9999-01-01",
])("the year of %s is a slip of the pen, and what was typed stays", (date) => {
  const { contents, errors } = read("what", [
    ["what_seen", "x"],
    ["first_noticed.date", date],
    ["first_noticed.zone", "America/New_York"],
  ]);
  expect(errors).toEqual([
    { questionId: "first_noticed", code: "unlikely-year" },
  ]);
  expect(contents.first_noticed).toMatchObject({
    is: "invalid",
    typed: { "first_noticed.date": [date] },
  });
});

test("a time that the clocks skipped is told with the two nearest", () => {
  const noticed = (zone: string) =>
    read("what", [
      ["what_seen", "x"],
      ["first_noticed.date", "2026-03-08"],
      ["first_noticed.time", "02:30"],
      ["first_noticed.zone", zone],
    ]);
  const { contents, errors } = noticed("America/New_York");
  expect(errors).toEqual([
    { questionId: "first_noticed", code: "skipped-time" },
  ]);
  const typed =
    contents.first_noticed?.is === "invalid"
      ? contents.first_noticed.typed
      : {};
  expect(
    timesOfProblem(getQuestion("first_noticed"), {
      typed,
      code: "skipped-time",
      now,
    }),
  ).toEqual({
    at: ["2026-03-08T06:30:00.000Z", "2026-03-08T07:30:00.000Z"],
    zone: "America/New_York",
  });
  expect(noticed("Asia/Tokyo").errors).toEqual([]);
});

test("an address and a number that cannot be reached are marked", () => {
  const { errors } = read("contact", [
    ["sharing", "fbi-cisa"],
    ["contact_name", "Dana"],
    ["contact_phone", "911"],
    ["contact_email", "dana at example"],
  ]);
  expect(errors).toEqual([
    { questionId: "contact_phone", code: "not-a-number" },
    { questionId: "contact_email", code: "not-an-address" },
  ]);
});

test("words for a question that another tab took off the path are still kept", () => {
  const anonymous = answersFor({ identity: "anonymous" });
  const { contents, errors } = read(
    "contact",
    [
      ["sharing", "fbi-cisa"],
      ["contact_name", "Dana"],
    ],
    anonymous,
  );
  expect(contents).toMatchObject({
    sharing: { is: "given" },
    contact_name: { is: "given", value: "Dana" },
  });
  expect(errors).toEqual([]);
});

/** The review of three addresses, with these words in their fields. */
function readReview(written: string[], leftOut: string[] = []) {
  const field = (name: string, value: string): [string, string] => [
    `indicators_review.${name}`,
    value,
  ];
  return read(
    "indicators-review",
    [
      ...["", "ipv4 - 1 8.8.8.8", "ipv4 - 2 9.9.9.9", "ipv4 - 3 1.1.1.1"].map(
        (key) => field("key", key),
      ),
      ...["", ...written].map((value) => field("value", value)),
      ...leftOut.map((at) => field("drop", at)),
    ],
    answersGiven({ report_kind: "indicators-only" }),
  );
}

test("each indicator is kept, corrected or left out", () => {
  const { contents, errors } = readReview(["8.8.8.8", "", "1.1.1[.]2"], ["1"]);
  expect(errors).toEqual([]);
  expect(contents.indicators_review).toMatchObject({
    is: "given",
    value: [
      { value: "8.8.8.8", choice: "drop", lines: [1] },
      { value: "9.9.9.9", choice: "drop", corrected: null },
      { value: "1.1.1.1", choice: "correct", corrected: "1.1.1[.]2" },
    ],
  });
});

test("a correction that is no indicator is kept and marked", () => {
  const { contents, errors } = readReview(["8.8.8.888", "9.9.9.9", "1.1.1.1"]);
  expect(errors).toEqual([
    { questionId: "indicators_review", code: "not-an-indicator" },
  ]);
  expect(contents.indicators_review).toMatchObject({
    is: "invalid",
    typed: {
      "indicators_review.value": ["", "8.8.8.888", "9.9.9.9", "1.1.1.1"],
    },
  });
});

test("a review of nothing is a review", () => {
  const { contents } = read(
    "indicators-review",
    [["indicators_review.key", ""]],
    answersGiven({ report_kind: "indicators-only" }),
  );
  expect(contents.indicators_review).toEqual({ is: "given", value: [] });
});

test("every answer that can be given fills its form in again as it was", () => {
  const answers = answersFor();
  for (const question of questions) {
    const content = answers[question.id]?.content;
    if (content?.is !== "given") continue;
    const typed = typedOf(getQuestion(question.id), content.value);
    const form = new FormData();
    for (const [name, strings] of Object.entries(typed)) {
      for (const text of strings) form.append(name, text);
    }
    const again = readForm(question.page, answers, form, now);
    expect(again.contents[question.id]).toEqual(content);
  }
});
