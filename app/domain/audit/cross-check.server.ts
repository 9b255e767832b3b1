import { sql, type SQL } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import type { Breach, Unrecorded } from "./breach.ts";
import { houseId } from "./subject.ts";

/**
 * Holds the history against what else the database says: what is there was recorded, and what was recorded is there. So a
 * chain that is gone as a whole, with its head, is missed.
 */
export async function crossCheck(db: Database): Promise<Breach[]> {
  const empty = await findEmptiness(db);
  if (empty) return [empty];
  return [
    ...(await checkReports(db)),
    ...(await checkRows(db, "session.started", sessionsAlone)),
    ...(await checkRows(db, "passkey.enrolled", passkeysAlone)),
    ...(await listGone(db)),
    ...(await listGoneKeys(db)),
    ...(await checkDrafts(db)),
  ];
}

/** Of each kind; who reads that many knows enough. */
const breachesMost = 50;

async function findEmptiness(db: Database): Promise<Breach | null> {
  const { rows } = await db.execute<{ reportsCount: number }>(sql`
    select count(*)::integer as "reportsCount"
    from report
    where not exists (select from audit_event)`);
  const reportsCount = rows[0]?.reportsCount ?? 0;
  return reportsCount > 0 ? { is: "no-events", reportsCount } : null;
}

/** Reports a query: each looks for three events by the key of the history. */
const batchCount = 2_000;

type Row = {
  id: string;
  isStarted: boolean;
  isSubmitted: boolean;
  isOpened: boolean;
};

async function checkReports(db: Database): Promise<Breach[]> {
  const breaches: Breach[] = [];
  let after: string | null = null;
  for (;;) {
    const rows: Row[] = await listReports(db, after);
    for (const { id, ...row } of rows) {
      const what = unrecordedOf(row);
      if (what && breaches.length < breachesMost)
        breaches.push({ is: "unrecorded", what, id });
    }
    after = rows.at(-1)?.id ?? null;
    if (rows.length < batchCount) return breaches;
  }
}

/** A draft whose code was not given back has a day, and no history yet. */
const isUnkept = sql`status = 'draft' and expires_at <= started_at + interval '24 hours'`;

async function listReports(db: Database, after: string | null) {
  const has = (type: Unrecorded) => sql`exists (
    select from audit_event
    where subject_id = report.id and subject = 'report' and type = ${type}
  )`;
  const { rows } = await db.execute<Row>(sql`
    select id,
      (coalesce(${isUnkept}, false) or ${has("report.started")}) as "isStarted",
      (submitted_at is null or ${has("report.submitted")}) as "isSubmitted",
      (first_opened_at is null or ${has("report.opened")}) as "isOpened"
    from report
    where ${after === null ? sql`true` : sql`id > ${after}`}
    order by id
    limit ${batchCount}`);
  return rows;
}

function unrecordedOf(row: Omit<Row, "id">): Unrecorded | null {
  if (!row.isStarted) return "report.started";
  if (!row.isSubmitted) return "report.submitted";
  return row.isOpened ? null : "report.opened";
}

async function checkRows(
  db: Database,
  what: Unrecorded,
  alone: SQL,
): Promise<Breach[]> {
  const { rows } = await db.execute<{ id: string }>(
    sql`${alone} order by 1 limit ${breachesMost}`,
  );
  return rows.map(({ id }) => ({ is: "unrecorded", what, id }));
}

const sessionsAlone = sql`
  select id
  from responder_session
  where not exists (
    select from audit_event
    where subject_id = responder_session.id and subject = 'session' and type = 'session.started'
      and detail ->> 'responderId' = responder_session.responder_id::text
  )`;

/** Known by the instant, at which nothing else of this person is enrolled. */
const passkeysAlone = sql`
  select responder_id as id
  from passkey
  where not exists (
    select from audit_event
    where type = 'passkey.enrolled' and at = passkey.created_at
      and detail ->> 'responderId' = passkey.responder_id::text
  )`;

async function listGone(db: Database): Promise<Breach[]> {
  const { rows } = await db.execute<{ chain: string }>(sql`
    select chain
    from audit_chain
    where ${isGone}
      and exists (
        select from audit_event
        where audit_event.subject_id = audit_chain.subject_id and type = 'report.submitted'
      )
    order by subject_id
    limit ${breachesMost}`);
  return rows.map(({ chain }) => ({ is: "gone", chain }));
}

/** A unit's newest key that was put away: reports would be sealed to the key before, which somebody who left may know. */
async function listGoneKeys(db: Database): Promise<Breach[]> {
  const { rows } = await db.execute<{ unitId: string; number: number }>(sql`
    select detail ->> 'unitId' as "unitId", (detail ->> 'number')::integer as number
    from audit_event
    where type = 'unit.key-made'
      and not exists (
        select from unit_key
        where unit_id = detail ->> 'unitId' and number = (detail ->> 'number')::integer
      )
    order by 1, 2
    limit ${breachesMost}`);
  return rows.map((key) => ({ is: "gone-key", ...key }));
}

/** What was never sent is deleted when its time is out, which the house's chain counts. One statement: one moment. */
async function checkDrafts(db: Database): Promise<Breach[]> {
  const { rows } = await db.execute<{ gone: number; expired: number }>(sql`
    select
      (
        select count(*)::integer
        from audit_chain
        where ${isGone}
          and not exists (
            select from audit_event
            where audit_event.subject_id = audit_chain.subject_id and type = 'report.submitted'
          )
      ) as gone,
      (
        select coalesce(sum((detail ->> 'count')::integer), 0)::integer
        from audit_event
        where subject_id = ${houseId} and type = 'draft.expired'
      ) as expired`);
  const { gone = 0, expired = 0 } = rows[0] ?? {};
  return gone === expired
    ? []
    : [{ is: "gone-drafts", goneCount: gone, expiredCount: expired }];
}

/** But for the chains of ids that were typed in capitals, which belong to no row. */
const isGone = sql`subject = 'report'
  and chain = 'report:' || subject_id
  and not exists (select from report where report.id = audit_chain.subject_id)`;
