import { expect, test } from "vitest";
import { newKeySeed } from "./key-seed.server.ts";
import { holdsExact, monthOf, TextIndex } from "./text-index.server.ts";

const seed = newKeySeed();
const index = new TextIndex(seed);
const reportId = "01a22e56-2487-7512-bdba-80525ce41d98";

test("a term is the month and sixteen bits, so that words share it; what tells them apart is longer", () => {
  const blind = Array.from({ length: 20_000 }, (_, at) =>
    index.blind(323, `w:word${at}`),
  );
  for (const { term } of blind) expect(term >> 16).toBe(323);
  const terms = new Set(blind.map(({ term }) => term));
  // Of twenty thousand words over 65,536 terms about 17,200 have one, by the law of the birthdays.
  expect(terms.size).toBeGreaterThan(17_000);
  expect(terms.size).toBeLessThan(17_500);
  expect(new Set(blind.map(({ exact }) => exact)).size).toBeGreaterThan(19_990);
});

test("a word has another term in another month and under another seed", () => {
  const here = index.blind(323, "w:router");
  expect(index.blind(323, "w:router")).toEqual(here);
  expect(index.blind(324, "w:router").exact).not.toBe(here.exact);
  const elsewhere = new TextIndex(newKeySeed());
  expect(elsewhere.blind(323, "w:router").exact).not.toBe(here.exact);
});

test("what lies sealed opens with the seed, of its own report alone, and tells what it holds and no more", () => {
  const exact = [7, 4_000_000_000, 12].sort();
  const sealed = index.seal(reportId, exact);
  const opened = index.open(reportId, sealed);
  if (!opened) throw new Error("it does not open");
  for (const each of exact) expect(holdsExact(opened, [each])).toBe(true);
  for (const each of [0, 8, 11, 4_294_967_295])
    expect(holdsExact(opened, [each])).toBe(false);
  expect(holdsExact(opened, [8, 12])).toBe(true);
  expect(holdsExact(Buffer.alloc(0), [8])).toBe(false);
  expect(index.open(reportId.replace("01", "02"), sealed)).toBeNull();
  expect(new TextIndex(newKeySeed()).open(reportId, sealed)).toBeNull();
});

test("a report's month is that in which it began, and an id from nowhere has one all the same", () => {
  expect(monthOf(reportId)).toBe((2026 - 2000) * 12 + 10);
  expect(monthOf("00000000-0000-7000-8000-000000000d01")).toBe(0);
  expect(monthOf("ffffffff-ffff-7fff-8fff-ffffffffffff")).toBe(32_767);
});
