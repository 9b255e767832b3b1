import { and, sql, type SQL } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { seesAllReports } from "../responder/can.ts";
import type { Viewer } from "../responder/viewer.ts";
import { seeingParts } from "../responder/visible.server.ts";
import { termsOfQuery, type SearchQuery } from "../search/query.ts";
import type { KeySeed } from "../vault/key-seed.server.ts";
import { holdsExact, monthOf, TextIndex } from "../vault/text-index.server.ts";

type Asking = {
  viewer: Viewer;
  searchSeed: KeySeed;
  query: SearchQuery;
  /** No more than these. */
  limit: number;
};

/**
 * Reports in this person's sight that hold all that is asked for somewhere, those that began last first. In the index each term
 * is that of several words; which was meant is told by what lies sealed beside it.
 */
export async function findCandidates(
  db: Database,
  asking: Asking,
): Promise<string[]> {
  const clauses = termsOfQuery(asking.query);
  if (clauses.length === 0) return [];
  const months = await listMonths(db);
  const index = new TextIndex(asking.searchSeed);
  return walkMonths(db, asking, { index, clauses, months });
}

/** Of one month, for each clause the terms of which a report holds one, and what is exactly meant by them. */
type Asked = {
  month: number;
  clauses: { terms: number[]; exact: number[] }[];
};

function blinded(
  index: TextIndex,
  month: number,
  clauses: readonly string[][],
): Asked {
  return {
    month,
    clauses: clauses.map((texts) => {
      const blind = texts.map((text) => index.blind(month, text));
      return {
        terms: blind.map(({ term }) => term),
        exact: blind.map(({ exact }) => exact),
      };
    }),
  };
}

/** A hundred years of them: an id from nowhere makes no endless list. */
const monthsMost = 1_200;

/** In which a report of the index began, the newest first, and those between. */
async function listMonths(db: Database): Promise<number[]> {
  const { rows } = await db.execute<{ first: string; last: string }>(sql`
    select
      (select report_id from report_terms order by report_id limit 1) as first,
      (select report_id from report_terms order by report_id desc limit 1) as last`);
  const [bounds] = rows;
  if (!bounds?.first) return [];
  const [first, last] = [monthOf(bounds.first), monthOf(bounds.last)];
  const count = Math.min(monthsMost, last - first + 1);
  return Array.from({ length: count }, (_, back) => last - back);
}

type Row = { reportId: string; exactSealed: Buffer };
type Index = { index: TextIndex; clauses: string[][]; months: number[] };

/** The first go reads little, as most of it is meant where the word is common; later ones read more, where it is not. */
const readFirst = 1.2;
const readMost = 4_000;

/**
 * Month after month, twice as many each time: what is common is found in the newest, and what is rare in a few goes. A month's
 * terms are its own, so no other month is read.
 */
async function walkMonths(
  db: Database,
  { viewer, limit }: Asking,
  { index, clauses, months: all }: Index,
): Promise<string[]> {
  const found: string[] = [];
  for (let at = 0, count = 2; at < all.length; at += count, count *= 2) {
    const months = all
      .slice(at, at + count)
      .map((month) => blinded(index, month, clauses));
    let most = Math.ceil((limit - found.length) * readFirst);
    let before: string | null = null;
    for (;;) {
      const rows: Row[] = await readMonths(db, {
        viewer,
        months,
        before,
        most,
      });
      found.push(
        ...rows.filter((row) => isMeant(row, index, months)).map(idOf),
      );
      if (found.length >= limit) return found.slice(0, limit);
      if (rows.length < most) break;
      before = rows.at(-1)?.reportId ?? null;
      most = readMost;
    }
  }
  return found;
}

const idOf = ({ reportId }: Row) => reportId;

function isMeant(
  { reportId, exactSealed }: Row,
  index: TextIndex,
  asked: readonly Asked[],
): boolean {
  const month = monthOf(reportId);
  const ofMonth = asked.find((each) => each.month === month);
  const opened = index.open(reportId, exactSealed);
  if (!ofMonth || !opened) return false;
  return ofMonth.clauses.every(({ exact }) => holdsExact(opened, exact));
}

async function readMonths(db: Database, reading: Reading): Promise<Row[]> {
  const { rows } = await db.execute<{
    report_id: string;
    exact_sealed: Buffer;
  }>(statementOf(db, reading));
  return rows.map((row) => ({
    reportId: row.report_id,
    exactSealed: row.exact_sealed,
  }));
}

/**
 * First the index of terms and whose parts there are, then of the newest that were found what lies sealed. `materialized` keeps the
 * planner from walking all reports by their ids, as it would where it takes the terms for common ones. None of a draft is there.
 */
function statementOf(
  db: Database,
  { viewer, months, before, most }: Reading,
): SQL {
  const names = nameClauses(months);
  const isMine = sql`report_terms.report_id in (select report_id from mine)`;
  const isBefore = sql`report_terms.report_id < ${before}::uuid`;
  return sql`
    with mine as materialized (${seeingParts(db, viewer)}),
    holding as materialized (
      select report_terms.report_id
      from jsonb_to_recordset(${askedJson(months)}::jsonb)
        as asked (${sql.join(
          names.map((name) => sql`${name} integer[]`),
          sql`, `,
        )})
      join report_terms on ${and(...names.map((name) => sql`report_terms.terms && asked.${name}`))}
      where ${and(
        sql`true`,
        seesAllReports(viewer) ? undefined : isMine,
        before === null ? undefined : isBefore,
      )}
    ),
    newest as (
      select report_id
      from holding
      order by report_id desc
      limit ${most}
    )
    select newest.report_id, report_terms.exact_sealed
    from newest
    join report_terms on report_terms.report_id = newest.report_id
    order by newest.report_id desc`;
}

/** As many columns as things are asked for; the same of each month. */
function nameClauses(months: readonly Asked[]): SQL[] {
  const clauses = months[0]?.clauses ?? [];
  return clauses.map((_, at) => sql.raw(`clause_${at}`));
}

function askedJson(months: readonly Asked[]): string {
  const rows = months.map(({ clauses }) =>
    Object.fromEntries(clauses.map(({ terms }, at) => [`clause_${at}`, terms])),
  );
  return JSON.stringify(rows);
}

type Reading = {
  viewer: Viewer;
  months: readonly Asked[];
  /** Those that began before this one. */
  before: string | null;
  most: number;
};
