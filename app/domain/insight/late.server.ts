import { sql, type SQL } from "drizzle-orm";
import { assignment, report, unit } from "#db/schema/index.ts";
import { isBusinessDay } from "../clock/business-time.ts";
import { promises } from "../clock/promises.server.ts";
import { readWallTime } from "../clock/zone.ts";
import { at, type Counting } from "./cohort.server.ts";
import { daysLater } from "./period.ts";

/**
 * `with`: `kept`, a row for each promise that a unit gave to a report of the cohort and that is decided, or lapsed by now: to accept,
 * and to answer first once it has accepted. The deadlines are those of `clock/promises.ts`, worked out here from the days on which units
 * work, as a row says only what is owed next. A part that ended before it was accepted, or its report answered, kept the promise if it
 * ended in time. What was paused while the reporter was asked is left out; so is a first answer that passed to another unit.
 */
export function promisesKept({ period, now }: Counting): SQL {
  return sql`${promised()}, ${businessDays(period, now)}, due as (
    select part.report_id, part.unit_id, 'accept' as kind, cohort.band, cohort.is_this, part.offered_at as from_at,
      coalesce(part.accepted_at, part.answered_at, ${at(now)}) as met_at
    from cohort join ${assignment} as part on part.report_id = cohort.id
    -- One that came back with its acceptance was promised nothing anew.
    where part.accepted_at is null or part.accepted_at >= part.offered_at
    union all
    select part.report_id, part.unit_id, 'first-answer', cohort.band, cohort.is_this, part.accepted_at,
      coalesce(cohort.answered_at, case when part.state = 'released' then part.answered_at end, ${at(now)})
    from cohort join ${assignment} as part on part.report_id = cohort.id
    where part.accepted_at is not null and part.part = 'primary'
      and case when cohort.answered_at is null
        then part.due_kind = 'first-answer' and (part.due_at is not null or part.state = 'released')
        else part.accepted_at <= cohort.answered_at and (part.state = 'accepted' or part.answered_at >= cohort.answered_at) end
  ), kept as (
    select due.report_id, due.unit_id, due.kind, due.band, due.is_this,
      case
        when promised.minutes is not null and (promised.always or ${unit.isRoundTheClock})
          then due.met_at > due.from_at + make_interval(mins => promised.minutes)
        when promised.minutes is not null
          then ${worked(sql`due.met_at`)} - ${worked(sql`due.from_at`)} > promised.minutes
        else ${daysUpTo(sql`due.met_at`)} - (${isWorked(sql`due.met_at`)} and ${timeOfDay(sql`due.met_at`)} <= ${clock("to")})::int
          >= ${daysUpTo(sql`due.from_at`)} + promised.days
      end as is_late
    from due
    join ${unit} on ${unit.id} = due.unit_id
    join promised on promised.kind = due.kind and promised.band = due.band::text
    cross join business
  )`;
}

const wall = (instant: SQL) => sql`(${instant} at time zone ${unit.timeZone})`;

const { from, to } = promises.businessHours;
const clock = (which: "from" | "to") =>
  sql`make_interval(mins => ${sql.raw(String(which === "from" ? from : to))})`;

const timeOfDay = (instant: SQL) =>
  sql`(${wall(instant)} - ${wall(instant)}::date::timestamp)`;

/** The place of the instant's day in the arrays of `business`. */
const place = (instant: SQL) =>
  sql`(${wall(instant)}::date - business.first + 1)`;
const daysUpTo = (instant: SQL) => sql`business.numbers[${place(instant)}]`;
const isWorked = (instant: SQL) => sql`business.works[${place(instant)}]`;

/** Minutes of business hours up to the instant, since the first of the days. */
function worked(instant: SQL): SQL {
  const dayMinutes = sql.raw(String(to - from));
  const since = sql`${timeOfDay(instant)} - ${clock("from")}`;
  return sql`((${daysUpTo(instant)} - ${isWorked(instant)}::int) * ${dayMinutes} + case when ${isWorked(instant)}
    then greatest(0, least(${dayMinutes}, extract(epoch from ${since}) / 60)) else 0 end)`;
}

/** The promises in force, a row each. */
function promised(): SQL {
  const rows = (["accept", "first-answer"] as const).flatMap((kind) =>
    Object.entries(promises.promises[kind]).map(([band, promise]) =>
      "minutes" in promise
        ? sql`(${kind}::text, ${band}::text, ${promise.minutes}::int, ${promise.runs === "always"}, null::int)`
        : sql`(${kind}::text, ${band}::text, null::int, false, ${promise.businessDays}::int)`,
    ),
  );
  return sql`promised (kind, band, minutes, always, days) as (values ${sql.join(rows, sql`, `)})`;
}

/**
 * One row: from the first day that may be asked for on, whether a day is worked, and the business days up to it. A zone may be a day
 * ahead or behind. As arrays, since Postgres knows nothing of the rows of a `with`, and would go through all days for every promise.
 */
function businessDays({ before }: Counting["period"], now: Date): SQL {
  const first = daysLater(before.toISOString().slice(0, 10), -1);
  const last = daysLater(now.toISOString().slice(0, 10), 1);
  const numbers: number[] = [];
  const works: boolean[] = [];
  for (let day = first; day <= last; day = daysLater(day, 1)) {
    const isBusiness = isBusinessDay(readWallTime(day, null));
    works.push(isBusiness);
    numbers.push((numbers.at(-1) ?? 0) + (isBusiness ? 1 : 0));
  }
  return sql`business as materialized (
    select ${first}::date as first, ${sql.param(numbers)}::int[] as numbers, ${sql.param(works)}::boolean[] as works
  )`;
}

/** Refused, or transferred and not come back: by an undo, or since the other unit refused it. */
export const wentAway = sql`(part.state = 'refused' or (part.state = 'transferred' and not exists (
  select from ${assignment} as later
  where later.report_id = part.report_id and later.unit_id = part.unit_id and later.id <> part.id
    and later.offered_at >= part.answered_at and later.state not in ('refused', 'transferred')
)))`;

/** Live parts with something owed, of the reports that a person sees. */
export const isOverdue = (now: Date) =>
  sql`(${assignment.dueAt} is not null and ${assignment.dueAt} <= ${at(now)} and ${report.id} is not null)`;
