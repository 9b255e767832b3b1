import { and, asc, eq, sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { auditChain, auditEvent } from "#db/schema/index.ts";
import { sameDigest } from "../vault/digest.server.ts";
import { hashOf, noHash } from "./chain.server.ts";
import { actorSchema } from "./events.ts";
import { chainOf, isStray } from "./subject.ts";

export type BrokenRow = { chain: string; position: number; why: Breach };

/**
 * missing: there is no row at this position. changed: the row is not what was hashed. unlinked: it does not point back
 * to the row before it. head: the chain's newest link is recorded otherwise. headless: it is recorded nowhere.
 */
type Breach = "missing" | "changed" | "unlinked" | "head" | "headless";

export type Verification = {
  /** False where the time was over before all was read. */
  isWhole: boolean;
  eventsCount: number;
  chainsCount: number;
  /** The first of each broken chain, and no more than `brokenMost`. */
  broken: BrokenRow[];
  firstBroken: BrokenRow | null;
};

/** Who reads them knows by then that it is no single row. */
const brokenMost = 50;

/**
 * Reads the whole history and recomputes every hash; of each chain that is not as it was written, the first row is
 * named. Safe while others write: each batch reads rows and heads in one snapshot. It cannot see that the end of a chain
 * was cut off, if the head of the chain was changed to match or removed: the cross-checks and the checkpoints see that.
 */
export async function verifyHistory(
  db: Database,
  options: {
    onProgress?: (eventsCount: number) => void;
    /** One chain alone, by its subject. */
    of?: string;
    /** Asked after each batch; where it says no, the rest is not read. */
    mayGoOn?: () => boolean;
  } = {},
): Promise<Verification> {
  const { of = null, mayGoOn = () => true } = options;
  const seen = { eventsCount: 0, chainsCount: 0, isWhole: true };
  const broken: BrokenRow[] = [];
  let previous: Row | null = null;
  for (;;) {
    const rows: Row[] = await listBatch(db, previous, of);
    for (const row of rows) {
      seen.eventsCount += 1;
      if (!isSameChain(previous, row)) seen.chainsCount += 1;
      add(broken, ...breachesBetween(previous, row));
      previous = row;
    }
    options.onProgress?.(seen.eventsCount);
    if (rows.length < batchCount) break;
    if (mayGoOn()) continue;
    const first = broken[0] ?? null;
    return { ...seen, isWhole: false, broken, firstBroken: first };
  }
  if (previous) add(broken, breachAtHead(previous));
  if (!of) add(broken, ...(await listEmptyChains(db)));
  return { ...seen, broken, firstBroken: broken[0] ?? null };
}

/** Of each chain the first alone: what follows a broken link is seldom told anything by. */
function add(broken: BrokenRow[], ...more: (BrokenRow | null)[]) {
  for (const row of more)
    if (row && row.chain !== broken.at(-1)?.chain && broken.length < brokenMost)
      broken.push(row);
}

/** Rows a query; a row is about 1 kB. */
export const batchCount = 1000;

export type Row = Awaited<ReturnType<typeof listBatch>>[number];

export function listBatch(
  db: Database,
  after: { subjectId: string; position: number } | null,
  of: string | null,
) {
  return db
    .select({
      subject: auditEvent.subject,
      subjectId: auditEvent.subjectId,
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
    .leftJoin(auditChain, eq(auditChain.subjectId, auditEvent.subjectId))
    .where(
      and(
        of === null ? undefined : eq(auditEvent.subjectId, of),
        after ? isBehind(after) : undefined,
      ),
    )
    .orderBy(asc(auditEvent.subjectId), asc(auditEvent.position))
    .limit(batchCount);
}

/** In the order of the chains, and of the links in each. */
export function isBehind({
  subjectId,
  position,
}: {
  subjectId: string;
  position: number;
}) {
  return sql`(${auditEvent.subjectId}, ${auditEvent.position}) > (${subjectId}, ${position})`;
}

function isSameChain(previous: Row | null, row: Row): boolean {
  return row.subjectId === previous?.subjectId;
}

/** `previous` is the row read before, of the same chain or the last of another. */
function breachesBetween(previous: Row | null, row: Row) {
  return previous && !isSameChain(previous, row)
    ? [breachAtHead(previous), breachAfter(null, row)]
    : [breachAfter(previous, row)];
}

/** `previous` is the row before in the same chain; null for its first. */
export function breachAfter(
  previous: Pick<Row, "position" | "hash"> | null,
  row: Row,
): BrokenRow | null {
  const { chain, position } = row;
  const expected = (previous?.position ?? 0) + 1;
  if (position !== expected)
    return { chain, position: expected, why: "missing" };
  if (!sameDigest(row.previousHash, previous?.hash ?? noHash))
    return { chain, position, why: "unlinked" };
  return isAsWritten(row) ? null : { chain, position, why: "changed" };
}

function isAsWritten(row: Row): boolean {
  const actor = actorSchema.safeParse(row.actor);
  if (!actor.success) return false;
  const isByItself = isStray(row);
  if (row.chain !== chainOf(row) && !isByItself) return false;
  const detail: Record<string, unknown> = Object(row.detail);
  const written = { ...row, actor: actor.data, detail };
  // Such a chain's hashes cover the report's id as it was typed.
  const reportId = isByItself ? typedId(row) : row.reportId;
  const hash = hashOf({ ...written, reportId }, row.previousHash);
  return sameDigest(row.hash, hash);
}

/** Null where the row is about another report than its chain. */
function typedId({ chain, reportId }: Row): string | null {
  const typed = chain.slice(chain.indexOf(":") + 1);
  return typed.toLowerCase() === reportId ? typed : null;
}

export function breachAtHead(last: Row): BrokenRow | null {
  const { chain, position, headLength, headHash } = last;
  if (headLength === null || headHash === null)
    return { chain, position, why: "headless" };
  if (headLength > position)
    return { chain, position: position + 1, why: "missing" };
  const isWhole = headLength === position && sameDigest(headHash, last.hash);
  return isWhole ? null : { chain, position, why: "head" };
}

/** Heads whose rows are all gone. */
async function listEmptyChains(db: Database): Promise<BrokenRow[]> {
  const { rows } = await db.execute<{ chain: string }>(sql`
    select chain
    from audit_chain
    where not exists (select from audit_event where audit_event.subject_id = audit_chain.subject_id)
    order by subject_id
    limit ${brokenMost}`);
  return rows.map(({ chain }) => ({ chain, position: 1, why: "missing" }));
}
