import { and, eq, inArray } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { mail, report } from "#db/schema/index.ts";
import { readsContents } from "../responder/can.ts";
import type { Viewer } from "../responder/viewer.ts";
import { visibleReports } from "../responder/visible.server.ts";

/** Of mails, by the left parts of their Message-IDs, those of reports whose contents this person may read. */
export async function readableMails(
  db: Database,
  viewer: Viewer,
  headerMessageIds: readonly string[],
): Promise<Set<string>> {
  if (!readsContents(viewer) || headerMessageIds.length === 0) return new Set();
  const rows = await db
    .select({ id: mail.headerMessageId })
    .from(mail)
    .innerJoin(report, eq(report.id, mail.reportId))
    .where(
      and(
        inArray(mail.headerMessageId, [...headerMessageIds]),
        visibleReports(db, viewer),
      ),
    );
  return new Set(rows.map(({ id }) => id));
}
