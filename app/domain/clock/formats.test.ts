import { expect, test } from "vitest";
import { dateFormat, keepFormats } from "./formats.ts";

test("a format is made once for a language and its options", () => {
  const made: string[] = [];
  const format = keepFormats((tag, options: { zone: string }) => {
    made.push(`${tag} ${options.zone}`);
    return { tag, ...options };
  });
  const first = format("en-US", { zone: "UTC" });
  expect(format("en-US", { zone: "UTC" })).toBe(first);
  expect(format("es-US", { zone: "UTC" })).not.toBe(first);
  expect(format("en-US", { zone: "Asia/Tokyo" })).not.toBe(first);
  expect(made).toEqual(["en-US UTC", "es-US UTC", "en-US Asia/Tokyo"]);
});

test("of very many formats the oldest are made again", () => {
  let made = 0;
  const format = keepFormats((tag: string, at: number) => ({
    tag,
    at,
    n: ++made,
  }));
  for (let at = 0; at < 1_000; at++) format("en", at);
  expect(format("en", 999).n).toBe(1_000);
  expect(format("en", 0).n).toBe(1_001);
});

test("a zone that is none is refused each time", () => {
  for (const time of ["first", "second"])
    expect(
      () => dateFormat("en-US", { timeZone: "Mars/Olympus" }),
      time,
    ).toThrow(RangeError);
});
