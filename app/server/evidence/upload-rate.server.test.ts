import { expect, test } from "vitest";
import { rateOf } from "./upload-rate.server.ts";

test("what was sent fast more than a minute ago does not count", () => {
  let now = 0;
  let bytes = 0;
  const rate = rateOf(
    () => bytes,
    () => now,
  );
  bytes = 60_000_000;
  for (now = 5_000; now <= 60_000; now += 5_000) rate.note();
  now = 60_000;
  expect([rate.isSlow(), rate.bytesPerSecond()]).toEqual([false, 1_000_000]);
  for (now = 65_000; now <= 125_000; now += 5_000) rate.note();
  expect([rate.isSlow(), rate.bytesPerSecond()]).toEqual([true, 0]);
});

test("a line has some seconds to begin", () => {
  let now = 0;
  const rate = rateOf(
    () => 10,
    () => now,
  );
  expect([rate.isSlow(), rate.mayBecomeSlow()]).toEqual([false, true]);
  now = 5_000;
  expect([rate.isSlow(), rate.mayBecomeSlow()]).toEqual([true, false]);
});
