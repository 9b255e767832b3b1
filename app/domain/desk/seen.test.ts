import { expect, test } from "vitest";
import { seenUntil } from "./seen.ts";

const at = (time: string) => new Date(`2026-11-22T${time}:00Z`);
const seen = (openings: string[], now: string) =>
  seenUntil(openings.map(at), at(now));

test("what came after the unit's last look is news, for half an hour after it was first seen", () => {
  // An update of 14:05, looked at from 14:10 on.
  expect(seen(["13:00", "14:10"], "14:10")).toEqual(at("13:00"));
  expect(seen(["13:00", "14:10", "14:20"], "14:20")).toEqual(at("13:00"));
  expect(seen(["13:00", "14:10", "14:41"], "14:41")).toEqual(at("14:10"));
});

test("what came between two looks close together is news too", () => {
  expect(seen(["14:00", "14:10"], "14:10")).toEqual(at("14:00"));
});

test("a unit's first look finds no news", () => {
  expect(seen(["14:10"], "14:10")).toEqual(at("14:10"));
  expect(seen([], "14:10")).toEqual(at("14:10"));
});
