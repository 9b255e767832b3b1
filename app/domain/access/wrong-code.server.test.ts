import { expect, test } from "vitest";
import { wrongCode } from "#db/schema/report.ts";
import { testDatabase } from "#db/testing/database.server.ts";
import { beginDraft } from "#db/testing/reports.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { networkOf } from "./network.ts";
import { openByCode } from "./begin-session.server.ts";
import {
  codeWaitMs,
  recordWrongCode,
  sweepWrongCodes,
  waitMs,
} from "./wrong-code.server.ts";

const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-22T09:00:00Z");
const after = (ms: number) => new Date(now.getTime() + ms);
const address = "203.0.113.7";

test.each([
  [4, 0, 0],
  [5, 0, 1_000],
  [5, 400, 600],
  [6, 0, 2_000],
  [11, 0, 60_000],
  [900, 0, 60_000],
  [900, 60_000, 0],
  [900, 3_600_000, 0],
])("after %i wrong codes and %i ms the wait is %i ms", (count, ms, wait) => {
  expect(waitMs({ count, free: 5, lastAt: now, now: after(ms) })).toBe(wait);
});

test.each([
  ["203.0.113.7", "203.0.113.0/24"],
  ["::ffff:203.0.113.9", "203.0.113.0/24"],
  ["2001:db8:1:2ab::1", "2001:0db8:0001:0200::/56"],
  ["2001:db8:1:2ff:a:b:c:d", "2001:0db8:0001:0200::/56"],
  ["::1", "0000:0000:0000:0000::/56"],
  ["fe80::1%eth0", "fe80:0000:0000:0000::/56"],
  ["", "unknown"],
])("%s is of the network %s", (typed, network) => {
  expect(networkOf(typed)).toBe(network);
});

test("wrong codes make their network wait, no other, and only for a while", async () => {
  const { db } = database;
  const open = (at: Date) =>
    openByCode(db, { keyring, typed: "wrong", now: at, address });
  for (let tries = 0; tries < 5; tries++) expect(await open(now)).toBeNull();
  const wait = (from: string, at: Date) =>
    codeWaitMs(db, { keyring, address: from, now: at });
  expect(await wait("203.0.113.200", now)).toBe(1_000);
  expect(await wait("198.51.100.1", now)).toBe(0);
  // What comes too soon is not counted, so that the wait ends.
  await open(after(500));
  expect(await wait(address, after(1_000))).toBe(0);
  await open(after(1_000));
  expect(await wait(address, after(1_000))).toBe(2_000);
});

test("a right code opens however many wrong ones its network tries", async () => {
  const { db } = database;
  const { code } = await beginDraft(db, keyring, { now });
  const open = (typed: string, at: Date) =>
    openByCode(db, { keyring, typed, now: at, address });
  for (let second = 0; second < 120; second++) {
    await open("wrong", after(second * 1_000));
  }
  const at = after(119_500);
  expect(await codeWaitMs(db, { keyring, address, now: at })).toBeGreaterThan(
    0,
  );
  expect(await open(code, at)).not.toBeNull();
});

test("an hour's quiet forgets all, and what is kept names no address", async () => {
  const { db } = database;
  const tries = { keyring, address, now };
  for (let count = 0; count < 9; count++) await recordWrongCode(db, tries);
  const rows = await db.select().from(wrongCode);
  expect(rows).toHaveLength(1);
  expect(rows[0]?.source.includes(address)).toBe(false);
  const anHourOn = after(3_600_000);
  await recordWrongCode(db, { ...tries, now: anHourOn });
  expect(await codeWaitMs(db, { ...tries, now: anHourOn })).toBe(0);
  const sweep = (at: Date) => sweepWrongCodes(db, { now: at, limit: 10 });
  expect(await sweep(anHourOn)).toBe(0);
  expect(await sweep(after(7_200_000))).toBe(1);
});
