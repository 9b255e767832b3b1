import { sql, type SQL } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { at, cohort, isOpen, type Counting } from "./cohort.server.ts";
import { query } from "./statements.server.ts";

/** Of this period and the one before it. */
export type Pair = { now: number; before: number };

export type Times = {
  count: number;
  medianMs: number | null;
  tailMs: number | null;
  /** Neither looked at, or answered, yet; each counts as late as it is now. */
  waitingCount: number;
};

type Dimension = "step" | "band" | "sector" | "state" | "office" | "outcome";
export type Counts = Record<Dimension, Record<string, Pair>> & {
  sent: Pair;
  severe: Record<string, Pair>;
};

/** How many were sent, and of each band, sector, state, office and outcome. */
export async function countCohort(
  tx: Database,
  counting: Counting,
): Promise<Counts> {
  const { rows } = await query<Counted>(
    tx,
    sql`
    with ${cohort(tx, counting)}
    select dimension, key,
      (count(*) filter (where is_this))::int as now,
      (count(*) filter (where not is_this))::int as before,
      (count(*) filter (where is_this and band in ('emergency', 'severe')))::int as severe_now,
      (count(*) filter (where not is_this and band in ('emergency', 'severe')))::int as severe_before
    from cohort
    cross join lateral (values
      ('sent', ''), ('step', step), ('band', band::text), ('sector', sector), ('state', state),
      ('office', office), ('outcome', outcome)
    ) as counted (dimension, key)
    group by 1, 2`,
  );
  const of = (dimension: string) =>
    Object.fromEntries(
      rows
        .filter((row) => row.dimension === dimension)
        .map(({ key, now, before }) => [key, { now, before }]),
    );
  const steps = rows.filter(({ dimension }) => dimension === "step");
  return {
    ...{ step: of("step"), band: of("band"), sector: of("sector") },
    ...{ state: of("state"), office: of("office"), outcome: of("outcome") },
    sent: of("sent")[""] ?? { now: 0, before: 0 },
    severe: Object.fromEntries(
      steps.map((row) => [
        row.key,
        { now: row.severe_now, before: row.severe_before },
      ]),
    ),
  };
}

/** From sending until the instant, of all reports and of each band. Of those that ended without it nothing is known. */
export async function readTimes(tx: Database, counting: Counting, until: SQL) {
  const { rows } = await query<{
    key: string;
    is_this: boolean;
    count: number;
    waiting: number;
    median: number;
    tail: number;
  }>(
    tx,
    sql`
    with ${cohort(tx, counting)}, timed as (
      select band::text as band, is_this, ${until} is null as waits,
        extract(epoch from coalesce(${until}, ${at(counting.now)}) - sent_at)::float8 * 1000 as ms
      from cohort
      where ${until} is not null or ${isOpen}
    )
    select coalesce(band, 'all') as key, is_this, count(*)::int as count, (count(*) filter (where waits))::int as waiting,
      percentile_cont(0.5) within group (order by ms) as median,
      percentile_cont(0.95) within group (order by ms) as tail
    from timed
    group by grouping sets ((band, is_this), (is_this))`,
  );
  const of = (isThis: boolean): Record<string, Times> =>
    Object.fromEntries(
      rows
        .filter((row) => row.is_this === isThis)
        .map(({ key, count, waiting, median, tail }) => [
          key,
          { count, waitingCount: waiting, medianMs: median, tailMs: tail },
        ]),
    );
  return { now: of(true), before: of(false) };
}

type Counted = {
  dimension: string;
  key: string;
  now: number;
  before: number;
  severe_now: number;
  severe_before: number;
};
