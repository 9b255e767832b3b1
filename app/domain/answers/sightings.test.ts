import { expect, test } from "vitest";
import { answersFor, type AnswerValues } from "#db/testing/answers.ts";
import type { Reviewed } from "../indicator/review.ts";
import { sightingsOf } from "./sightings.ts";

const review = (overrides: Partial<Reviewed>): Reviewed => ({
  kind: "ipv4",
  value: "203.0.113.9",
  note: "documentation",
  lines: [1],
  choice: "keep",
  corrected: null,
  ...overrides,
});

/** A report of indicators alone. */
const seen = (values: AnswerValues) =>
  sightingsOf(
    answersFor({
      report_kind: "indicators-only",
      what_seen: "Seen in our logs.",
      ...values,
    }),
  );

test("an indicator that nobody looked at is a sighting, and says so", () => {
  const { sightings } = seen({ indicators: "a\n203.0.113[.]9\n203.0.113.9" });
  expect(sightings).toEqual([
    {
      kind: "ipv4",
      value: "203.0.113.9",
      note: "documentation",
      places: [{ questionId: "indicators", lines: [2, 3] }],
      recognisedAs: null,
      isReviewed: false,
    },
  ]);
});

test("what the reporter left out is no sighting", () => {
  const { sightings, leftOut } = seen({
    indicators: "203.0.113.9 198.51.100.3",
    indicators_review: [review({ choice: "drop" })],
  });
  expect(sightings).toMatchObject([{ value: "198.51.100.3" }]);
  expect(leftOut).toMatchObject([{ value: "203.0.113.9" }]);
});

test("a correction takes the place of what was recognised", () => {
  const { sightings } = seen({
    indicators: "203.0.113.9",
    indicators_review: [
      review({ choice: "correct", corrected: "203.0.113[.]90" }),
    ],
  });
  expect(sightings).toMatchObject([
    { value: "203.0.113.90", recognisedAs: "203.0.113.9", isReviewed: true },
  ]);
});

test("a correction of the list leaves the account as it was written", () => {
  const { sightings } = seen({
    what_seen: "It called 203.0.113.9.",
    indicators: "203.0.113.9",
    indicators_review: [review({ choice: "correct", corrected: "8.8.8.8" })],
  });
  expect(sightings).toMatchObject([
    { value: "8.8.8.8", places: [{ questionId: "indicators" }] },
    { value: "203.0.113.9", places: [{ questionId: "what_seen" }] },
  ]);
});

test("the account of what happened holds indicators too, on every path", () => {
  const { sightings } = sightingsOf(
    answersFor({
      what_seen: "A tunnel to 203.0.113.250.",
      indicators: "beside.the-path.net",
    }),
  );
  expect(sightings).toMatchObject([
    { value: "beside.the-path.net", places: [{ questionId: "indicators" }] },
    { value: "203.0.113.250", places: [{ questionId: "what_seen" }] },
  ]);
});

test("what stands in two texts is one sighting with two places", () => {
  const { sightings } = seen({
    indicators: "203.0.113.9",
    what_seen: "We saw 203.0.113.9.",
  });
  expect(sightings).toMatchObject([
    {
      places: [{ questionId: "indicators" }, { questionId: "what_seen" }],
    },
  ]);
});
