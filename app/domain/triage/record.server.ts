import { isDeepStrictEqual } from "node:util";
import { eq } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { scoring as scoringTable } from "#db/schema/index.ts";
import type { Actor, AuditEvent } from "../audit/events.ts";
import { openScoring, sealScoring, type Judgement } from "./grounds.server.ts";
import { optionsOf, type Scoring } from "./score.ts";
import { newestProvisional, standings } from "./standing.ts";
import type { ReportKey } from "../vault/seal.server.ts";
import type { Band } from "../vocabulary/triage.ts";

type Recording = {
  key: ReportKey;
  scoring: Scoring;
  /** One more than the report's last; a version that is there already is refused by the table. */
  version: number;
  by: Actor;
  now: Date;
  judgement?: Judgement;
};

/**
 * Adds a dated version. The report's own `score` and `band` are its module's to set, and the event is the caller's to
 * record.
 */
export async function insertScoring(
  tx: Database,
  recording: Recording,
): Promise<{ event: AuditEvent & { type: "report.scored" } }> {
  await tx.insert(scoringTable).values(scoringRow(recording));
  const { version, scoring } = recording;
  const { score, band } = scoring;
  return { event: { type: "report.scored", version, score, band } };
}

/** What lies in clear of a scoring, and its grounds sealed. */
export function scoringRow({
  key,
  scoring,
  version,
  by,
  now,
  judgement,
}: Recording) {
  const { modelVersion, score, scoreBand, band } = scoring;
  return {
    reportId: key.reportId,
    ...{ version, modelVersion, score, scoreBand, band },
    groundsSealed: sealScoring(key, version, { ...scoring, judgement }),
    scoredAt: now,
    scoredBy: by.kind === "responder" ? by.id : null,
  };
}

/**
 * What changed answers make of the score, beside what a responder made of it. Nothing is added when they make the same of
 * it as before. Of a report that the caller has locked; answers with what counts now.
 */
export async function scoreAgain(
  tx: Database,
  { key, scoring, now }: Pick<Recording, "key" | "scoring" | "now">,
): Promise<{ standing: { score: number; band: Band }; events: AuditEvent[] }> {
  const before = await listScorings(tx, key);
  const [counted] = standings(before);
  const judged = counted?.scoredBy ? counted : null;
  const standing = judged ?? scoring;
  if (isSame(newestProvisional(before), scoring))
    return { standing, events: [] };
  const by = { kind: "system", part: "rules" } as const;
  const version = 1 + Math.max(0, ...before.map((one) => one.version));
  const recording = { key, scoring, version, by, now };
  const { event } = await insertScoring(tx, recording);
  const suggested = judged ? { isSuggestion: true as const } : {};
  return { standing, events: [{ ...event, ...suggested }] };
}

/** All versions of a report, with what they rest on. */
export async function listScorings(tx: Database, key: ReportKey) {
  const rows = await tx
    .select({
      version: scoringTable.version,
      scoredBy: scoringTable.scoredBy,
      modelVersion: scoringTable.modelVersion,
      score: scoringTable.score,
      band: scoringTable.band,
      groundsSealed: scoringTable.groundsSealed,
    })
    .from(scoringTable)
    .where(eq(scoringTable.reportId, key.reportId));
  return rows.map((row) => ({ ...row, grounds: openScoring(key, row) }));
}

/** By what both were taken from; where that was not kept, nobody knows that they are. */
function isSame(
  before: Awaited<ReturnType<typeof listScorings>>[number] | null,
  { modelVersion, taken, escalators }: Scoring,
): boolean {
  if (before?.grounds.is !== "known") return false;
  return (
    before.modelVersion === modelVersion &&
    isDeepStrictEqual(optionsOf(before.grounds.taken), optionsOf(taken)) &&
    isDeepStrictEqual(before.grounds.escalators, escalators)
  );
}
