import { eq } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { report } from "#db/schema/index.ts";
import { NotFound } from "../refusal.ts";
import type { Answers } from "../report/answers.ts";
import { mayUpload, type MayUpload } from "./allowed.ts";

/** Whether a report takes files now, for the page that offers it; who receives one asks again. @throws NotFound */
export async function getMayUpload(
  db: Database,
  { reportId, answers }: { reportId: string; answers: Answers },
): Promise<MayUpload> {
  const [row] = await db
    .select({ status: report.status, firstAnsweredAt: report.firstAnsweredAt })
    .from(report)
    .where(eq(report.id, reportId));
  if (!row) throw new NotFound("no such report");
  return mayUpload({ ...row, answers });
}
