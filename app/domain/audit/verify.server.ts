import { asc, eq, sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { auditChain, auditEvent } from "#db/schema/index.ts";
import { sameDigest } from "../vault/digest.server.ts";
import { hashOf, noHash } from "./chain.server.ts";
import { actorSchema } from "./events.ts";

type BrokenRow = { chain: string; position: number; why: Breach };

/**
 * missing: there is no row at this position. changed: the row is not what was hashed. unlinked: it does not point back
 * to the row before it. head: the chain's newest link is recorded otherwise.
 */
type Breach = "missing" | "changed" | "unlinked" | "head";

export type Verification = {
  eventsCount: number;
  chainsCount: number;
  firstBroken: BrokenRow | null;
};

/**
 * Reads the whole history, recomputes every hash and stops at the first row that is not as it was written. Safe while
 * others write: each batch reads rows and heads in one snapshot. It cannot see that the end of a chain was cut off, if
 * the head of the chain was changed to match.
 */
export async function verifyHistory(
  db: Database,
  options: { onProgress?: (eventsCount: number) => void } = {},
): Promise<Verification> {
  const seen = { eventsCount: 0, chainsCount: 0 };
  let previous: Row | null = null;
  for (;;) {
    const rows: Row[] = await listBatch(db, previous);
    for (const row of rows) {
      const isNew = row.chain !== previous?.chain;
      const firstBroken = breachBetween(previous, row);
      if (firstBroken) return { ...seen, firstBroken };
      seen.eventsCount += 1;
      if (isNew) seen.chainsCount += 1;
      previous = row;
    }
    options.onProgress?.(seen.eventsCount);
    if (rows.length < batchCount) break;
  }
  const firstBroken =
    (previous && breachAtHead(previous)) ?? (await findEmptyChain(db));
  return { ...seen, firstBroken };
}

/** Rows a query; a row is about 1 kB. */
const batchCount = 1000;

type Row = Awaited<ReturnType<typeof listBatch>>[number];

function listBatch(
  db: Database,
  after: { chain: string; position: number } | null,
) {
  return db
    .select({
      chain: auditEvent.chain,
      position: auditEvent.position,
      reportId: auditEvent.reportId,
      type: auditEvent.type,
      at: sql<string>`to_char(${auditEvent.at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
      actor: auditEvent.actor,
      detail: auditEvent.detail,
      previousHash: auditEvent.previousHash,
      hash: auditEvent.hash,
      headLength: auditChain.length,
      headHash: auditChain.hash,
    })
    .from(auditEvent)
    .leftJoin(auditChain, eq(auditChain.chain, auditEvent.chain))
    .where(
      after
        ? sql`(${auditEvent.chain}, ${auditEvent.position}) > (${after.chain}, ${after.position})`
        : undefined,
    )
    .orderBy(asc(auditEvent.chain), asc(auditEvent.position))
    .limit(batchCount);
}

/** `previous` is the row read before, of the same chain or the last of another. */
function breachBetween(previous: Row | null, row: Row): BrokenRow | null {
  const isNew = row.chain !== previous?.chain;
  const headBreach = isNew && previous ? breachAtHead(previous) : null;
  if (headBreach) return headBreach;
  const { chain, position } = row;
  const expected = isNew || !previous ? 1 : previous.position + 1;
  if (position !== expected) {
    return { chain, position: expected, why: "missing" };
  }
  const before = isNew || !previous ? noHash : previous.hash;
  if (!sameDigest(row.previousHash, before)) {
    return { chain, position, why: "unlinked" };
  }
  return isAsWritten(row) ? null : { chain, position, why: "changed" };
}

function isAsWritten(row: Row): boolean {
  const actor = actorSchema.safeParse(row.actor);
  if (!actor.success) return false;
  const detail: Record<string, unknown> = Object(row.detail);
  const hash = hashOf({ ...row, actor: actor.data, detail }, row.previousHash);
  return sameDigest(row.hash, hash);
}

function breachAtHead(last: Row): BrokenRow | null {
  const { chain, headLength, headHash } = last;
  if (headLength !== null && headLength > last.position) {
    return { chain, position: last.position + 1, why: "missing" };
  }
  const isWhole =
    headLength === last.position &&
    headHash !== null &&
    sameDigest(headHash, last.hash);
  return isWhole ? null : { chain, position: last.position, why: "head" };
}

/** A head whose rows are all gone. */
async function findEmptyChain(db: Database): Promise<BrokenRow | null> {
  const { rows } = await db.execute<{ chain: string }>(sql`
    select chain
    from audit_chain
    where length <> 0
      and not exists (select from audit_event where audit_event.chain = audit_chain.chain)
    order by chain
    limit 1`);
  return rows[0] ? { chain: rows[0].chain, position: 1, why: "missing" } : null;
}
