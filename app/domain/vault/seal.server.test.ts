import { expect, test } from "vitest";
import { z } from "zod";
import { randomBytes } from "./random.server.ts";
import {
  CannotOpen,
  generateReportKey,
  openJson,
  openText,
  paddedBytes,
  sealJson,
  sealText,
  type Place,
} from "./seal.server.ts";

const reportId = "0199a000-0000-7000-8000-000000000001";
const place: Place = { table: "message", column: "body_sealed", row: "a" };
const key = generateReportKey(reportId);

test.each([
  ["nothing", ""],
  ["one letter", "a"],
  ["several scripts", "Ωλ مرحبا 🙂 \n\t"],
  ["a long text", "x".repeat(70_000)],
])("%s comes back as it was sealed", (_, text) => {
  expect(openText(key, place, sealText(key, place, text))).toBe(text);
});

test("a document comes back as it was sealed", () => {
  const answers = { org_name: ["a", null, 1.5, { b: true }] };
  const sealed = sealJson(key, place, answers);
  expect(openJson(key, place, sealed, z.unknown())).toEqual(answers);
});

test.each([
  ["table", { ...place, table: "note" }],
  ["column", { ...place, column: "headline_sealed" }],
  ["row", { ...place, row: "b" }],
  ["version", { ...place, version: 2 }],
])("a value moved to another %s does not open", (_, elsewhere) => {
  const sealed = sealText(key, place, "secret");
  expect(() => openText(key, elsewhere, sealed)).toThrow(CannotOpen);
});

test("neighbouring parts of a place cannot be shifted into each other", () => {
  const sealed = sealText(key, { ...place, table: "ab", column: "c" }, "x");
  const shifted = { ...place, table: "a", column: "bc" };
  expect(() => openText(key, shifted, sealed)).toThrow(CannotOpen);
});

test("a value does not open as part of another report, even with the same bytes of key", () => {
  const other = { ...key, reportId: "0199a000-0000-7000-8000-000000000002" };
  const sealed = sealText(key, place, "secret");
  expect(() => openText(other, place, sealed)).toThrow(CannotOpen);
});

test("another key opens nothing", () => {
  const sealed = sealText(key, place, "secret");
  const other = generateReportKey(reportId);
  expect(() => openText(other, place, sealed)).toThrow(CannotOpen);
});

test("a single changed bit anywhere is noticed", () => {
  const sealed = sealText(key, place, "secret");
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
    expect(() => openText(key, place, changed)).toThrow(CannotOpen);
  }
});

test("a value cut short, or of noise, is refused and not read", () => {
  const sealed = sealText(key, place, "secret");
  for (const bytes of [
    Buffer.alloc(0),
    sealed.subarray(0, 20),
    sealed.subarray(0, -1),
    randomBytes(400),
  ]) {
    expect(() => openText(key, place, bytes)).toThrow(CannotOpen);
  }
});

test("the same text twice gives two values that share nothing", () => {
  const [a, b] = [sealText(key, place, "x"), sealText(key, place, "x")];
  expect(a.equals(b)).toBe(false);
  expect(a.subarray(1, 25).equals(b.subarray(1, 25))).toBe(false);
});

test("short answers are all of one size", () => {
  const sizes = ["", "no", "x".repeat(252)].map(
    (text) => sealText(key, place, text).length,
  );
  expect(new Set(sizes).size).toBe(1);
  expect(sealText(key, place, "x".repeat(253)).length).toBeGreaterThan(
    sizes[0] ?? 0,
  );
});

test("longer ones grow in steps of at most an eighth, never smaller than the text", () => {
  let last = 0;
  const sizes = new Set<number>();
  for (let length = 0; length < 40_000; length += 7) {
    const size = paddedBytes(length);
    expect(size).toBeGreaterThanOrEqual(length + 4);
    expect(size).toBeGreaterThanOrEqual(last);
    if (length > 252) expect(size).toBeLessThanOrEqual((length + 4) * 1.12 + 1);
    sizes.add((last = size));
  }
  expect(sizes.size).toBeLessThan(150);
});
