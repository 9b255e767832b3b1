import { expect, test } from "vitest";
import { answersGiven, type Answers } from "./answers.ts";
import {
  askedQuestions,
  firstUnanswered,
  incompletePages,
  isOnPath,
  isReachable,
  nextPage,
  onPath,
  pathOf,
} from "./path.ts";
import { questions } from "./questions.ts";
import { answersFor, type AnswerValues } from "#db/testing/answers.ts";

const full =
  "danger device listeners you organisation site what systems reach actions contact";
const tip =
  "danger device listeners you organisation-known site what actions contact";
const indicatorsOnly =
  "danger device listeners you what indicators indicators-review contact";

const branches: [string, AnswerValues, string][] = [
  ["a carrier's engineer walks the full path", {}, full],
  [
    "danger to life is told to call 911 and may go on",
    { danger: "yes" },
    full.replace("danger ", "danger danger-advice "),
  ],
  [
    "an unsafe device is advised to change to another",
    { device_safe: "no" },
    full.replace("device ", "device device-advice "),
  ],
  [
    "classified or intercept content stops before any narrative",
    { sensitive: "yes" },
    "danger device listeners sensitive-stop",
  ],
  [
    "an update to an earlier report leads to its access code",
    { report_kind: "update" },
    "danger device listeners you update-stop",
  ],
  [
    "counsel reports on behalf of a client",
    { reporter_role: "counsel", client_knows: "agrees" },
    full.replace("you ", "you client "),
  ],
  [
    "a managed provider reports on behalf of a client",
    { reporter_role: "managed-provider", client_knows: "knows" },
    full.replace("you ", "you client "),
  ],
  [
    "who was told by the FBI says by whom",
    { report_kind: "told-by-other", told_by: "fbi" },
    full.replace("what ", "what told-by "),
  ],
  [
    "who knows it only from others says from whom, whatever is reported",
    { certainty: "told-by-others", told_by: "cisa" },
    full.replace("what ", "what told-by "),
  ],
  [
    "office systems are not followed up",
    { affected: ["email", "workstations", "phones-tablets"] },
    full.replace("reach ", ""),
  ],
  ["plant control is followed up", { affected: ["ot-ics"] }, full],
  [
    "servers behind emergency dispatch are followed up",
    { sector: "emergency-services", affected: ["servers"] },
    full,
  ],
  [
    "a managed provider is asked about what it runs for others",
    {
      reporter_role: "managed-provider",
      client_knows: "knows",
      affected: ["email"],
    },
    full.replace("you ", "you client "),
  ],
  [
    "a demand asks whether data were shown",
    { extortion: "demand" },
    full.replace("actions ", "actions demand "),
  ],
  [
    "indicators alone need no organisation",
    { report_kind: "indicators-only", indicators: "203.0.113.9" },
    indicatorsOnly,
  ],
  [
    "a member of the public who knows no organisation gives a tip",
    { reporter_role: "public", organisation_known: "no" },
    tip,
  ],
  [
    "a customer who knows the organisation is not asked what only its people know",
    { reporter_role: "customer-or-partner", organisation_known: "yes" },
    full
      .replace("organisation ", "organisation-known organisation ")
      .replace("reach ", ""),
  ],
  [
    "a foreign site has a city in place of a ZIP",
    { country: "DE" },
    full.replace("site ", "site abroad "),
  ],
  [
    "a sector of which one part has deadlines of its own asks which part",
    { sector: "government-services-facilities", duty_flags: ["none"] },
    full.replace("site ", "site subsector "),
  ],
  [
    "a business in property that says it is in finance is asked too",
    { sector: "commercial-facilities", duty_flags: ["other-financial"] },
    full.replace("site ", "site subsector "),
  ],
  [
    "a railroad that has said so is not asked which kind of transport it is",
    { sector: "transportation", duty_flags: ["rail"] },
    full,
  ],
  [
    "a port is asked",
    { sector: "transportation", duty_flags: ["none"] },
    full.replace("site ", "site subsector "),
  ],
  [
    "a customer of a bank is not asked which kind of bank it is",
    {
      reporter_role: "customer-or-partner",
      organisation_known: "yes",
      sector: "financial-services",
    },
    full
      .replace("organisation ", "organisation-known organisation ")
      .replace("reach ", ""),
  ],
  [
    "an unknown country needs no site",
    { country: "not-known", site: undefined },
    full,
  ],
  [
    "money moved asks about the bank",
    { money_moved: "yes" },
    full.replace("actions ", "actions bank "),
  ],
  [
    "an anonymous reporter is asked for no name",
    { identity: "anonymous", contact_name: undefined },
    full,
  ],
  [
    "a phone served by the affected carrier is warned about",
    { org_name: "Sierra Telecom, Inc.", phone_carrier: "sierra wireless" },
    `${full} phone-advice`,
  ],
  [
    "a phone of another carrier is not warned about",
    { org_name: "Sierra Telecom, Inc.", phone_carrier: "Other Telecom Inc" },
    full,
  ],
];

test.each(branches)("%s", (_, values, expected) => {
  expect(pathOf(answersFor(values)).join(" ")).toBe(expected);
});

test.each(branches)("%s, and can be sent unless stopped", (_, values, path) => {
  const stops = path.split(" ").filter((page) => page.endsWith("-stop"));
  expect(incompletePages(answersFor(values))).toEqual(stops);
});

test.each([
  ["ot-ics", "plant_state"],
  ["routers", "config_changed"],
  ["vpn-firewall", "config_changed"],
  ["supplied", "supplied_state"],
  ["supplied", "customers_count"],
  ["other", "affected_other"],
] as const)("%s among what is affected asks for %s", (system, question) => {
  const asked = (values: AnswerValues) =>
    askedQuestions(answersFor(values)).some(({ id }) => id === question);
  expect(asked({ affected: [system, "email"] })).toBe(true);
  expect(asked({ affected: ["email"] })).toBe(false);
});

test("who sees an organisation from outside is asked for nothing that only its people know", () => {
  const asked = askedQuestions(
    answersFor({
      reporter_role: "customer-or-partner",
      organisation_known: "yes",
      affected: ["routers", "ot-ics", "supplied"],
    }),
  ).map(({ id }) => id);
  for (const id of ["control", "config_changed", "actions_taken", "told"])
    expect(asked).not.toContain(id);
  expect(asked).toContain("affected");
});

test("an empty draft starts with danger to life and can turn to nothing later", () => {
  expect(firstUnanswered({})).toBe("danger");
  expect(isReachable({}, "danger")).toBe(true);
  expect(isReachable({}, "what")).toBe(false);
});

test("continue leads through the path to the check page, and nowhere from a stop", () => {
  const answers = answersFor({});
  expect(nextPage(answers, "danger")).toBe("device");
  expect(nextPage(answers, "contact")).toBe("check");
  expect(nextPage(answers, "bank")).toBeNull();
  expect(nextPage(answersFor({ sensitive: "yes" }), "sensitive-stop")).toBe(
    null,
  );
});

test("answers of a branch that was left are ignored but kept", () => {
  const answers = answersFor({ money_moved: "yes", bank_told: "yes" });
  const changed: Answers = {
    ...answers,
    ...answersGiven({ money_moved: "no" }),
  };
  expect(isOnPath(changed, "bank")).toBe(false);
  expect(onPath(changed).bank_told).toBeUndefined();
  expect(changed.bank_told).toEqual(answers.bank_told);
});

test("a changed role opens the pages that it needs", () => {
  const changed = {
    ...answersFor({ reporter_role: "counsel" }),
    client_knows: undefined,
  };
  expect(firstUnanswered(changed)).toBe("client");
});

test("the path of answers is worked out once, and anew for others", () => {
  const answers = answersFor();
  expect(onPath(answers)).toBe(onPath(answers));
  expect(pathOf(answers)).toBe(pathOf(answers));
  const others = { ...answers, danger: undefined };
  expect(onPath(others)).not.toBe(onPath(answers));
  expect(onPath(others).danger).toBeUndefined();
});

test("a quieter choice taken back by an earlier answer keeps the report from being sent", () => {
  const answers = answersFor({ mail_wish: "conversation", mail_safe: "yes" });
  expect(incompletePages(answers)).toEqual([]);
  const changed = { ...answers, ...answersGiven({ mail_safe: "not-sure" }) };
  expect(incompletePages(changed)).toEqual(["contact"]);
});

test("whatever is answered, the path depends on nothing that is off it", () => {
  for (let run = 0; run < 2_000; run++) {
    const answers = randomAnswers(run);
    const path = pathOf(answers);
    expect(pathOf(onPath(answers))).toEqual(path);
    expect(new Set(path).size).toBe(path.length);
    expect(
      askedQuestions(answers).every((q) => isOnPath(answers, q.page)),
    ).toBe(true);
    const unanswered = firstUnanswered(answers);
    expect(unanswered === null || path.includes(unanswered)).toBe(true);
  }
});

/** Any option or nothing for each choice, by a small generator so that a failure repeats. */
function randomAnswers(seed: number): Answers {
  let state = seed * 2_654_435_761 + 1;
  const next = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 16) % below;
  };
  const answers: { -readonly [Id in keyof Answers]: Answers[Id] } = {};
  for (const question of questions) {
    if (question.kind !== "choice" || next(6) === 0) continue;
    const value = question.options[next(question.options.length)];
    answers[question.id] = {
      content: { is: "given", value },
      savedIn: 1,
      others: [],
    };
  }
  const country = ["US", "DE", null][next(3)] ?? "not-known";
  return { ...answers, ...answersGiven({ country }) };
}
