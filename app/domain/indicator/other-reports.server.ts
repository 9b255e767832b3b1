import { sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { blindTerm } from "../vault/blind-index.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { countedMost } from "./counted.ts";
import type { Indicator } from "./recognised.ts";
import { isComparable, relationsOf } from "./terms.ts";
import type { RelationHow } from "../vocabulary/indicator.ts";

/** Another report that an indicator leads to, by the strongest of what they share. */
export type Relative = { reportId: string; how: RelationHow; shared: string };

/**
 * The other reports that each of these leads to, the strongest first and up to `countedMost` of each way; null for what is not
 * compared. One query. Which of them the reader may know of, the caller decides.
 */
export async function findRelatives(
  db: Database,
  {
    keyring,
    reportId,
    indicators,
  }: { keyring: Keyring; reportId: string; indicators: readonly Indicator[] },
): Promise<(Relative[] | null)[]> {
  const relations = indicators.map(relationsOf);
  const terms = new Map<string, Buffer>();
  for (const { term } of relations.flat())
    if (!terms.has(term))
      terms.set(term, blindTerm(keyring, "indicator", term));
  const holders = await findHolders(db, reportId, [...terms.values()]);
  return indicators.map((indicator, at) => {
    if (!isComparable(indicator)) return null;
    const found = new Map<string, Relative>();
    for (const { how, term, shared } of relations[at] ?? [])
      for (const id of holders.get(terms.get(term)?.toString("hex") ?? "") ??
        [])
        if (!found.has(id)) found.set(id, { reportId: id, how, shared });
    return [...found.values()];
  });
}

/** Of one page, whatever a stranger's reports have in common with this one. */
const mostRows = 5_000;

/** By term in hexadecimal; of more reports, those that began last. */
async function findHolders(
  db: Database,
  reportId: string,
  terms: readonly Buffer[],
): Promise<Map<string, string[]>> {
  const holders = new Map<string, string[]>();
  if (terms.length === 0) return holders;
  const { rows } = await db.execute<{ term: Buffer; report_id: string }>(sql`
    select asked.term, held.report_id
    from unnest(${sql.param(terms)}::bytea[]) as asked (term)
    cross join lateral (
      select search_term.report_id
      from search_term
      where search_term.term = asked.term
        and search_term.kind = 'indicator'
        and search_term.report_id <> ${reportId}
      order by search_term.report_id desc
      limit ${countedMost}
    ) as held
    limit ${mostRows}`);
  for (const { term, report_id } of rows) {
    const key = term.toString("hex");
    const held = holders.get(key) ?? [];
    held.push(report_id);
    holders.set(key, held);
  }
  return holders;
}
