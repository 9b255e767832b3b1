import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { asOwner, testDatabase } from "#db/testing/database.server.ts";
import {
  directorySeed,
  takeKeys,
  testKeyring,
} from "#db/testing/keys.server.ts";
import { unitKey } from "#db/schema/index.ts";
import { inviteFirstMember } from "#app/domain/responder/first-member.server.ts";
import { setUpHouse } from "#app/domain/unit-key/house.server.ts";
import { generateKeyring } from "#app/domain/vault/keyring.server.ts";
import { readEnvironment } from "./environment.server.ts";
import { requireSetUp } from "./set-up-check.server.ts";

const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-22T12:00:00Z");
const environment = { ...readEnvironment({}), isProduction: true };

const check = (given: Partial<Parameters<typeof requireSetUp>[0]> = {}) =>
  requireSetUp({ db: database.db, keyring, environment, ...given });

test("production starts once house and triage desk have their keys, and says until then what to run", async () => {
  const { db } = database;
  await check();
  await asOwner(db, takeKeys);
  await expect(check()).rejects.toThrow("npm run admin -- set-up");
  const making = { keyring, directorySeed, now };
  const { searchSeed } = await setUpHouse(db, making);
  await expect(check()).rejects.toThrow("not whole");
  const person = { name: "Lena Wirth", unitId: "triage-desk", searchSeed };
  await inviteFirstMember(db, { ...making, ...person });
  await check();
});

test("production does not start on keys that its directory key did not vouch for", async () => {
  await expect(check({ keyring: generateKeyring() })).rejects.toThrow(
    "LANDLINE_DIRECTORY_PUBLIC_KEY",
  );
  await asOwner(database.db, (owner) =>
    owner
      .update(unitKey)
      .set({ signature: Buffer.alloc(64) })
      .where(eq(unitKey.unitId, "triage-desk")),
  );
  await expect(check()).rejects.toThrow("vouched for");
});

test("a try-out starts without keys: it makes its own", async () => {
  await asOwner(database.db, takeKeys);
  await check({ environment: { ...environment, isProduction: false } });
});
