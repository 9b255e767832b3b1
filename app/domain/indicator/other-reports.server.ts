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
): Promise<{
  relatives: (Relative[] | null)[];
  /** There are more than are read of one page, and of each way only the newest were. */
  isCut: boolean;
}> {
  const relations = indicators.map(relationsOf);
  const terms = new Map<string, Buffer>();
  for (const { term } of relations.flat())
    if (!terms.has(term))
      terms.set(term, blindTerm(keyring, "indicator", term));
  const asked = [...terms.values()];
  const { holders, isCut } = await findHolders(db, reportId, asked);
  const relatives = indicators.map((indicator, at) => {
    if (!isComparable(indicator)) return null;
    const found = new Map<string, Relative>();
    for (const { how, term, shared } of relations[at] ?? [])
      for (const id of holders.get(terms.get(term)?.toString("hex") ?? "") ??
        [])
        if (!found.has(id)) found.set(id, { reportId: id, how, shared });
    return [...found.values()];
  });
  return { relatives, isCut };
}

/** Of one page, whatever a stranger's reports have in common with this one. */
const mostRows = 5_000;
/** Before the fairest `mostRows` of them are chosen. */
const mostRead = 4 * mostRows;

type Held = { term: Buffer; report_id: string; rank: number };

/**
 * By term in hexadecimal; of more reports, those that began last. Where there are more than are read, each term has its newest
 * before any has its second.
 */
async function findHolders(
  db: Database,
  reportId: string,
  terms: readonly Buffer[],
): Promise<{ holders: Map<string, string[]>; isCut: boolean }> {
  const holders = new Map<string, string[]>();
  if (terms.length === 0) return { holders, isCut: false };
  const fair = Math.ceil(mostRead / terms.length);
  const mostOfEach = Math.min(countedMost, fair);
  const { rows } = await db.execute<Held>(sql`
    select asked.term, held.report_id, held.rank
    from unnest(${sql.param(terms)}::bytea[]) as asked (term)
    cross join lateral (
      select search_term.report_id,
        row_number() over (order by search_term.report_id desc)::int as rank
      from search_term
      where search_term.term = asked.term
        and search_term.kind = 'indicator'
        and search_term.report_id <> ${reportId}
      order by search_term.report_id desc
      limit ${mostOfEach}
    ) as held
    order by held.rank, held.report_id desc
    limit ${mostRows + 1}`);
  for (const { term, report_id } of rows.slice(0, mostRows)) {
    const key = term.toString("hex");
    const held = holders.get(key) ?? [];
    held.push(report_id);
    holders.set(key, held);
  }
  const isCut =
    rows.length > mostRows ||
    (mostOfEach < countedMost && rows.some(({ rank }) => rank === mostOfEach));
  return { holders, isCut };
}
