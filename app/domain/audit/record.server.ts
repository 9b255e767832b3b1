import { sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { hashOf, instantText, noHash, type Link } from "./chain.server.ts";
import { eventSchema, type Actor, type AuditEvent } from "./events.ts";

type Recording = {
  /** What the events are about; also names the chain unless `chain` is given. */
  reportId?: string;
  /** `session:<id>` for what is not about one report, else `system`. */
  chain?: string;
  actor: Actor;
  at: Date;
};

/**
 * Adds one row to a chain, in the caller's transaction. The chain stays locked until that transaction ends, so a
 * command that writes to two chains writes to the chain of the report first.
 */
export async function recordEvent(
  tx: Database,
  recording: Recording & { event: AuditEvent },
): Promise<void> {
  const { event, ...rest } = recording;
  await recordEvents(tx, { ...rest, events: [event] });
}

/**
 * Adds several rows to one chain, in the order given, by two statements however many rows there are. After `events`
 * come `ruled`, which the rules did because of them and no person did, and then `last`.
 */
export async function recordEvents(
  tx: Database,
  recording: Recording & {
    events: readonly AuditEvent[];
    ruled?: readonly AuditEvent[];
    last?: readonly AuditEvent[];
  },
): Promise<void> {
  if (recording.events.length === 0) return;
  const chain = recording.chain ?? chainOf(recording.reportId);
  const head = await lockHead(tx, chain);
  const rows = linked(recording, chain, head);
  const last = rows.at(-1)!; // there is at least one event
  const array = (values: unknown[]) => sql.param(values);
  await tx.execute(sql`
    with head as (
      update audit_chain
      set length = ${last.position}, hash = ${last.hash}
      where chain = ${chain}
    )
    insert into audit_event (chain, position, report_id, type, at, actor, detail, previous_hash, hash)
    select ${chain}, position, ${recording.reportId ?? null}::uuid, type,
      ${recording.at.toISOString()}::timestamptz, actor::jsonb, detail::jsonb, previous_hash, hash
    from unnest(
      ${array(rows.map((row) => row.position))}::integer[],
      ${array(rows.map((row) => row.type))}::text[],
      ${array(rows.map((row) => JSON.stringify(row.actor)))}::text[],
      ${array(rows.map((row) => JSON.stringify(row.detail)))}::text[],
      ${array(rows.map((row) => row.previousHash))}::bytea[],
      ${array(rows.map((row) => row.hash))}::bytea[]
    ) as link (position, type, actor, detail, previous_hash, hash)`);
}

const rules = { kind: "system", part: "rules" } as const;

type Head = { length: number; hash: Buffer };

function chainOf(reportId: string | undefined): string {
  return reportId ? `report:${reportId}` : "system";
}

/** Makes the chain if it is new and locks its newest link, in one statement. */
async function lockHead(tx: Database, chain: string): Promise<Head> {
  const { rows } = await tx.execute<Head>(sql`
    insert into audit_chain (chain, length, hash)
    values (${chain}, 0, ${noHash})
    on conflict (chain) do update set length = audit_chain.length
    returning length, hash`);
  return rows[0]!; // an upsert always answers with its row
}

function linked(
  recording: Parameters<typeof recordEvents>[1],
  chain: string,
  head: Head,
) {
  let previousHash = head.hash;
  const { actor, events, ruled = [], last = [] } = recording;
  const acts = [
    ...events.map((event) => ({ event, actor })),
    ...ruled.map((event) => ({ event, actor: rules })),
    ...last.map((event) => ({ event, actor })),
  ];
  return acts.map(({ event, actor }, index) => {
    const { type, ...detail } = eventSchema.parse(event);
    const link: Link = {
      chain,
      position: head.length + index + 1,
      reportId: recording.reportId ?? null,
      type,
      at: instantText(recording.at),
      actor,
      detail,
    };
    const row = { ...link, previousHash, hash: hashOf(link, previousHash) };
    previousHash = row.hash;
    return row;
  });
}
