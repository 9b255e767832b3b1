import { sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { scoring as scoringTable } from "#db/schema/index.ts";
import type { Actor, AuditEvent } from "../audit/events.ts";
import { recordEvent } from "../audit/record.server.ts";
import type { Scoring } from "./score.ts";

type Recording = {
  reportId: string;
  scoring: Scoring;
  by: Actor;
  now: Date;
};

/** Adds a dated version; the report's own `score` and `band` are its module's to set. Answers with the version. */
export async function recordScoring(
  tx: Database,
  recording: Recording,
): Promise<number> {
  const { reportId, by, now } = recording;
  const { version, event } = await insertScoring(tx, recording);
  await recordEvent(tx, { reportId, event, actor: by, at: now });
  return version;
}

/** The same, for a caller that records the event with its own. */
export async function insertScoring(
  tx: Database,
  { reportId, scoring, by, now }: Recording,
): Promise<{ version: number; event: AuditEvent }> {
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
  return { version, event: { type: "report.scored", version, score, band } };
}
