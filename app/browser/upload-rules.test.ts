import { expect, test } from "vitest";
import {
  firstChunkBytes,
  nextChunkBytes,
  verdictOn,
  waitMs,
  waitWhenBusyMs,
} from "./upload-rules.ts";

test.each([
  [0, "", "again"],
  [500, "fault\n", "again"],
  [503, "outage\n", "again"],
  [503, "busy\n", "busy"],
  [409, "conflict\n", "again"],
  [423, "", "again"],
  [429, "", "again"],
  [404, "no such upload\n", "gone"],
  [410, "", "gone"],
  [401, "ended\n", "ended"],
  [200, "<!doctype html>", "ended"],
  [413, "too-large\n", "tooLarge"],
  [413, "too-many\n", "tooMany"],
  [413, "too-many-parts\n", "tooManyParts"],
  [507, "store-full\n", "storeFull"],
  [403, "no-upload-here\n", "closed"],
  [403, "", "refused"],
  [400, "", "refused"],
])("an answer %i %j means %s", (status, text, verdict) => {
  expect(verdictOn({ status, text })).toBe(verdict);
});

test("chunks grow on a good line, shrink on a bad one, and stay within bounds", () => {
  let bytes = firstChunkBytes;
  for (let at = 0; at < 10; at++) bytes = nextChunkBytes(bytes, 300);
  expect(bytes).toBe(8 * 1024 * 1024);
  expect(nextChunkBytes(bytes, 5_000)).toBe(bytes);
  for (let at = 0; at < 10; at++) bytes = nextChunkBytes(bytes, 30_000);
  expect(bytes).toBe(256 * 1024);
});

test("a server that is away is asked seldom, and never less than twice a minute", () => {
  expect([1, 2, 3, 4, 5, 6, 60].map(waitMs)).toEqual([
    1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000,
  ]);
});

test("a server without a place is asked again when it said, or soon", () => {
  expect(
    ["5", "5.5", "600", "", null, "Sun, 22 Nov"].map(waitWhenBusyMs),
  ).toEqual([5_000, 5_500, 60_000, 5_000, 5_000, 5_000]);
});
