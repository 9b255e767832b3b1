import { sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import type { Breach } from "./breach.ts";
import type { SignedCheckpoint } from "./checkpoint-line.server.ts";
import { hashOfHeads, type Head } from "./heads.server.ts";
import { chainOf } from "./subject.ts";

type Checking = {
  checkpoints: ReadonlyMap<number, SignedCheckpoint>;
  newest: SignedCheckpoint | null;
  since: SignedCheckpoint | null;
};

/**
 * Reads once, a chain after the other, what all checkpoints kept, and holds it against their lines and against the events as
 * they are now. Each chain is named once.
 */
export async function checkHeads(
  db: Database,
  { checkpoints, newest, since }: Checking,
): Promise<Breach[]> {
  const last = Math.max(newest?.number ?? 0, since?.number ?? 0);
  const breaches: Breach[] = [];
  const changes = new Map<number, ReturnType<typeof hashOfHeads>>();
  const roots = [newest, since].map((of) => ({ of, hash: hashOfHeads() }));
  for await (const rows of eachChain(db, last)) {
    for (const row of rows) changeOf(changes, row.number).add(row);
    for (const { of, hash } of roots) {
      const seen = rows.findLast(({ number }) => number <= (of?.number ?? 0));
      if (seen && seen.length > 0) hash.add(seen);
    }
    const breach = breachIn(rows);
    if (breach && breaches.length < breachesMost) breaches.push(breach);
  }
  for (const [number, { changes: signed }] of checkpoints)
    if (!signed.equals(changeOf(changes, number).end()))
      breaches.push({ is: "checkpoint", number, why: "changes" });
  const [ofNewest, ofSince] = roots;
  if (newest && !ofNewest?.hash.end().equals(newest.root))
    breaches.push({ is: "checkpoint", number: newest.number, why: "root" });
  if (since && !ofSince?.hash.end().equals(since.root))
    breaches.push({ is: "since", number: since.number, why: "root" });
  return breaches;
}

/** Who reads that many knows enough. */
const breachesMost = 50;

function changeOf(
  changes: Map<number, ReturnType<typeof hashOfHeads>>,
  number: number,
) {
  const found = changes.get(number) ?? hashOfHeads();
  changes.set(number, found);
  return found;
}

/** The rows of one chain, the oldest first. */
function breachIn(rows: readonly KeptHead[]): Breach | null {
  for (const [index, { number, length: has, ...row }] of rows.entries()) {
    const had = rows[index - 1]?.length ?? 0;
    if (has <= had)
      return { is: "cut-between", chain: chainOf(row), number, had, has };
  }
  const rewritten = rows.find(
    ({ eventHash, hash }) => eventHash && !eventHash.equals(hash),
  );
  if (rewritten) {
    const { number, length: position } = rewritten;
    return { is: "rewritten", chain: chainOf(rewritten), number, position };
  }
  const cut = rows.findLast(({ eventHash }) => eventHash === null);
  if (!cut) return null;
  const { number, length: had, eventsCount: has } = cut;
  return { is: "cut", chain: chainOf(cut), number, had, has };
}

type KeptHead = Head & {
  number: number;
  /** Of the event that was its newest then; null where it is gone. */
  eventHash: Buffer | null;
  /** Events that the chain has now. */
  eventsCount: number;
};

/** Rows a query; a row is a few hundred bytes. */
const batchCount = 2_000;

/** What checkpoints up to this number kept, a list for each chain. */
async function* eachChain(db: Database, last: number) {
  let chain: KeptHead[] = [];
  let after: KeptHead | null = null;
  for (;;) {
    const rows: KeptHead[] = await listBatch(db, last, after);
    for (const row of rows) {
      if (chain[0] && chain[0].subjectId !== row.subjectId) {
        yield chain;
        chain = [];
      }
      chain.push(row);
    }
    after = rows.at(-1) ?? null;
    if (rows.length < batchCount) break;
  }
  if (chain.length > 0) yield chain;
}

async function listBatch(
  db: Database,
  last: number,
  after: KeptHead | null,
): Promise<KeptHead[]> {
  const { rows } = await db.execute<KeptHead>(sql`
    select kept.subject, kept.subject_id as "subjectId", kept.number, kept.length, kept.hash,
      audit_event.hash as "eventHash",
      case when audit_event.hash is null
        then (select count(*)::integer from audit_event where audit_event.subject_id = kept.subject_id)
        else kept.length
      end as "eventsCount"
    from audit_checkpoint_head as kept
    left join audit_event on audit_event.subject_id = kept.subject_id and audit_event.position = kept.length
    where kept.number <= ${last}
      and ${after ? sql`(kept.subject_id, kept.number) > (${after.subjectId}, ${after.number})` : sql`true`}
    order by kept.subject_id, kept.number
    limit ${batchCount}`);
  return rows;
}
