import { expect, test } from "vitest";
import {
  isVouchedFor,
  newKeySeed,
  openUnderSecret,
  openWithSeed,
  publicHalfOf,
  sealToHalf,
  sealUnderSecret,
  vouch,
  vouchingKeyOf,
} from "./key-seed.server.ts";

const seed = newKeySeed();
const half = publicHalfOf(seed);
const secret = Buffer.from("the key of a report, 32 bytes...");

test("what is sealed to a half opens with its seed, as what it was sealed for and as nothing else", () => {
  const sealed = sealToHalf(half, ["report_key", "a"], secret);
  expect(openWithSeed(seed, ["report_key", "a"], sealed)).toEqual(secret);
  expect(openWithSeed(seed, ["report_key", "b"], sealed)).toBeNull();
  expect(openWithSeed(newKeySeed(), ["report_key", "a"], sealed)).toBeNull();
});

test("one changed bit, or bytes cut off, open nothing", () => {
  const sealed = sealToHalf(half, ["report_key", "a"], secret);
  const changed = Buffer.from(sealed);
  changed[60]! ^= 1; // longer than 60
  for (const wrong of [changed, sealed.subarray(0, 40), Buffer.alloc(0)])
    expect(openWithSeed(seed, ["report_key", "a"], wrong)).toBeNull();
});

test("who vouches is known by the half, and for one statement alone", () => {
  const key = vouchingKeyOf(half);
  const signature = vouch(seed, ["unit", "1"]);
  expect(isVouchedFor(key, ["unit", "1"], signature)).toBe(true);
  expect(isVouchedFor(key, ["unit", "11"], signature)).toBe(false);
  expect(isVouchedFor(key, ["unit1", ""], signature)).toBe(false);
  const other = vouchingKeyOf(publicHalfOf(newKeySeed()));
  expect(isVouchedFor(other, ["unit", "1"], signature)).toBe(false);
  expect(isVouchedFor(key, ["unit", "1"], Buffer.alloc(3))).toBe(false);
});

test("a seed lies under a secret, and comes out with no other, nor as what it is not", () => {
  const sealed = sealUnderSecret("token", ["session", "a"], seed);
  expect(openUnderSecret("token", ["session", "a"], sealed)).toEqual(seed);
  expect(openUnderSecret("Token", ["session", "a"], sealed)).toBeNull();
  expect(openUnderSecret("token", ["session", "b"], sealed)).toBeNull();
  expect(openUnderSecret("token", ["invitation", "a"], sealed)).toBeNull();
});

test("the halves of two seeds differ, and a half tells nothing of what is sealed to it", () => {
  expect(publicHalfOf(newKeySeed())).not.toEqual(half);
  expect(publicHalfOf(seed)).toEqual(half);
  const sealed = sealToHalf(half, ["x"], secret);
  expect(sealToHalf(half, ["x"], secret)).not.toEqual(sealed);
  expect(sealed.includes(secret.subarray(0, 8))).toBe(false);
});
