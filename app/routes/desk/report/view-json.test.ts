import { expect, test } from "vitest";
import { times } from "./view-json.ts";

test("times come back as times, and words that look like one as words", () => {
  const said = {
    at: new Date("2026-11-30T10:41:00Z"),
    none: null,
    body: "2026-11-30T10:41:00.000Z",
    rows: [{ at: new Date(0) }],
  };
  expect(times.from(times.to(said))).toEqual(said);
});
