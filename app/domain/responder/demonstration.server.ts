import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { responder, unit } from "#db/schema/index.ts";
import {
  getPerson,
  personRows,
  provenPeople,
  provenPerson,
} from "../identity/person.server.ts";
import { NotFound } from "../refusal.ts";
import { houseHalf } from "../unit-key/chain.server.ts";
import { setUpHouse, type DirectorySeed } from "../unit-key/house.server.ts";
import { foundUnit } from "../unit-key/found-unit.server.ts";
import { keyedDigest } from "../vault/digest.server.ts";
import { publicHalfOf, type KeySeed } from "../vault/key-seed.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import type { BrowserKind } from "../vocabulary/responder.ts";
import { worksReports } from "./can.ts";
import { demonstrationAccounts } from "./demonstration-accounts.ts";
import { startSession } from "./session.server.ts";

/** The key seed of a one-click account: it follows from a key of the installation, as there is no passkey to ask. */
export function demonstrationSeed(
  { demonstrationKey }: Keyring,
  responderId: string,
): KeySeed {
  if (!demonstrationKey) throw new NotFound("no demonstration here");
  return keyedDigest(demonstrationKey, "demonstration-seed", responderId);
}

/**
 * Keys of the house and of the accounts' units, with the accounts as their members; once. Answers the recovery seed, which
 * lies in no row; null when the keys were made before.
 */
export async function makeDemonstrationKeys(
  db: Database,
  {
    keyring,
    directorySeed,
    now,
  }: { keyring: Keyring; directorySeed: DirectorySeed; now: Date },
): Promise<KeySeed | null> {
  if (await houseHalf(db, keyring.directoryKey, "recovery")) return null;
  return db.transaction(async (tx) => {
    const made = await setUpHouse(tx, { keyring, directorySeed, now });
    const members = demonstrationAccounts.filter(worksReports);
    for (const unitId of new Set(members.map((each) => each.unitId)))
      await foundUnit(tx, {
        ...{ keyring, directorySeed, unitId, now },
        searchSeed: made.searchSeed,
        members: members
          .filter((each) => each.unitId === unitId)
          .map(({ id }) => ({
            responderId: id,
            half: publicHalfOf(demonstrationSeed(keyring, id)),
          })),
      });
    return made.recoverySeed;
  });
}

/**
 * The accounts' rows; the directory must be loaded. Safe to repeat: one that is not proven, as from an installation older than
 * tags, is made anew as the cast has it.
 */
export async function createDemonstrationAccounts(
  db: Database,
  { keyring, now }: { keyring: Keyring; now: Date },
): Promise<void> {
  const ids = demonstrationAccounts.map(({ id }) => id);
  const rows = await db
    .select()
    .from(responder)
    .where(inArray(responder.id, ids));
  const proven = new Set(provenPeople(keyring, rows).map(({ id }) => id));
  const lacking = demonstrationAccounts
    .filter(({ id }) => !proven.has(id))
    .map((account) => ({
      ...account,
      isDemonstration: true,
      publicHalf: publicHalfOf(demonstrationSeed(keyring, account.id)),
      createdAt: now,
      deactivatedAt: null,
    }));
  for (const { id, ...account } of personRows(keyring, lacking))
    await db
      .insert(responder)
      .values({ id, ...account })
      .onConflictDoUpdate({ target: responder.id, set: account });
}

/** For the sign-in page of a demonstration, which has no more of them than the seed made. */
export async function listDemonstrationAccounts(
  db: Database,
  keyring: Keyring,
) {
  const rows = await db
    .select({ person: responder, unitName: unit.name })
    .from(responder)
    .innerJoin(unit, eq(unit.id, responder.unitId))
    .where(
      and(eq(responder.isDemonstration, true), isNull(responder.deactivatedAt)),
    )
    .orderBy(asc(responder.id))
    .limit(50);
  return rows.flatMap(({ person: row, unitName }) => {
    const person = provenPerson(keyring, row);
    if (!person) return [];
    const { id, name, role } = person;
    return [{ id, name, role, unitName }];
  });
}

/** Signs in without any proof, so both the installation and the account must be demonstrations. @throws NotFound */
export async function signInToDemonstration(
  db: Database,
  {
    responderId,
    isDemonstration,
    keyring,
    browser,
    now,
  }: {
    responderId: string;
    isDemonstration: boolean;
    keyring: Keyring;
    browser?: BrowserKind;
    now: Date;
  },
) {
  if (!isDemonstration) throw new NotFound("no demonstration here");
  const person = await getPerson(db, { keyring, responderId });
  if (!person.isDemonstration) throw new NotFound("no demonstration account");
  return startSession(db, {
    keyring,
    responderId,
    personSeed: demonstrationSeed(keyring, responderId),
    by: "demonstration",
    browser,
    now,
  });
}
