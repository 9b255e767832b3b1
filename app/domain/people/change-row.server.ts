import { and, asc, desc, eq, gt, type SQL } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { personChange } from "#db/schema/index.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { isTagOf, rowTag } from "../vault/row-tag.server.ts";

export type ChangeRow = typeof personChange.$inferSelect;
type Untagged = Omit<ChangeRow, "tag">;

const kind = "person-change";

/** The one reader: a row that the desk's key did not tag, or that was changed since, asks for nothing. */
export async function readChanges(
  db: Database,
  keyring: Keyring,
  where: SQL | undefined,
  { isLocked = false, isNewestFirst = false, limit = 200 } = {},
): Promise<ChangeRow[]> {
  const asked = db
    .select()
    .from(personChange)
    .where(where)
    .orderBy((isNewestFirst ? desc : asc)(personChange.askedAt))
    .limit(limit);
  const rows = await (isLocked ? asked.for("update") : asked);
  return rows.filter(({ tag, ...row }) => isTagOf(keyring, kind, row, tag));
}

/** Asked for, not decided, not lapsed. */
export function isWaiting(now: Date): SQL | undefined {
  return and(eq(personChange.state, "asked"), gt(personChange.expiresAt, now));
}

/** False when another change of the person waits already. */
export async function insertChange(
  tx: Database,
  keyring: Keyring,
  asked: Omit<Untagged, "state" | "decidedBy" | "decidedAt">,
): Promise<boolean> {
  const row: Untagged = {
    ...asked,
    ...{ state: "asked", decidedBy: null, decidedAt: null },
  };
  const added = await tx
    .insert(personChange)
    .values({ ...row, tag: rowTag(keyring, kind, row) })
    .onConflictDoNothing()
    .returning({ id: personChange.id });
  return added.length > 0;
}

/** False when somebody else was first. */
export async function decideChange(
  tx: Database,
  keyring: Keyring,
  { tag: _, ...row }: ChangeRow,
  decision: Pick<Untagged, "state" | "decidedBy" | "decidedAt">,
): Promise<boolean> {
  const tag = rowTag(keyring, kind, { ...row, ...decision });
  const decided = await tx
    .update(personChange)
    .set({ ...decision, tag })
    .where(and(eq(personChange.id, row.id), eq(personChange.state, "asked")))
    .returning({ id: personChange.id });
  return decided.length > 0;
}

/** What nobody confirmed in time makes room for another; also a row that is not ours. */
export async function lapseChanges(
  tx: Database,
  keyring: Keyring,
  { responderId, now }: { responderId: string; now: Date },
): Promise<void> {
  const waiting = and(
    eq(personChange.responderId, responderId),
    eq(personChange.state, "asked"),
  );
  const rows = await tx.select().from(personChange).where(waiting);
  for (const { tag, ...row } of rows) {
    const isOurs = isTagOf(keyring, kind, row, tag);
    if (isOurs && row.expiresAt > now) continue;
    const anew: Untagged = { ...row, state: "lapsed" };
    await tx
      .update(personChange)
      // Of a row that is not ours nothing is vouched for.
      .set({ state: "lapsed", tag: isOurs ? rowTag(keyring, kind, anew) : tag })
      .where(eq(personChange.id, row.id));
  }
}
