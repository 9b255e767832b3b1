import { sql } from "drizzle-orm";
import {
  formatReference,
  referenceLength,
} from "#app/domain/report/reference.ts";
import { randomBase32 } from "#app/domain/vault/random.server.ts";
import { failureOf } from "#app/server/failure.server.ts";
import type { Database } from "#db/client.server.ts";
import {
  assignment,
  auditChain,
  auditEvent,
  mail,
  message,
  report,
  reportAccess,
  reportKey,
  reportAnswers,
  reportTerms,
  reportTermsWanted,
  routingDecision,
  scoring,
  searchTerm,
} from "#db/schema/index.ts";
import { insertMany } from "./bulk.server.ts";
import type { Rows } from "./life.server.ts";

/**
 * Inserts a batch of reports in one transaction. Of 34 thousand million references one that is taken is drawn about once among
 * 200,000 reports, and oftener among more: the batch is then given others, as a report that is sent would be.
 * @throws Error of one line; drizzle's own holds the batch, which is megabytes
 */
export async function insertReports(db: Database, rows: Rows): Promise<void> {
  for (let draw = 1; ; draw++)
    try {
      return await insertRows(db, rows);
    } catch (error) {
      const failure = failureOf(error);
      if (draw === 5 || failure.constraint !== "report_reference") {
        const { kind, code, table, constraint } = failure;
        throw new Error(
          ["not filled:", kind, code, table, constraint]
            .filter(Boolean)
            .join(" "),
        );
      }
      for (const report of rows.report)
        if (report.reference) report.reference = drawReference();
    }
}

export function drawReference(): string {
  return formatReference(randomBase32(referenceLength));
}

async function insertRows(db: Database, rows: Rows) {
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local synchronous_commit = off`);
    await insertMany(tx, report, rows.report);
    await insertMany(tx, reportAccess, rows.reportAccess);
    await insertMany(tx, reportKey, rows.reportKey);
    await insertMany(tx, reportAnswers, rows.reportAnswers);
    await insertMany(tx, scoring, rows.scoring);
    await insertMany(tx, routingDecision, rows.routingDecision);
    await insertMany(tx, assignment, rows.assignment);
    await insertMany(tx, message, rows.message);
    await insertMany(tx, mail, rows.mail);
    await insertMany(tx, auditChain, rows.auditChain);
    await insertMany(tx, auditEvent, rows.auditEvent);
    await insertMany(tx, searchTerm, rows.searchTerm);
    await insertMany(tx, reportTerms, rows.reportTerms);
    const reportIds = rows.reportTerms.map(({ reportId }) => reportId);
    await tx
      .delete(reportTermsWanted)
      .where(
        sql`${reportTermsWanted.reportId} = any(${sql.param(reportIds)}::uuid[])`,
      );
  });
}
