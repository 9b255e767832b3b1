import { sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";

/** What one report left in the database, counted. */
export type Entry = {
  reportId: string;
  status: string;
  reference: string | null;
  /** Columns that only a sent report has, all of them. */
  isWhole: boolean;
  /** Columns that only a sent report has, none of them. */
  isUntouched: boolean;
  assignments: number;
  primaries: number;
  scorings: number;
  decisions: number;
  submitted: number;
  scored: number;
  routed: number;
  offered: number;
  mails: number;
  mailsAhead: number;
  wordsAhead: number;
  derivingAhead: number;
};

/** Straight from the tables, a row a report. */
export async function readLedger(owner: Database): Promise<Entry[]> {
  const events = (type: string) => sql`(
    select count(*)::int
    from audit_event
    where audit_event.report_id = report.id and type = ${type}
  )`;
  const jobs = (task: string) => sql`(
    select count(*)::int
    from graphile_worker._private_jobs as job
    join graphile_worker._private_tasks as task on task.id = job.task_id
    where task.identifier = ${task} and job.payload->>'reportId' = report.id::text
  )`;
  const rows = (table: string, where = sql`true`) => sql`(
    select count(*)::int
    from ${sql.identifier(table)} as t
    where t.report_id = report.id and ${where}
  )`;
  const result = await owner.execute<Entry>(sql`
    select
      id as "reportId",
      status,
      reference,
      num_nulls(reference, submitted_at, path, score, band, headline_sealed, due_at) = 0
        and expires_at is null as "isWhole",
      num_nonnulls(reference, submitted_at, path, score, band, headline_sealed, due_at) = 0
        and expires_at is not null as "isUntouched",
      ${rows("report_key")} as keys,
      ${rows("assignment")} as assignments,
      ${rows("assignment", sql`t.part = 'primary'`)} as primaries,
      ${rows("scoring")} as scorings,
      ${rows("routing_decision")} as decisions,
      ${events("report.submitted")} as submitted,
      ${events("report.scored")} as scored,
      ${events("report.routed")} as routed,
      ${events("report.offered")} as offered,
      ${rows("mail")} as mails,
      ${rows("mail", sql`t.state = 'queued'`)} as "mailsAhead",
      ${rows("handed_over", sql`t.kind = 'words'`)} as "wordsAhead",
      ${jobs("derive-report")} as "derivingAhead"
    from report
    order by id`);
  return result.rows;
}

/** Jobs that should have been done by now, those that a killed worker held among them: what each is, and who holds it. */
export async function listJobsDue(owner: Database): Promise<string[]> {
  const { rows } = await owner.execute<{ job: string }>(sql`
    select concat_ws(
      ' ', task.identifier, 'tried', job.attempts, job.locked_by,
      extract(epoch from now() - job.locked_at)::int || ' s'
    ) as job
    from graphile_worker._private_jobs as job
    join graphile_worker._private_tasks as task on task.id = job.task_id
    where job.run_at <= now() and job.attempts < job.max_attempts`);
  return rows.map(({ job }) => job);
}
