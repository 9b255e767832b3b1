import { and, asc, gt, lte, max, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Database } from "#db/client.server.ts";
import { auditCheckpoint, auditEvent } from "#db/schema/index.ts";
import type { Viewer } from "../responder/viewer.ts";
import { isBehind } from "../audit/verify.server.ts";
import { recordAct } from "../responder/record-act.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import {
  addToHash,
  hashSoFar,
  startHash,
} from "../vault/running-hash.server.ts";
import { signJws } from "../vault/sign.server.ts";
import { listEvents, type HistoryKey } from "./history-events.server.ts";
import { filterNames, type HistoryFilters } from "./history-filters.ts";
import { requireAuditor } from "./history.server.ts";

/** The form of the file; what it holds is told by docs/verify-an-export.md. */
const exportForm = "landline-history-1";

/** Rows a query; a row is about 1 kB. */
const batchCount = 1_000;

type Exporting = {
  viewer: Viewer;
  keyring: Keyring;
  filters: HistoryFilters;
  /** Scheme and host of the portal. */
  issuer: string;
  now: Date;
};

/**
 * The history, or what of it fits, as lines of a file that is verified without us: first what it is, then the signed
 * lines of checkpoints with, of the whole, the heads that they found, the acts, and last a signature over all lines. That it was given
 * out is recorded before the first line.
 * @throws Forbidden
 */
export async function exportHistory(
  db: Database,
  exporting: Exporting,
): Promise<AsyncGenerator<string>> {
  const { viewer, filters, now } = exporting;
  requireAuditor(viewer);
  const exportId = uuidv7();
  const names = filterNames(filters);
  const event = { type: "history.exported", exportId, filters: names } as const;
  await db.transaction((tx) => recordAct(tx, { by: viewer, now }, event));
  return signedLines(db, { ...exporting, exportId });
}

/** Each line is numbered and hashed as it leaves; the last holds the hash of all before it. */
async function* signedLines(
  db: Database,
  exporting: Exporting & { exportId: string },
): AsyncGenerator<string> {
  const { keyring, exportId, now } = exporting;
  const state = startHash();
  let line = 0;
  let events = 0;
  for await (const record of records(db, exporting)) {
    if ("event" in record) events += 1;
    const text = `${JSON.stringify({ line: ++line, ...record })}\n`;
    addToHash(state, Buffer.from(text));
    yield text;
  }
  const signed = {
    ...{ form: exportForm, exportId, at: now.toISOString() },
    ...{ lines: line, events, sha256: hashSoFar(state).toString("hex") },
  };
  const jws = await signJws(keyring, "landline-history-export+jws", signed);
  yield `${JSON.stringify({ line: line + 1, end: { ...signed, jws } })}\n`;
}

type ExportedRecord =
  | { export: Record<string, unknown> }
  | { event: Record<string, unknown> }
  | { checkpoint: string }
  | { head: Record<string, unknown> };

async function* records(
  db: Database,
  { viewer, filters, issuer, now, exportId }: Exporting & { exportId: string },
): AsyncGenerator<ExportedRecord> {
  const isWhole = filterNames(filters).length === 0;
  const of = { form: exportForm, exportId, issuer, at: now.toISOString() };
  yield { export: { ...of, isWhole, filters, timeZone: viewer.timeZone } };
  // Before the acts, so that whoever verifies knows which of them to remember. One that is signed meanwhile belongs to the next file.
  const newest = await newestCheckpoint(db);
  yield* checkpoints(db, newest);
  if (isWhole) yield* heads(db, newest);
  if (isWhole) yield* wholeEvents(db);
  else yield* fittingEvents(db, { filters, timeZone: viewer.timeZone });
}

/** A chain after the other. */
async function* wholeEvents(db: Database): AsyncGenerator<ExportedRecord> {
  const { subjectId, position } = auditEvent;
  let last: { subjectId: string; position: number } | null = null;
  for (;;) {
    const rows: Exported[] = await db
      .select(columns)
      .from(auditEvent)
      .where(last ? isBehind(last) : undefined)
      .orderBy(asc(subjectId), asc(position))
      .limit(batchCount);
    for (const row of rows) yield { event: eventOf(row) };
    last = rows.at(-1) ?? null;
    if (rows.length < batchCount) return;
  }
}

/** The newest first, as the page shows them. */
async function* fittingEvents(
  db: Database,
  of: { filters: HistoryFilters; timeZone: string },
): AsyncGenerator<ExportedRecord> {
  let after: HistoryKey | null = null;
  for (;;) {
    const keys: HistoryKey[] = await listEvents(db, {
      ...{ ...of, after, limit: batchCount },
    });
    if (keys.length > 0) yield* byKey(db, keys);
    after = keys.at(-1) ?? null;
    if (keys.length < batchCount) return;
  }
}

async function* byKey(
  db: Database,
  keys: readonly HistoryKey[],
): AsyncGenerator<ExportedRecord> {
  const ids = sql.param(keys.map(({ subjectId }) => subjectId));
  const positions = sql.param(keys.map(({ position }) => position));
  const rows = await db
    .select(columns)
    .from(
      sql`unnest(${ids}::uuid[], ${positions}::integer[]) with ordinality as wanted (subject_id, position, place)`,
    )
    .innerJoin(
      auditEvent,
      sql`${auditEvent.subjectId} = wanted.subject_id and ${auditEvent.position} = wanted.position`,
    )
    .orderBy(sql`wanted.place`);
  for (const row of rows) yield { event: eventOf(row) };
}

const columns = {
  subject: auditEvent.subject,
  subjectId: auditEvent.subjectId,
  chain: auditEvent.chain,
  position: auditEvent.position,
  reportId: auditEvent.reportId,
  type: auditEvent.type,
  /** As hashes cover it, to the microsecond. */
  at: sql<string>`to_char(${auditEvent.at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
  actor: auditEvent.actor,
  detail: auditEvent.detail,
  previousHash: auditEvent.previousHash,
  hash: auditEvent.hash,
};

type Exported = Omit<typeof auditEvent.$inferSelect, "at"> & { at: string };

function eventOf({ previousHash, hash, ...event }: Exported) {
  return {
    ...event,
    previousHash: previousHash.toString("hex"),
    hash: hash.toString("hex"),
  };
}

async function newestCheckpoint(db: Database): Promise<number> {
  const [row] = await db
    .select({ newest: max(auditCheckpoint.number) })
    .from(auditCheckpoint);
  return row?.newest ?? 0;
}

async function* checkpoints(
  db: Database,
  newest: number,
): AsyncGenerator<ExportedRecord> {
  for (let last = 0; ;) {
    const rows = await db
      .select()
      .from(auditCheckpoint)
      .where(
        and(
          gt(auditCheckpoint.number, last),
          lte(auditCheckpoint.number, newest),
        ),
      )
      .orderBy(asc(auditCheckpoint.number))
      .limit(batchCount);
    for (const { line, number } of rows) {
      yield { checkpoint: line };
      last = number;
    }
    if (rows.length < batchCount) return;
  }
}

/** The heads that each checkpoint found otherwise than the one before, a chain after the other. */
async function* heads(
  db: Database,
  newest: number,
): AsyncGenerator<ExportedRecord> {
  type Head = {
    subject: string;
    subjectId: string;
    number: number;
    length: number;
    hash: string;
  };
  let last: Head | null = null;
  for (;;) {
    const { rows }: { rows: Head[] } = await db.execute<Head>(sql`
      select subject, subject_id as "subjectId", number, length, encode(hash, 'hex') as hash
      from audit_checkpoint_head
      where number <= ${newest}
        and ${last ? sql`(subject_id, number) > (${last.subjectId}, ${last.number})` : sql`true`}
      order by subject_id, number
      limit ${batchCount}`);
    for (const head of rows) yield { head };
    last = rows.at(-1) ?? null;
    if (rows.length < batchCount) return;
  }
}
