import { and, asc, eq, or } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { report } from "#db/schema/index.ts";
import type { Viewer } from "../responder/viewer.ts";
import { visibleReports } from "../responder/visible.server.ts";

/** Another report of the same thing, by what is shown of it on the page of the one. */
export type SameThing = {
  reportId: string;
  reference: string | null;
  submittedAt: Date | null;
};

/**
 * Of a duplicate the report that goes on, of one that goes on its duplicates in the order in which they were sent: those that
 * this person may see. Null, and without a query, for the many that are neither.
 */
export async function listSameThing(
  db: Database,
  {
    viewer,
    id,
    duplicateOf,
    hasDuplicates,
  }: {
    viewer: Viewer;
    id: string;
    duplicateOf: string | null;
    hasDuplicates: boolean;
  },
): Promise<{ goesOn: SameThing | null; duplicates: SameThing[] } | null> {
  if (!duplicateOf && !hasDuplicates) return null;
  const isDuplicate = eq(report.duplicateOf, id);
  const rows = await db
    .select({
      reportId: report.id,
      reference: report.reference,
      submittedAt: report.submittedAt,
    })
    .from(report)
    .where(
      and(
        duplicateOf ? or(isDuplicate, eq(report.id, duplicateOf)) : isDuplicate,
        visibleReports(db, viewer),
      ),
    )
    .orderBy(asc(report.submittedAt), asc(report.id));
  return {
    goesOn: rows.find((row) => row.reportId === duplicateOf) ?? null,
    duplicates: rows.filter((row) => row.reportId !== duplicateOf),
  };
}
