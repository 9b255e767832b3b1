import { sql, type SQL } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { assignment, report } from "#db/schema/index.ts";
import type { Viewer } from "../responder/viewer.ts";
import { visibleReports } from "../responder/visible.server.ts";
import type { Period } from "./period.ts";

/** Of whom figures are asked, and over what. */
export type Counting = { viewer: Viewer; period: Period; now: Date };

export const at = (instant: Date) => sql`${instant.toISOString()}::timestamptz`;

/**
 * `with`: the reports sent in the period and in the one before it that this person may see, by clear columns alone. `step`: the
 * first day of the bar that it belongs to.
 */
export function cohort(
  db: Database,
  { viewer, period }: Pick<Counting, "viewer" | "period">,
): SQL {
  const { from, until, before, step, timeZone } = period;
  const zoned = sql`${report.submittedAt} at time zone ${timeZone}::text`;
  return sql`cohort as materialized (
    select ${report.id} as id, ${report.band} as band, ${report.status} as status,
      coalesce(${report.sector}, 'not-known') as sector,
      case when ${report.country} is null then 'not-known' when ${report.country} <> 'US' then 'abroad'
        else coalesce(${report.state}, 'not-known') end as state,
      case when ${report.status} = 'closed' then ${report.outcome}::text
        when ${report.status} in ('withdrawn', 'duplicate', 'not-for-us') then ${report.status}::text else 'open' end as outcome,
      coalesce((
        select ${assignment.unitId} from ${assignment}
        where ${assignment.reportId} = ${report.id} and ${assignment.part} = 'primary'
        order by ${assignment.offeredAt} desc, ${assignment.id} desc
        limit 1
      ), 'nobody') as office,
      to_char(date_trunc(${step}::text, ${zoned}), 'YYYY-MM-DD') as step,
      ${report.submittedAt} as sent_at, ${report.firstOpenedAt} as looked_at, ${report.firstAnsweredAt} as answered_at,
      ${report.submittedAt} >= ${at(from)} as is_this
    from ${report}
    where ${visibleReports(db, viewer)} and ${report.submittedAt} >= ${at(before)} and ${report.submittedAt} < ${at(until)}
  )`;
}

/** Whether somebody still owes its reporter something. */
export const isOpen = sql.raw(
  `status in ('submitted', 'accepted', 'in-progress', 'waiting')`,
);
