import { sql, type SQL } from "drizzle-orm";
import { everNew, type Database } from "#db/client.server.ts";
import { assignment, auditEvent, report } from "#db/schema/index.ts";
import { recordEvent } from "../audit/record.server.ts";
import { NotFound } from "../refusal.ts";
import { readsFigures, seesAllReports } from "../responder/can.ts";
import { visibleReports } from "../responder/visible.server.ts";
import type { ReportStatus } from "../vocabulary/report.ts";
import type { Band } from "../vocabulary/triage.ts";
import { at, cohort, isOpen, type Counting } from "./cohort.server.ts";
import { rowsMost, type FigureAsked } from "./figure.ts";
import { boundStatements } from "./statements.server.ts";
import { isOverdue, promisesKept, wentAway } from "./late.server.ts";

export type FigureRow = {
  reportId: string;
  reference: string;
  band: Band;
  status: ReportStatus;
  sector: string | null;
  state: string | null;
  sentAt: Date;
  lookedAt: Date | null;
  answeredAt: Date | null;
};

/**
 * The reports that a figure counts, by the same conditions, and the record that they were listed. Clear columns alone: whoever opens one
 * is asked for their right to its contents there.
 * @throws NotFound for who reads no figures
 */
export async function listFigureRows(
  db: Database,
  counting: Counting,
  asked: FigureAsked,
): Promise<{ rows: FigureRow[]; isCut: boolean }> {
  const { viewer, now } = counting;
  if (!readsFigures(viewer)) throw new NotFound("no such page");
  const found = await db.transaction(async (tx) => {
    await boundStatements(tx);
    const { rows } = await tx.execute<Found>(statementOf(tx, counting, asked));
    return rows;
  });
  const rows = found.slice(0, rowsMost).map(rowOf);
  const { sessionId, actor } = viewer;
  const event = {
    type: "figures.read",
    figure: asked.figure,
    shownCount: rows.length,
  } as const;
  await db.transaction((tx) =>
    recordEvent(tx, { sessionId, actor, at: now, event }),
  );
  return { rows, isCut: found.length > rowsMost };
}

type Found = Omit<FigureRow, "sentAt" | "lookedAt" | "answeredAt"> &
  Record<"sentAt" | "lookedAt" | "answeredAt", string | Date | null>;

/** Postgres's own words of an instant, as nothing maps what a template selects. */
function rowOf({ sentAt, lookedAt, answeredAt, ...row }: Found): FigureRow {
  const dateOf = (given: string | Date | null) =>
    given === null ? null : new Date(given);
  return {
    ...row,
    sentAt: dateOf(sentAt) ?? new Date(0),
    lookedAt: dateOf(lookedAt),
    answeredAt: dateOf(answeredAt),
  };
}

function statementOf(
  tx: Database,
  counting: Counting,
  asked: FigureAsked,
): SQL {
  const columns = sql`${report.id} as "reportId", ${report.reference} as "reference", ${report.band} as "band",
    ${report.status} as "status", ${report.sector} as "sector", ${report.state} as "state", ${report.submittedAt} as "sentAt",
    ${report.firstOpenedAt} as "lookedAt", ${report.firstAnsweredAt} as "answeredAt"`;
  return sql`${sql.raw(everNew)}${withOf(tx, counting, asked)}
    select ${columns}
    from ${report}
    where ${visibleReports(tx, counting.viewer)} and ${report.id} in (${idsOf(counting, asked)})
    order by ${report.submittedAt} desc, ${report.id} desc
    limit ${sql.raw(String(rowsMost + 1))}`;
}

function withOf(
  tx: Database,
  counting: Counting,
  { figure }: FigureAsked,
): SQL {
  if (isOfNow(figure) || figure === "reopened") return sql``;
  const isLate = figure === "late-accept" || figure === "late-answer";
  return isLate
    ? sql`with ${cohort(tx, counting)}, ${promisesKept(counting)}`
    : sql`with ${cohort(tx, counting)}`;
}

const isOfNow = (figure: FigureAsked["figure"]) =>
  figure === "open" || figure === "overdue";

/** The ids of what is counted: each figure says once what it is, beside `figures.server.ts`, and a test holds both together. */
function idsOf(counting: Counting, { figure, key = "", of }: FigureAsked): SQL {
  const inPeriod = of === "this" ? sql`is_this` : sql`not is_this`;
  const those = (condition: SQL) =>
    sql`select id from cohort where ${inPeriod} and ${condition}`;
  switch (figure) {
    case "sent":
      return those(sql`true`);
    case "step":
    case "sector":
    case "state":
    case "office":
    case "outcome":
      return those(sql`${sql.raw(figure)} = ${key}`);
    case "band":
      return those(sql`band::text = ${key}`);
    case "unlooked":
      return those(sql`looked_at is null and ${isOpen}`);
    case "unanswered":
      return those(sql`answered_at is null and ${isOpen}`);
    case "late-accept":
      return late("accept", key, inPeriod);
    case "late-answer":
      return late("first-answer", key, inPeriod);
    case "misroute":
      return sql`select part.report_id from cohort join ${assignment} as part on part.report_id = cohort.id
        where ${inPeriod} and part.rule_id is not null and ${wentAway}
          and (${key} = '' or part.unit_id || '.' || part.rule_id = ${key})`;
    case "reopened":
      return reopened(counting, of);
    case "open":
    case "overdue":
      return live(counting, key, figure === "overdue");
  }
}

/** Key: of a band, or of a unit. */
function late(
  kind: "accept" | "first-answer",
  key: string,
  inPeriod: SQL,
): SQL {
  return sql`select report_id from kept where ${inPeriod} and is_late and kind = ${kind}
    and (${key} = '' or band::text = ${key} or unit_id = ${key})`;
}

function reopened({ period }: Counting, of: FigureAsked["of"]): SQL {
  const { before, from, until } = period;
  const [first, end] = of === "this" ? [from, until] : [before, from];
  return sql`select ${auditEvent.reportId} from ${auditEvent}
    where ${auditEvent.type} = 'report.reopened' and ${auditEvent.at} >= ${at(first)} and ${auditEvent.at} < ${at(end)}`;
}

/** Key: "unit", or "unit.person", where nobody is "unit.nobody". */
function live({ viewer, now }: Counting, key: string, isLate: boolean): SQL {
  const [unitId = "", person] = key.split(".");
  const of = sql`${assignment.assigneeId}::text`;
  const isTheirs = seesAllReports(viewer)
    ? sql`true`
    : sql`${assignment.unitId} = ${viewer.unitId}`;
  return sql`select ${assignment.reportId} from ${assignment}
    where ${assignment.state} in ('offered', 'accepted') and ${isTheirs}
      and (${unitId} = '' or ${assignment.unitId} = ${unitId})
      and (${person ?? ""} = '' or coalesce(${of}, 'nobody') = ${person ?? ""})
      and ${isLate ? isOverdue(now) : sql`true`}`;
}
