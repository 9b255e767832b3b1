import { and, eq, inArray } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { reportAnswers } from "#db/schema/report.ts";
import { listVersions } from "../answers/versions.server.ts";
import { updatesOf } from "../form/updates.ts";
import { Conflict } from "../refusal.ts";

/** No report seen has more than some dozens. */
const keptEach = 100;
const keptMost = 1_000;

/**
 * Bounds what a sent report keeps of its answers. The first hundred versions are kept each; of later ones the last of a sitting
 * alone, as whoever saves again and again within minutes says one thing. What was saved in between is told of in the history
 * and can be read no more. Called with the report locked, after the newest version was written.
 * @throws Conflict when there are a thousand all the same
 */
export async function foldVersions(
  tx: Database,
  reportId: string,
): Promise<void> {
  const versions = await listVersions(tx, reportId);
  if (versions.length > keptMost)
    throw new Conflict("this report takes no more answers");
  const sitting = updatesOf(versions).at(-1);
  if (!sitting || versions.length <= keptEach) return;
  const between = sitting.versions.filter(
    (version) => version !== sitting.to && version > keptEach,
  );
  if (between.length === 0) return;
  await tx
    .delete(reportAnswers)
    .where(
      and(
        eq(reportAnswers.reportId, reportId),
        inArray(reportAnswers.version, between),
      ),
    );
}
