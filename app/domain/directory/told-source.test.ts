import { expect, test } from "vitest";
import reference from "#db/reference/sources.json" with { type: "json" };
import { toldSource } from "./told-source.ts";

const { s1, s2, s7, s16 } = reference;

test.each([
  ["a list of 2021 is to be checked", s1, { on: "2021-08-12", isOld: true }],
  ["a list without a day has none", s2, { on: null, isOld: false }],
  ["a page leads to itself", s7, { url: s7.ref, isOld: false }],
  ["guidance of 2024 is recent", s16, { on: "2024-12-04", isOld: false }],
])("%s", (_, source, told) => {
  expect(toldSource(source)).toMatchObject({ title: source.title, ...told });
});

test("no title is the name of a file, or of somebody's program", () => {
  for (const { title } of Object.values(reference)) {
    expect(title).not.toMatch(/github|\.(?:sql|json|js|ts)\b|dump|constants/i);
    expect(title.length).toBeLessThan(100);
  }
});

test("a source that an installation added is told as it was written", () => {
  const ref = "Told on the telephone";
  expect(toldSource({ ref })).toEqual({
    ...{ title: ref, on: null },
    ...{ url: null, isOld: false },
  });
});
