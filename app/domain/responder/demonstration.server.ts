import { and, asc, eq, isNull } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { responder, unit } from "#db/schema/index.ts";
import { NotFound } from "../refusal.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { demonstrationAccounts } from "./demonstration-accounts.ts";
import { activeResponder, startSession } from "./session.server.ts";

/** The accounts' rows; the directory must be loaded. Safe to repeat. */
export async function createDemonstrationAccounts(
  db: Database,
  { now }: { now: Date },
): Promise<void> {
  await db
    .insert(responder)
    .values(
      demonstrationAccounts.map((account) => ({
        ...account,
        isDemonstration: true,
        createdAt: now,
      })),
    )
    .onConflictDoNothing();
}

/** For the sign-in page of a demonstration, which has no more of them than the seed made. */
export async function listDemonstrationAccounts(db: Database) {
  return db
    .select({
      id: responder.id,
      name: responder.name,
      role: responder.role,
      unitName: unit.name,
    })
    .from(responder)
    .innerJoin(unit, eq(unit.id, responder.unitId))
    .where(
      and(eq(responder.isDemonstration, true), isNull(responder.deactivatedAt)),
    )
    .orderBy(asc(responder.id))
    .limit(50);
}

/** Signs in without any proof, so both the installation and the account must be demonstrations. @throws NotFound */
export async function signInToDemonstration(
  db: Database,
  {
    responderId,
    isDemonstration,
    keyring,
    now,
  }: {
    responderId: string;
    isDemonstration: boolean;
    keyring: Keyring;
    now: Date;
  },
) {
  if (!isDemonstration) throw new NotFound("no demonstration here");
  const person = await activeResponder(db, responderId);
  if (!person.isDemonstration) throw new NotFound("no demonstration account");
  return startSession(db, {
    keyring,
    responderId,
    by: "demonstration",
    now,
  });
}
