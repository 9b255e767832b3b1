import { sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { scoring as scoringTable } from "#db/schema/index.ts";
import type { Actor } from "../audit/events.ts";
import { recordEvent } from "../audit/record.server.ts";
import type { Scoring } from "./score.ts";

/** Adds a dated version; the report's own `score` and `band` are its module's to set. Answers with the version. */
export async function recordScoring(
  tx: Database,
  recording: { reportId: string; scoring: Scoring; by: Actor; now: Date },
): Promise<number> {
  const { reportId, scoring, by, now } = recording;
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
  await recordEvent(tx, {
    reportId,
    event: { type: "report.scored", version, score, band },
    actor: by,
    at: now,
  });
  return version;
}
