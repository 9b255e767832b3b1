import { and, eq, gt, type SQL } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { personChange } from "#db/schema/index.ts";
import { keyedDigest, sameDigest } from "../vault/digest.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";

export type ChangeRow = typeof personChange.$inferSelect;
type Untagged = Omit<ChangeRow, "tag">;

/** The one reader: a row that the desk's key did not tag, or that was changed since, asks for nothing. */
export async function readChanges(
  db: Database,
  keyring: Keyring,
  where: SQL | undefined,
  { isLocked = false, limit = 200 } = {},
): Promise<ChangeRow[]> {
  const asked = db
    .select()
    .from(personChange)
    .where(where)
    .orderBy(personChange.askedAt)
    .limit(limit);
  const rows = await (isLocked ? asked.for("update") : asked);
  return rows.filter(({ tag, ...row }) => sameDigest(tag, tagOf(keyring, row)));
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
    .values({ ...row, tag: tagOf(keyring, row) })
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
  const tag = tagOf(keyring, { ...row, ...decision });
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
    const isOver =
      row.expiresAt <= now || !sameDigest(tag, tagOf(keyring, row));
    if (!isOver) continue;
    const anew: Untagged = { ...row, state: "lapsed" };
    await tx
      .update(personChange)
      .set({ state: "lapsed", tag: tagOf(keyring, anew) })
      .where(eq(personChange.id, row.id));
  }
}

function tagOf({ deskKey }: Keyring, row: Untagged): Buffer {
  if (!deskKey) throw new Error("this surface holds no desk key");
  const text = JSON.stringify([
    ...[row.id, row.responderId, row.kind, row.reason],
    ...[row.fromRole, row.fromUnitId, row.toRole, row.toUnitId],
    ...[row.askedBy, row.askedAt, row.expiresAt],
    ...[row.state, row.decidedBy, row.decidedAt],
  ]);
  return keyedDigest(deskKey, "person-change", text);
}
