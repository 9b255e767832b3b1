import { sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";

/** What the database holds of acts and of reads. Of the history, only what came since a transaction. */
export type Fingerprint = { since: string; acts: string; reads: number };

/**
 * The worker goes on working meanwhile: what it does is left out. It is asked for thousands of times, while the history grows to
 * tens of thousands of rows: so each is taken from where the one before it stood, and rows are summed, not put in order.
 */
export async function fingerprintOf(
  db: Database,
  before?: Fingerprint,
): Promise<Fingerprint> {
  const newest = sql`pg_snapshot_xmax(pg_current_snapshot())::text`;
  const { rows } = await db.execute<Fingerprint>(sql`
    with since as (select ${before ? sql`${before.since}` : newest} as number),
    told as (
      select actor ->> 'kind' as who, type ~ '[.](read|opened|copied)$' as is_read
      from audit_event, since
      where audit_event.xmin::text::bigint >= since.number::bigint
    )
    select
      (select number from since) as since,
      concat_ws(' ',
        (select sum(hashtextextended(concat_ws(' ', id, status, revision, answers_version), 0)) from report),
        (select sum(hashtextextended(concat_ws(' ', report_id, id, unit_id, state, assignee_id), 0)) from assignment),
        (select count(*) from report_answers),
        (select sum(hashtextextended(concat_ws(' ', id, revoked_at), 0)) from report_access),
        (select sum(hashtextextended(concat_ws(' ', id, state), 0)) from lost_code),
        (select count(*) from message),
        (select count(*) from unsent),
        (select count(*) from desk_unsent where sealed is not null),
        (select count(*) from handover_text where sealed is not null),
        (select sum(hashtextextended(concat_ws(' ', report_id, id, state, received_bytes), 0)) from evidence),
        (select count(*) from note),
        (select count(*) from mail),
        (select count(*) from responder),
        (select count(*) from invitation),
        (select count(*) from responder_session where expires_at > now()),
        (select count(*) from reporter_session where expires_at > now()),
        (select count(*) from passkey),
        (select count(*) from told where who <> 'system' and not is_read)
      ) as acts,
      (select count(*)::int from told where is_read) as reads`);
  return rows[0]!; // One row always.
}
