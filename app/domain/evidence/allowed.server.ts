import { and, eq, isNull } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { report, reportAccess } from "#db/schema/index.ts";
import type { Band } from "../vocabulary/triage.ts";
import { readAnswers } from "../answers/sealed-answers.server.ts";
import { scopeAllows } from "../vocabulary/code-may.ts";
import type { ReporterSession } from "../access/session.server.ts";
import type { ReportStatus } from "../vocabulary/report.ts";
import { mayUpload, type MayUpload } from "./allowed.ts";
import { EvidenceRefused } from "./refused.ts";
import { readOrDamaged } from "../vault/damage.server.ts";
import { valueIn } from "../vault/opened.ts";

type Asking = Pick<
  ReporterSession,
  "key" | "accessId" | "scope" | "codeToShow"
>;

/** What the report is as it takes a file. */
export type Taking = { status: ReportStatus; band: Band | null };

/** Whether a report takes files now from whoever has it open, for the pages that offer it. */
export async function getMayUpload(
  db: Database,
  session: Asking,
): Promise<MayUpload> {
  return (await ask(db, session, { isLocked: false })).upload;
}

/**
 * Asked before any byte is read, both when a file is announced and whenever more of it comes; and once more, with the report
 * locked, when it is kept. The answers, the status and the code may have changed in between.
 * @throws EvidenceRefused
 */
export async function requireUploadable(
  db: Database,
  session: Asking,
  { isLocked = false } = {},
): Promise<Taking> {
  const { upload, taking } = await ask(db, session, { isLocked });
  // A reporter who has not kept the code would lose the files together with the draft.
  if (!upload.may || !taking || session.codeToShow !== null)
    throw new EvidenceRefused("no-upload-here");
  return taking;
}

async function ask(
  db: Database,
  { key, accessId, scope }: Asking,
  { isLocked }: { isLocked: boolean },
): Promise<{ upload: MayUpload; taking: Taking | null }> {
  // By itself and first: what waits for a lock goes on with what it read of other tables before, a code that was revoked
  // meanwhile among it.
  if (isLocked)
    await db
      .select({ id: report.id })
      .from(report)
      .where(eq(report.id, key.reportId))
      .for("update");
  const [row] = await db
    .select({
      status: report.status,
      band: report.band,
      firstAnsweredAt: report.firstAnsweredAt,
    })
    .from(report)
    .innerJoin(reportAccess, eq(reportAccess.reportId, report.id))
    .where(
      and(
        eq(report.id, key.reportId),
        eq(reportAccess.id, accessId),
        isNull(reportAccess.revokedAt),
      ),
    );
  // Deleted, or the code was revoked, since the session was found.
  if (!row || !scopeAllows(scope, "evidence"))
    return { upload: { may: false, because: "read-only" }, taking: null };
  const read = await readOrDamaged(() => readAnswers(db, key));
  const answers = valueIn(read)?.answers ?? null;
  return { upload: mayUpload({ ...row, answers }), taking: row };
}
