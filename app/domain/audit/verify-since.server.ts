import { asc, gte, sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { auditCheckpoint } from "#db/schema/index.ts";
import { isSignedBy } from "../vault/checkpoint-key.server.ts";
import type { SubjectKind } from "../vocabulary/history.ts";
import type { Breach } from "./breach.ts";
import type { SignedCheckpoint } from "./checkpoint-line.server.ts";
import { chainOf } from "./subject.ts";
import { breachOfLine } from "./verify-checkpoints.server.ts";
import { parseCheckpoint } from "./checkpoint-line.server.ts";
import {
  batchCount,
  breachAfter,
  breachAtHead,
  listBatch,
  type Row,
} from "./verify.server.ts";

type Since = {
  since: SignedCheckpoint;
  /** Asked between batches; where it says no, the rest is not read. */
  mayGoOn: () => boolean;
};

export type SinceChecked = {
  isWhole: boolean;
  chainsCount: number;
  eventsCount: number;
  breaches: Breach[];
};

/** Who reads that many knows enough. */
const breachesMost = 50;

/**
 * What came after a checkpoint whose line was kept elsewhere: that the line and those after it are the ones that were signed, that
 * no chain has lost or changed the event that was its newest then, and every link after it. Links before are not computed
 * anew; `verify-history` does.
 */
export async function verifySince(
  db: Database,
  { since, mayGoOn }: Since,
): Promise<SinceChecked> {
  const breaches = await checkLines(db, since);
  const seen = { chainsCount: 0, eventsCount: 0 };
  if (breaches.length > 0) return { isWhole: false, ...seen, breaches };
  breaches.push(...(await listGone(db, since.number)));
  for (let after: string | null = null; ;) {
    const chains: Grown[] = await listGrown(db, since.number, after);
    for (const chain of chains) {
      if (!mayGoOn()) return { isWhole: false, ...seen, breaches };
      seen.chainsCount += 1;
      seen.eventsCount += Math.max(chain.length - (chain.had ?? 0), 0);
      const breach = await breachIn(db, chain, { since, mayGoOn });
      if (breach === "stopped") return { isWhole: false, ...seen, breaches };
      if (breach && breaches.length < breachesMost) breaches.push(breach);
      after = chain.subjectId;
    }
    if (chains.length < grownCount) return { isWhole: true, ...seen, breaches };
  }
}

async function checkLines(
  db: Database,
  since: SignedCheckpoint,
): Promise<Breach[]> {
  const { number } = since;
  if (!isSignedBy(since.key, since))
    return [{ is: "since", number, why: "unsigned" }];
  const rows = await db
    .select()
    .from(auditCheckpoint)
    .where(gte(auditCheckpoint.number, number))
    .orderBy(asc(auditCheckpoint.number));
  const [first, ...later] = rows;
  if (first?.line !== since.line)
    return [{ is: "since", number, why: "other" }];
  const breaches: Breach[] = [];
  let before: SignedCheckpoint | null = since;
  let expected = number + 1;
  for (const row of later) {
    // A number may be anything that somebody wrote into a row, and so may every line.
    if (breaches.length >= breachesMost) break;
    const until = Math.min(row.number, expected + breachesMost);
    for (; expected < until; expected++)
      breaches.push({ is: "checkpoint", number: expected, why: "missing" });
    expected = row.number + 1;
    const checkpoint = parseCheckpoint(row.line);
    const why = breachOfLine(row.number, checkpoint, before);
    if (why) breaches.push({ is: "checkpoint", number: row.number, why });
    before = checkpoint;
  }
  return breaches.slice(0, breachesMost);
}

/** Chains whose head is another than then; without `had`, they began since. */
type Grown = {
  subject: SubjectKind;
  subjectId: string;
  length: number;
  had: number | null;
  hadHash: Buffer | null;
};

/** Chains a query. */
const grownCount = 500;

async function listGrown(
  db: Database,
  number: number,
  after: string | null,
): Promise<Grown[]> {
  const { rows } = await db.execute<Grown>(sql`
    select chain.subject, chain.subject_id as "subjectId", chain.length, kept.length as had, kept.hash as "hadHash"
    from audit_chain as chain
    left join lateral (
      select length, hash
      from audit_checkpoint_head
      where subject_id = chain.subject_id and number <= ${number}
      order by number desc
      limit 1
    ) as kept on true
    where kept.hash is distinct from chain.hash
      and ${after === null ? sql`true` : sql`chain.subject_id > ${after}`}
    order by chain.subject_id
    limit ${grownCount}`);
  return rows;
}

/** Chains that the checkpoint saw, and that have no head any more. */
async function listGone(db: Database, number: number): Promise<Breach[]> {
  const { rows } = await db.execute<{
    subject: SubjectKind;
    subjectId: string;
    had: number;
  }>(sql`
    select distinct on (kept.subject_id) kept.subject, kept.subject_id as "subjectId", kept.length as had
    from audit_checkpoint_head as kept
    where kept.number <= ${number} and kept.length > 0
      and not exists (select from audit_chain where audit_chain.subject_id = kept.subject_id)
    order by kept.subject_id, kept.number desc
    limit ${breachesMost}`);
  return rows.map(({ had, ...row }) => ({
    ...{ is: "cut", chain: chainOf(row), number, had, has: 0 },
  }));
}

/** From the event that was the newest then to the head; "stopped" where the time was over before. */
async function breachIn(
  db: Database,
  { had, hadHash, ...chain }: Grown,
  { since: { number }, mayGoOn }: Since,
): Promise<Breach | "stopped" | null> {
  const { subjectId, length: has } = chain;
  const seen = had ?? 0;
  const name = chainOf(chain);
  if (has < seen) return { is: "cut", chain: name, number, had: seen, has };
  const [start] =
    seen > 0 && hadHash
      ? await listBatch(db, { subjectId, position: seen - 1 }, subjectId)
      : [];
  if (hadHash && !start?.hash.equals(hadHash))
    return { is: "rewritten", chain: name, number, position: seen };
  let previous: Pick<Row, "position" | "hash"> | null = start ?? null;
  let last: Row | null = start ?? null;
  for (;;) {
    const after = { subjectId, position: previous?.position ?? 0 };
    const rows: Row[] = await listBatch(db, after, subjectId);
    for (const row of rows) {
      const broken = breachAfter(previous, row);
      if (broken) return { is: "broken", ...broken };
      previous = row;
      last = row;
    }
    if (rows.length < batchCount) break;
    if (!mayGoOn()) return "stopped";
  }
  // A head that has no link at all.
  if (last === null)
    return { is: "broken", chain: name, position: 1, why: "missing" };
  const broken = breachAtHead(last);
  return broken && { is: "broken", ...broken };
}
