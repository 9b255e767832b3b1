import { and, eq } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { evidence, evidencePart, report } from "#db/schema/index.ts";
import { recordEvent } from "../audit/record.server.ts";
import { Conflict, NotFound } from "../refusal.ts";
import { refuseUnlessInScope } from "../vocabulary/code-may.ts";
import { reporterOf, type ReporterSession } from "../access/session.server.ts";
import { enqueueTidying } from "./queue.server.ts";
import type { StoredFile } from "./store.ts";

/**
 * The reporter takes a file away: any of a draft, and what is unfinished of a sent report. What units were given stays with
 * them. Safe to repeat.
 * @throws Forbidden; NotFound; Conflict for a whole file of a sent report
 */
export async function removeEvidence(
  db: Database,
  {
    session,
    evidenceId,
    why,
    now,
  }: {
    session: ReporterSession;
    evidenceId: string;
    /** Where nobody wished it: its sending broke off, and cannot go on. */
    why?: "unfinished";
    now: Date;
  },
): Promise<void> {
  const { reportId } = session;
  refuseUnlessInScope(session, "evidence");
  const file = { reportId, evidenceId };
  await db.transaction(async (tx) => {
    const [row] = await tx
      .select({ status: report.status, state: evidence.state })
      .from(report)
      .innerJoin(evidence, eq(evidence.reportId, report.id))
      .where(and(eq(report.id, reportId), eq(evidence.id, evidenceId)))
      .for("update");
    if (!row) throw new NotFound("no such file");
    if (row.state === "removed") return;
    if (row.state === "kept" && row.status !== "draft")
      throw new Conflict("this file is evidence and stays");
    await giveUpFile(tx, { ...file, now });
    await recordEvent(tx, {
      reportId,
      event: { type: "evidence.removed", evidenceId, ...(why && { why }) },
      actor: reporterOf(session),
      at: now,
    });
  });
}

/** Nothing of it stays but that it was there: name, hash and parts go, the bytes after the commit. */
export async function giveUpFile(
  tx: Database,
  { now, ...file }: StoredFile & { now: Date },
): Promise<void> {
  const { reportId, evidenceId } = file;
  await tx
    .delete(evidencePart)
    .where(
      and(
        eq(evidencePart.reportId, reportId),
        eq(evidencePart.evidenceId, evidenceId),
      ),
    );
  await tx
    .update(evidence)
    .set({
      state: "removed",
      nameSealed: Buffer.alloc(0),
      hashStateSealed: null,
      sha256Sealed: null,
      sameAs: null,
      termsSealed: null,
      keptAt: null,
      expiresAt: null,
      removedAt: now,
    })
    .where(and(eq(evidence.reportId, reportId), eq(evidence.id, evidenceId)));
  await enqueueTidying(tx, file);
}
