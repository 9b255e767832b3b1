import { expect, test } from "vitest";
import { answersGiven, type Answers, type Content } from "./answers.ts";
import { merge, shownOn } from "./merge.ts";

const given = (value: unknown): Content => ({ is: "given", value });

/** Version 1 as both tabs were shown it, and version 2 after the first tab saved. */
const base = answersGiven({ org_name: "Sierra", sector: "communications" });
const afterFirst = merge(
  base,
  { contents: { org_name: given("Sierra Telecom") }, baseVersion: 1 },
  2,
)!.answers; // it changes something

test("a field that the second tab left alone stays as the first tab saved it", () => {
  const merged = merge(
    afterFirst,
    {
      contents: { org_name: given("Sierra"), sector: given("energy") },
      baseVersion: 1,
      shown: shownOn("organisation", base),
    },
    3,
  );
  expect(merged?.conflicts).toEqual([]);
  expect(merged?.answers.org_name?.content).toEqual(given("Sierra Telecom"));
  expect(merged?.answers.sector?.content).toEqual(given("energy"));
});

test("a field that both edited leads with the newest and keeps the other", () => {
  const merged = merge(
    afterFirst,
    {
      contents: { org_name: given("Sierra Water") },
      baseVersion: 1,
      shown: shownOn("organisation", base),
    },
    3,
  );
  expect(merged?.conflicts).toEqual(["org_name"]);
  expect(merged?.answers.org_name).toEqual({
    content: given("Sierra Water"),
    savedIn: 3,
    others: [given("Sierra Telecom")],
  });
});

test("a third tab's words are kept beside the other two", () => {
  const contents = (text: string) => ({ org_name: given(text) });
  const save = (answers: Answers, text: string, version: number) =>
    merge(answers, { contents: contents(text), baseVersion: 1 }, version)!
      .answers; // each changes something
  const third = save(save(afterFirst, "two", 3), "three", 4);
  expect(third.org_name?.others).toEqual([
    given("Sierra Telecom"),
    given("two"),
  ]);
});

test("the texts stay both until a reader settles it, and a stale page settles nothing", () => {
  const conflict = merge(
    afterFirst,
    { contents: { org_name: given("two") }, baseVersion: 1 },
    3,
  )!.answers; // it changes something
  const settle = (baseVersion: number) =>
    merge(
      conflict,
      {
        contents: { org_name: given("two") },
        baseVersion,
        settled: ["org_name"],
      },
      4,
    );
  expect(settle(2)).toBeNull();
  expect(settle(3)?.answers.org_name?.others).toEqual([]);
});

test("an emptied field does not take another tab's words with it", () => {
  const merged = merge(
    afterFirst,
    { contents: { org_name: { is: "blank" } }, baseVersion: 1 },
    3,
  );
  expect(merged?.answers.org_name?.others).toEqual([given("Sierra Telecom")]);
});

test("what nobody said, but was read off a ZIP code, is no other text", () => {
  const read: Content = { is: "given", value: "US", isRead: true };
  const base = merge(
    {},
    { contents: { country: read }, baseVersion: 0 },
    1,
  )!.answers; // it says something
  for (const said of ["DE", "US"]) {
    const merged = merge(
      base,
      { contents: { country: given(said) }, baseVersion: 0 },
      2,
    );
    expect(merged?.conflicts).toEqual([]);
    expect(merged?.answers.country?.content).toEqual(given(said));
  }
});
