import { expect, test } from "vitest";
import { answersFor, type AnswerValues } from "#db/testing/answers.ts";
import { awaitedOf, lapsedOf, runningOf } from "./running.server.ts";

const cisa = {
  agencyId: "cisa-central",
  name: "CISA Central",
  phone: "1-844-729-2472",
  checkedOn: "2026-11-22",
  sources: [],
};
// Noticed on 2026-11-20 at 11:10 in Greenwich.
const now = new Date("2026-11-21T07:40:00Z");

function running(values: AnswerValues) {
  const answers = answersFor(values);
  return runningOf(answers, { now, desks: [cisa], locale: "en" });
}

test.each([
  ["a pipeline", "pipeline"],
  ["a railroad", "rail"],
  ["an airport", "air"],
] as const)(
  "%s has 3 hours 30 minutes left to tell CISA, and its number",
  (_, subsector) => {
    const [nearest] = running({
      sector: "transportation",
      duty_flags: ["none"],
      subsector,
    });
    expect(nearest).toMatchObject({
      toWhom: "CISA",
      at: new Date("2026-11-21T11:10:00Z"),
      call: { phone: "1-844-729-2472" },
    });
  },
);

test("a clock that is to tell somebody else has not the number of CISA", () => {
  const [nearest] = running({ duty_flags: ["defence-contractor"] });
  expect(nearest).toMatchObject({ id: "dfars-7012", call: null });
});

test("what is told with a condition, has lapsed or is not in force does not run", () => {
  const transport: AnswerValues = {
    sector: "transportation",
    duty_flags: ["none"],
  };
  expect(running({ ...transport })).toEqual([]);
  const federal: AnswerValues = {
    ...transport,
    sector: "government-services-facilities",
    subsector: "federal-agency",
  };
  expect(running({ ...federal })).toEqual([]);
});

test.each([
  [
    "a credit union has 30 days from when it noticed, and 72 hours from when it believes",
    {
      sector: "financial-services",
      duty_flags: ["other-financial"],
      subsector: "credit-union",
    },
    { id: "ncua-72h", event: "believed", toWhom: "NCUA" },
  ],
  [
    "a carrier has nothing that runs, and seven business days from when it decides",
    { duty_flags: ["carrier"] },
    { id: "fcc-breach-agencies", event: "determined" },
  ],
  [
    "a public company is told of the four days and not of the thirty",
    { sector: "none", duty_flags: ["public-company"] },
    { id: "sec-8k-105", event: "material" },
  ],
] satisfies [string, AnswerValues, object][])("%s", (_, values, awaited) => {
  expect(awaitedFor(values)).toMatchObject(awaited);
});

test("what gives more time than is left is not told beside it", () => {
  const pipeline: AnswerValues = {
    sector: "transportation",
    duty_flags: ["none"],
    subsector: "pipeline",
  };
  expect(awaitedFor(pipeline)).toBeNull();
  expect(awaitedFor({ sector: "none", duty_flags: ["none"] })).toBeNull();
});

function awaitedFor(values: AnswerValues) {
  const [nearest = null] = running(values);
  return awaitedOf(answersFor(values), { now, locale: "en", nearest });
}

test.each([
  ["a pipeline", "pipeline"],
  ["a railroad", "rail"],
  ["an airport", "air"],
] as const)(
  "%s that noticed it more than a day ago is told that its time may be over, and the number of CISA",
  (_, subsector) => {
    const answers = answersFor({
      sector: "transportation",
      duty_flags: ["none"],
      subsector,
    });
    const shown = { desks: [cisa], locale: "en" } as const;
    expect(lapsedOf(answers, { ...shown, now })).toBeNull();
    const later = new Date("2026-11-21T11:20:00Z");
    expect(lapsedOf(answers, { ...shown, now: later })).toMatchObject({
      toWhom: "CISA",
      at: new Date("2026-11-21T11:10:00Z"),
      call: { phone: "1-844-729-2472" },
    });
  },
);
