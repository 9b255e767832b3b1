import { eq } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { report } from "#db/schema/report.ts";
import type { ReporterSession } from "../access/session.server.ts";

/** Mail is written in the language in which the reporter last read, and not a colleague with a code. Safe to repeat. */
export async function chooseLocale(
  db: Database,
  { session, locale }: { session: ReporterSession; locale: string },
): Promise<void> {
  if (session.scope !== "owner") return;
  await db
    .update(report)
    .set({ locale })
    .where(eq(report.id, session.reportId));
}
