import { isDeepStrictEqual } from "node:util";
import { eq, sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { scoring as scoringTable } from "#db/schema/index.ts";
import type { Actor, AuditEvent } from "../audit/events.ts";
import type { Scoring } from "./score.ts";
import { newestProvisional, standings } from "./standing.ts";
import type { Band } from "../vocabulary/triage.ts";

type Recording = {
  reportId: string;
  scoring: Scoring;
  by: Actor;
  now: Date;
};

/**
 * Adds a dated version. The report's own `score` and `band` are its module's to set, and the event is the caller's to
 * record.
 */
export async function insertScoring(
  tx: Database,
  { reportId, scoring, by, now }: Recording,
): Promise<{ event: AuditEvent & { type: "report.scored" } }> {
  const [row] = await tx
    .insert(scoringTable)
    .values({
      ...scoring,
      reportId,
      version: sql`(
        select coalesce(max(version), 0) + 1
        from ${scoringTable}
        where report_id = ${reportId})`,
      scoredAt: now,
      scoredBy: by.kind === "responder" ? by.id : null,
    })
    .returning({ version: scoringTable.version });
  const { version } = row!; // an insert answers with its row
  const { score, band } = scoring;
  return { event: { type: "report.scored", version, score, band } };
}

/**
 * What changed answers make of the score, beside what a responder made of it. Nothing is added when they make the same of
 * it as before. Of a report that the caller has locked; answers with what counts now.
 */
export async function scoreAgain(
  tx: Database,
  { reportId, scoring, now }: Omit<Recording, "by">,
): Promise<{ standing: { score: number; band: Band }; events: AuditEvent[] }> {
  const before = await listScorings(tx, reportId);
  const [counted] = standings(before);
  const judged = counted?.scoredBy ? counted : null;
  const standing = judged ?? scoring;
  if (isSame(newestProvisional(before), scoring))
    return { standing, events: [] };
  const by = { kind: "system", part: "rules" } as const;
  const { event } = await insertScoring(tx, { reportId, scoring, by, now });
  const suggested = judged ? { isSuggestion: true as const } : {};
  return { standing, events: [{ ...event, ...suggested }] };
}

function listScorings(tx: Database, reportId: string) {
  return tx
    .select({
      version: scoringTable.version,
      scoredBy: scoringTable.scoredBy,
      modelVersion: scoringTable.modelVersion,
      inputs: scoringTable.inputs,
      escalators: scoringTable.escalators,
      score: scoringTable.score,
      band: scoringTable.band,
    })
    .from(scoringTable)
    .where(eq(scoringTable.reportId, reportId));
}

function isSame(
  before: Awaited<ReturnType<typeof listScorings>>[number] | null,
  { modelVersion, inputs, escalators }: Scoring,
): boolean {
  return (
    before?.modelVersion === modelVersion &&
    isDeepStrictEqual(before.inputs, inputs) &&
    isDeepStrictEqual(before.escalators, escalators)
  );
}
