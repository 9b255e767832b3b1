import { eq } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { handoverReport } from "#db/schema/index.ts";
import { isRefusal } from "../refusal.ts";

/** What became of one report of a handover. */
export type Handed =
  | {
      reportId: string;
      is: "done";
      /** The note of the report that was written with it. */
      noteId: string | null;
    }
  | { reportId: string; is: "refused"; why: string };

/** The ids of the reports that went along, in order. */
export async function reportsOf(
  tx: Database,
  handoverId: string,
): Promise<string[]> {
  const rows = await tx
    .select({ id: handoverReport.reportId })
    .from(handoverReport)
    .where(eq(handoverReport.handoverId, handoverId));
  return rows.map(({ id }) => id).sort();
}

/** What a rule refuses of one report is said of it, and hinders no other. */
export async function orRefused(
  reportId: string,
  act: () => Promise<string | void>,
): Promise<Handed> {
  try {
    return { reportId, is: "done", noteId: (await act()) ?? null };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { reportId, is: "refused", why: error.message };
  }
}
