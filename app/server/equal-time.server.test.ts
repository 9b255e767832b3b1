import { expect, test } from "vitest";
import { inEqualTime } from "./equal-time.server.ts";

/** A clock that stands still but for what the work takes and for what is waited. */
async function answeredAfterMs(tookMs: number, fails = false) {
  let ms = 0;
  const stopwatch = {
    nowMs: () => ms,
    wait: (more: number) => Promise.resolve((ms += more)),
  };
  const work = () => {
    ms += tookMs;
    return fails ? Promise.reject(new Error("no")) : Promise.resolve();
  };
  await inEqualTime(work, stopwatch).catch(() => undefined);
  return ms;
}

test.each([
  [0, 500],
  [3, 500],
  [61, 500],
  [500, 500],
  [501, 1_000],
])("what takes %d ms is answered after %d ms", async (took, answered) => {
  expect(await answeredAfterMs(took)).toBe(answered);
});

test("what fails is answered no sooner", async () => {
  expect(await answeredAfterMs(7, true)).toBe(500);
});
