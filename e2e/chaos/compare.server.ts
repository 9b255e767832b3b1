import { sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import type { Act } from "./acts.server.ts";
import { readLedger } from "./ledger.server.ts";

/** What the database has of an act, and how often. */
type Kept = { kind: Act["kind"]; reportId: string; id: string };

/** By kind: what was done, what was acknowledged, and what is there of it now. */
export type Line = {
  acts: number;
  sent: number;
  acknowledged: number;
  /** Acknowledged, and not there: each is a promise broken. */
  missing: number;
  /** There more than once. */
  twice: number;
  /** Nobody heard what became of it; it is there. */
  "given up, there": number;
  "given up, not there": number;
  /** There, and nobody ever did it. */
  unknown: number;
};

/** Every act that somebody did, against every row of these reports that tells of one. */
export async function compare(
  owner: Database,
  acts: readonly Act[],
): Promise<Record<string, Line>> {
  const reportIds = new Set(acts.map(({ reportId }) => reportId));
  const kept = (await listKept(owner)).filter(({ reportId }) =>
    reportIds.has(reportId),
  );
  const counted = new Map<string, number>();
  for (const each of kept)
    counted.set(nameOf(each), (counted.get(nameOf(each)) ?? 0) + 1);
  const lines: Record<string, Line> = {};
  for (const kind of kinds) {
    const ofKind = acts.filter((act) => act.kind === kind);
    const countOf = (act: Act) => counted.get(nameOf(act)) ?? 0;
    const acknowledged = ofKind.filter(({ known }) => known === "acknowledged");
    const givenUp = ofKind.filter(({ known }) => known === "given up");
    const done = new Set(ofKind.map(nameOf));
    lines[kind] = {
      acts: ofKind.length,
      sent: ofKind.reduce((sum, { tries }) => sum + tries, 0),
      acknowledged: acknowledged.length,
      missing: acknowledged.filter((act) => countOf(act) === 0).length,
      twice: ofKind.filter((act) => countOf(act) > 1).length,
      "given up, there": givenUp.filter((act) => countOf(act) > 0).length,
      "given up, not there": givenUp.filter((act) => countOf(act) === 0).length,
      unknown: kept.filter(
        (each) => each.kind === kind && !done.has(nameOf(each)),
      ).length,
    };
  }
  return lines;
}

const kinds = ["report", "file", "message", "note", "acceptance"] as const;

function nameOf({ kind, reportId, id }: Kept): string {
  return `${kind} ${reportId} ${id}`;
}

/**
 * Reports and acceptances by their events, of which one too many would be an act done twice; the rest by their rows. A note has
 * an id of its own: the marks of what was sent tell which note it is, and a note beyond them is one that nobody wrote.
 */
async function listKept(owner: Database): Promise<Kept[]> {
  const { rows } = await owner.execute<Kept>(sql`
    select 'report' as kind, report_id as "reportId", report_id as id
      from audit_event where type = 'report.submitted'
    union all
    select 'acceptance', report_id, report_id from audit_event where type = 'report.accepted'
    union all
    select 'message', report_id, id from message where responder_id is null
    union all
    select 'note', report_id, coalesce(sent.id, written.id)
      from (
        select report_id, id, row_number() over (partition by report_id order by id) as at
        from note
      ) as written
      left join (
        select report_id, id, row_number() over (partition by report_id order by id) as at
        from desk_unsent
        where form = 'notes' and over = 'sent'
      ) as sent using (report_id, at)
    union all
    select 'file', report_id, id from evidence where state = 'kept'`);
  return rows;
}

/** Sent reports that lack something, or have something twice; and those whose reference is not what the receipt showed. */
export async function listNotWhole(
  owner: Database,
  acts: readonly Act[],
): Promise<string[]> {
  const told = new Map(
    acts.flatMap(({ kind, reportId, known, told }) =>
      kind === "report" && known === "acknowledged" ? [[reportId, told]] : [],
    ),
  );
  const ledger = await readLedger(owner);
  return ledger.flatMap((entry) => {
    const { reportId, submitted, reference } = entry;
    const toldReference = told.get(reportId);
    if (toldReference === undefined) return [];
    const isWhole =
      entry.isWhole &&
      reference === toldReference &&
      submitted === 1 &&
      entry.primaries === 1 &&
      entry.decisions === 1 &&
      entry.routed === 1 &&
      entry.scorings === 1 &&
      entry.offered === entry.assignments;
    return isWhole ? [] : [JSON.stringify(entry)];
  });
}
