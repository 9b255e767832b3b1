import { and, eq } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { passkey } from "#db/schema/index.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { isTagOf, rowTag } from "../vault/row-tag.server.ts";

type PasskeyRow = typeof passkey.$inferSelect;

/** A passkey that was enrolled here: whose it is, what it signs with, and the seed that it opens. */
export type ProvenPasskey = Omit<PasskeyRow, "tag">;

/** The one way from a row to a passkey; null for a row that the desk did not write. */
export function provenPasskey(
  keyring: Keyring,
  { tag, ...known }: PasskeyRow,
): ProvenPasskey | null {
  return isTagOf(keyring, "passkey", taggedOf(known), tag) ? known : null;
}

/** Null for one that is unknown, or not proven. */
export async function findPasskey(
  db: Database,
  keyring: Keyring,
  id: string,
): Promise<ProvenPasskey | null> {
  const [row] = await db.select().from(passkey).where(eq(passkey.id, id));
  return row ? provenPasskey(keyring, row) : null;
}

/** False for an id that exists already. */
export async function insertPasskey(
  tx: Database,
  keyring: Keyring,
  made: Omit<ProvenPasskey, "lastUsedAt">,
): Promise<boolean> {
  const tag = rowTag(keyring, "passkey", taggedOf(made));
  const stored = await tx
    .insert(passkey)
    .values({ ...made, tag })
    .onConflictDoNothing()
    .returning({ id: passkey.id });
  return stored.length > 0;
}

/** False when the counter moved since the passkey was read. */
export async function countUse(
  tx: Database,
  known: ProvenPasskey,
  used: { counter: number; lastUsedAt: Date },
): Promise<boolean> {
  const moved = await tx
    .update(passkey)
    .set(used)
    .where(and(eq(passkey.id, known.id), eq(passkey.counter, known.counter)))
    .returning({ id: passkey.id });
  return moved.length > 0;
}

/**
 * All but what each use changes. A tag over the counter would prove nothing: whoever can write puts an older counter back with
 * its older tag. So what changes at every use needs no new tag, and no process may change the tag of a passkey.
 */
function taggedOf<Made extends { counter: number; lastUsedAt?: Date | null }>({
  counter: _counter,
  lastUsedAt: _lastUsedAt,
  ...fixed
}: Made) {
  return fixed;
}
