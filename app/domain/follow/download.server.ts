import type { Database } from "#db/client.server.ts";
import { recordEvent } from "../audit/record.server.ts";
import { refuseUnlessInScope } from "../vocabulary/code-may.ts";
import { reporterOf, type ReporterSession } from "../access/session.server.ts";

/** Everything leaves the place where reading can be stopped: known before the first byte does. @throws Forbidden */
export async function recordDownload(
  db: Database,
  { session, now }: { session: ReporterSession; now: Date },
): Promise<void> {
  refuseUnlessInScope(session, "download");
  const { reportId } = session;
  await db.transaction((tx) =>
    recordEvent(tx, {
      reportId,
      event: { type: "report.downloaded" },
      actor: reporterOf(session),
      at: now,
    }),
  );
}
