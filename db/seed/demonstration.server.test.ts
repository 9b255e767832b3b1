import { eq, ne } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { reportStatuses } from "#app/domain/vocabulary/report.ts";
import { bands } from "#app/domain/vocabulary/triage.ts";
import {
  createDemonstrationAccounts,
  makeDemonstrationKeys,
} from "#app/domain/responder/demonstration.server.ts";
import type { Keyring } from "#app/domain/vault/keyring.server.ts";
import {
  directorySeed,
  takeKeys,
  testKeyring,
} from "#db/testing/keys.server.ts";
import { verifyHistory } from "#app/domain/audit/verify.server.ts";
import { openTestStore } from "../testing/store.server.ts";
import { asOwner, testDatabase } from "../testing/database.server.ts";
import { assignment, report } from "../schema/index.ts";
import { seedDemonstration } from "./demonstration.server.ts";
import { story } from "./story/index.ts";

const database = testDatabase();
const { store, close } = await openTestStore();
afterAll(close);
const now = new Date("2026-11-22T15:00:00Z");

/** A first start: the template's units have keys that no account of the demonstration opens. */
async function begin(keyring: Keyring) {
  const { db } = database;
  await asOwner(db, takeKeys);
  await createDemonstrationAccounts(db, { keyring, now });
  await makeDemonstrationKeys(db, { keyring, directorySeed, now });
}

test("the demonstration shows every status, band and state of a part, and a whole history", async () => {
  const { db } = database;
  const keyring = testKeyring();
  await begin(keyring);
  const seeded = await seedDemonstration(db, { keyring, store, now });
  expect(seeded).toHaveLength(story.length);

  const rows = await db
    .select({ status: report.status, band: report.band })
    .from(report);
  expect([...new Set(rows.map(({ status }) => status))].sort()).toEqual(
    [...reportStatuses].sort(),
  );
  expect([...new Set(rows.flatMap(({ band }) => band ?? []))].sort()).toEqual(
    [...bands].sort(),
  );

  const parts = await db.select({ state: assignment.state }).from(assignment);
  expect([...new Set(parts.map(({ state }) => state))].sort()).toEqual([
    "accepted",
    "offered",
    "refused",
    "released",
    "transferred",
  ]);

  expect(await verifyHistory(db)).toMatchObject({ firstBroken: null });
});

test("a demonstration that is there already is left alone", async () => {
  const { db } = database;
  const keyring = testKeyring();
  await begin(keyring);
  await seedDemonstration(db, { keyring, store, now });
  const again = new Date(now.getTime() + 86_400_000);
  expect(await seedDemonstration(db, { keyring, store, now: again })).toEqual(
    [],
  );
  const sent = await db
    .select({ submittedAt: report.submittedAt })
    .from(report)
    .where(ne(report.status, "draft"));
  expect(sent.every(({ submittedAt }) => submittedAt! < now)).toBe(true);
  const drafts = await db
    .select({ id: report.id })
    .from(report)
    .where(eq(report.status, "draft"));
  expect(drafts).toHaveLength(1);
});
