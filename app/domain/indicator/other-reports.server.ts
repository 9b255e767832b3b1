import { sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { blindTerm } from "../vault/blind-index.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { countedMost } from "./counted.ts";
import type { Indicator } from "./recognised.ts";
import { isComparable, termOf } from "./terms.ts";

/**
 * How many other reports hold each of these, up to `countedMost`; null for what is not compared. One query. A number and
 * nothing else: which reports they are may be none of the reader's business.
 */
export async function countOtherReports(
  db: Database,
  {
    keyring,
    reportId,
    indicators,
  }: { keyring: Keyring; reportId: string; indicators: readonly Indicator[] },
): Promise<(number | null)[]> {
  const terms = indicators.map((each) =>
    isComparable(each) ? blindTerm(keyring, "indicator", termOf(each)) : null,
  );
  const asked = terms.filter((term) => term !== null);
  const counts = new Map<string, number>();
  if (asked.length > 0) {
    const rows = await db.execute<{ term: Buffer; count: number }>(sql`
      select asked.term, counted.count
      from unnest(${sql.param(asked)}::bytea[]) as asked (term)
      cross join lateral (
        select count(*)::int as count
        from (
          select 1
          from search_term
          where search_term.term = asked.term
            and search_term.kind = 'indicator'
            and search_term.report_id <> ${reportId}
          limit ${countedMost}
        ) as held
      ) as counted`);
    for (const { term, count } of rows.rows)
      counts.set(term.toString("hex"), count);
  }
  return terms.map((term) =>
    term === null ? null : (counts.get(term.toString("hex")) ?? 0),
  );
}
