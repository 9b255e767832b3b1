import { expect, test } from "vitest";
import { answersFor, type AnswerValues } from "#db/testing/answers.ts";
import { runningOf } from "./running.server.ts";

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
