import { desc, sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { auditCheckpoint } from "#db/schema/index.ts";
import {
  checkpointKey,
  signCheckpoint,
} from "../vault/checkpoint-key.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import type { SubjectKind } from "../vocabulary/history.ts";
import { noHash } from "./chain.server.ts";
import {
  checkpointText,
  hashOfLine,
  lineOf,
  parseCheckpoint,
  secondText,
} from "./checkpoint-line.server.ts";
import type { Actor } from "./events.ts";
import { hashOfHeads, type Head } from "./heads.server.ts";
import { recordEvent } from "./record.server.ts";

type MadeCheckpoint = {
  number: number;
  /** To be kept elsewhere. */
  line: string;
  /** Heads that had gone, were set back or were written anew since the checkpoint before; it says so for good. */
  cutCount: number;
};

/**
 * Signs all heads as they stand at one moment, with the line before. It reads them in batches, and writes what changed. Of a
 * history that was cut meanwhile it signs the cut too: the next ones go on covering what comes after, and what verification
 * finds here stays to be found.
 * @throws Error in a process without checkpoint keys
 */
export function makeCheckpoint(
  db: Database,
  { keyring, by, now }: { keyring: Keyring; by: Actor; now: Date },
): Promise<MadeCheckpoint> {
  return db.transaction(async (tx) => {
    // One at a time; any constant.
    await tx.execute(sql`select pg_advisory_xact_lock(54635462)`);
    const before = await findNewest(tx);
    const number = (before?.number ?? 0) + 1;
    const { cutCount, ...heads } = await keepHeads(tx, number);
    const ours = checkpointKey(keyring);
    const key = before?.nextKey ?? ours;
    const text = checkpointText({
      ...{ number, at: new Date(secondText(now)), ...heads },
      previous: before ? hashOfLine(before.line) : noHash,
      ...{ key, nextKey: ours },
    });
    const signature = signCheckpoint(keyring, { publicKey: key, text });
    const line = lineOf(text, signature);
    await tx.insert(auditCheckpoint).values({ number, line });
    // Last, as the house's chain stays locked from here; its head was read before.
    await recordEvent(tx, {
      event: { type: "checkpoint.signed", number },
      ...{ actor: by, at: now },
    });
    return { number, line, cutCount };
  });
}

async function findNewest(tx: Database) {
  const [row] = await tx
    .select({ line: auditCheckpoint.line })
    .from(auditCheckpoint)
    .orderBy(desc(auditCheckpoint.number))
    .limit(1);
  if (!row) return null;
  const newest = parseCheckpoint(row.line);
  if (!newest)
    throw new Error(
      "the newest checkpoint is none: npm run admin -- verify-history",
    );
  return newest;
}

/** Heads read at once; with all that was kept of them, below a megabyte. */
const batchCount = 2_000;

/** Reads all heads in one snapshot, and keeps those that are not as the checkpoints before kept them. */
async function keepHeads(tx: Database, number: number) {
  await tx.execute(sql`
    declare heads no scroll cursor for
    select subject, subject_id as "subjectId", length, hash
    from audit_chain
    order by subject_id`);
  const root = hashOfHeads();
  const changes = hashOfHeads();
  const counts = { headsCount: 0, eventsCount: 0, cutCount: 0 };
  let after: string | null = null;
  for (let isMore = true; isMore;) {
    const { rows }: { rows: Head[] } = await tx.execute<Head>(
      sql.raw(`fetch ${batchCount} from heads`),
    );
    isMore = rows.length === batchCount;
    const upTo: string | null = isMore ? rows.at(-1)!.subjectId : null; // a full batch has a last
    const kept = await listKept(tx, { after, upTo });
    const changed = changedOf(rows, kept);
    for (const head of rows) {
      root.add(head);
      counts.headsCount += 1;
      counts.eventsCount += head.length;
    }
    for (const head of changed) {
      changes.add(head);
      if (head.length <= (kept.get(head.subjectId)?.length ?? 0))
        counts.cutCount += 1;
    }
    await insertKept(tx, number, changed);
    after = upTo;
  }
  await tx.execute(sql`close heads`);
  return { ...counts, root: root.end(), changes: changes.end() };
}

/** As the checkpoints before left them, by the subject's id; those that had gone by then are not among them. */
async function listKept(
  tx: Database,
  { after, upTo }: { after: string | null; upTo: string | null },
): Promise<Map<string, Head>> {
  const { rows } = await tx.execute<Head>(sql`
    select distinct on (subject_id) subject, subject_id as "subjectId", length, hash
    from audit_checkpoint_head
    where ${after === null ? sql`true` : sql`subject_id > ${after}`}
      and ${upTo === null ? sql`true` : sql`subject_id <= ${upTo}`}
    order by subject_id, number desc`);
  return new Map(
    rows.filter(({ length }) => length > 0).map((row) => [row.subjectId, row]),
  );
}

/** Those that were not kept so, and those that are no more, in the order of their ids. */
function changedOf(heads: readonly Head[], kept: ReadonlyMap<string, Head>) {
  const there = new Set(heads.map(({ subjectId }) => subjectId));
  const gone = [...kept.values()]
    .filter(({ subjectId }) => !there.has(subjectId))
    .map((head) => ({ ...head, length: 0, hash: noHash }));
  const changed = heads.filter((head) => {
    const before = kept.get(head.subjectId);
    return before?.length !== head.length || !before.hash.equals(head.hash);
  });
  return [...changed, ...gone].sort((a, b) =>
    a.subjectId < b.subjectId ? -1 : 1,
  );
}

async function insertKept(tx: Database, number: number, heads: Head[]) {
  if (heads.length === 0) return;
  const array = (values: (string | number | Buffer | SubjectKind)[]) =>
    sql.param(values);
  await tx.execute(sql`
    insert into audit_checkpoint_head (subject_id, number, subject, length, hash)
    select subject_id, ${number}::integer, subject, length, hash
    from unnest(
      ${array(heads.map((head) => head.subjectId))}::uuid[],
      ${array(heads.map((head) => head.subject))}::audit_subject[],
      ${array(heads.map((head) => head.length))}::integer[],
      ${array(heads.map((head) => head.hash))}::bytea[]
    ) as head (subject_id, subject, length, hash)`);
}
