import { asc, gt, sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { auditCheckpoint } from "#db/schema/index.ts";
import {
  isOurCheckpointKey,
  isSignedBy,
} from "../vault/checkpoint-key.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import type { Breach } from "./breach.ts";
import { noHash } from "./chain.server.ts";
import {
  hashOfLine,
  parseCheckpoint,
  type SignedCheckpoint,
} from "./checkpoint-line.server.ts";
import { checkHeads } from "./kept-heads.server.ts";
import { houseId } from "./subject.ts";

type CheckpointsChecked = {
  checkpointsCount: number;
  newest: SignedCheckpoint | null;
  breaches: Breach[];
};

/**
 * Checks every checkpoint against the one before, its signature and the history as it is now. `since` is a line that was kept
 * elsewhere: what it covers cannot have been changed without being found, whoever holds the database and the keys.
 */
export async function verifyCheckpoints(
  db: Database,
  { keyring, since }: { keyring: Keyring; since: SignedCheckpoint | null },
): Promise<CheckpointsChecked> {
  const { checkpoints, breaches } = await checkLines(db);
  const newest = [...checkpoints.values()].at(-1) ?? null;
  if (newest && isOurCheckpointKey(keyring, newest.key) === false)
    breaches.push(breachOf(newest.number, "not-ours"));
  breaches.push(...(await listUnrecorded(db)));
  const isSigned = since !== null && isSignedBy(since.key, since);
  if (since) breaches.push(...breachesOfLine(since, { isSigned, checkpoints }));
  const believed = isSigned ? since : null;
  const checking = { checkpoints, newest, since: believed };
  breaches.push(...(await checkHeads(db, checking)));
  return { checkpointsCount: checkpoints.size, newest, breaches };
}

type Checkpoints = Map<number, SignedCheckpoint>;
type Why = Extract<Breach, { is: "checkpoint" }>["why"];

function breachOf(number: number, why: Why): Breach {
  return { is: "checkpoint", number, why };
}

/** Lines a query; there is one a day. */
const batchCount = 1_000;

async function checkLines(db: Database) {
  const checkpoints: Checkpoints = new Map();
  const breaches: Breach[] = [];
  let before: SignedCheckpoint | null = null;
  let expected = 1;
  for (;;) {
    const rows: { number: number; line: string }[] = await db
      .select()
      .from(auditCheckpoint)
      .where(gt(auditCheckpoint.number, expected - 1))
      .orderBy(asc(auditCheckpoint.number))
      .limit(batchCount);
    for (const { number, line } of rows) {
      for (; expected < number; expected++)
        breaches.push(breachOf(expected, "missing"));
      expected = number + 1;
      const checkpoint = parseCheckpoint(line);
      const why = breachOfLine(number, checkpoint, before);
      if (why) breaches.push(breachOf(number, why));
      if (checkpoint) checkpoints.set(number, checkpoint);
      before = checkpoint;
    }
    if (rows.length < batchCount) return { checkpoints, breaches };
  }
}

/** `before` is null for the first, and after one that is none. */
export function breachOfLine(
  number: number,
  checkpoint: SignedCheckpoint | null,
  before: SignedCheckpoint | null,
): Why | null {
  if (checkpoint?.number !== number) return "unreadable";
  const { previous, key } = checkpoint;
  if (!isSignedBy(key, checkpoint)) return "unsigned";
  if (!before)
    return number === 1 && !previous.equals(noHash) ? "unlinked" : null;
  if (!previous.equals(hashOfLine(before.line))) return "unlinked";
  return key.equals(before.nextKey) ? null : "key";
}

/** The history tells of each one signed: a newest one that is gone is missed by that alone. */
async function listUnrecorded(db: Database): Promise<Breach[]> {
  const { rows } = await db.execute<{ number: number; isThere: boolean }>(sql`
    select coalesce(kept.number, told.number) as number, kept.number is not null as "isThere"
    from audit_checkpoint as kept
    full join (
      select (detail ->> 'number')::integer as number
      from audit_event
      where subject_id = ${houseId} and type = 'checkpoint.signed'
    ) as told on told.number = kept.number
    where kept.number is null or told.number is null
    order by 1`);
  return rows.map(({ number, isThere }) =>
    breachOf(number, isThere ? "unrecorded" : "missing"),
  );
}

function breachesOfLine(
  since: SignedCheckpoint,
  { isSigned, checkpoints }: { isSigned: boolean; checkpoints: Checkpoints },
): Breach[] {
  const { number } = since;
  if (!isSigned) return [{ is: "since", number, why: "unsigned" }];
  return checkpoints.get(number)?.line === since.line
    ? []
    : [{ is: "since", number, why: "other" }];
}
