import type pg from "pg";

/**
 * Marks a worker as alive by an advisory lock: it ends with its connection, also when the process is killed. Returns a
 * function that takes the mark away.
 */
export async function markAlive(
  pool: pg.Pool,
  workerId: string,
): Promise<() => void> {
  const connection = await pool.connect();
  await connection.query("select pg_advisory_lock(hashtextextended($1, $2))", [
    workerId,
    presence,
  ]);
  return () => connection.release(true);
}

/** From a worker's death until its jobs are free again, whoever is still at work. */
const freeingMs = 30_000;

/**
 * Frees such jobs again and again: a worker may die beside this one, and one that ended as Postgres went away may have taken jobs
 * since, or still have been marked when the next one began. Answers with what ends it.
 */
export function keepFreeingJobs(
  pool: pg.Pool,
  everyMs: number = freeingMs,
): () => void {
  const timer = setInterval(
    // Without Postgres there is nothing to free.
    () => void freeJobsOfTheDead(pool).catch(() => {}),
    everyMs,
  );
  return () => clearInterval(timer);
}

/**
 * Frees the jobs of workers that died. Graphile-worker alone would leave them for four hours, and one may be a mail to
 * a reporter. A worker that is just starting may lose a job this way; each job is safe to run twice.
 */
export async function freeJobsOfTheDead(pool: pg.Pool): Promise<void> {
  await pool.query(
    `select graphile_worker.force_unlock_workers(array_agg(worker_id))
     from (
       select distinct locked_by as worker_id
       from graphile_worker._private_jobs
       where locked_by is not null
       offset 0
     ) as holder
     where pg_try_advisory_xact_lock(hashtextextended(worker_id, $1))
     having count(*) > 0`,
    [presence],
  );
}

/** Any constant: keeps these locks apart from others. */
const presence = 7_204_113;
