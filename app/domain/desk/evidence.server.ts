import type { Database } from "#db/client.server.ts";
import { recordEvent } from "../audit/record.server.ts";
import { openEvidence, type OpenedFile } from "../evidence/open.server.ts";
import type { EvidenceStore } from "../evidence/store.ts";
import { NotFound } from "../refusal.ts";
import { findReportKey, requireKey } from "../unit-key/report-key.server.ts";
import { readsContents } from "../responder/can.ts";
import type { Viewer } from "../responder/viewer.ts";
import { requireVisible } from "../responder/visible.server.ts";

/**
 * A file of a report that this person may read, and the record that it was opened.
 * @throws NotFound when it does not exist or is out of this person's sight
 */
export async function openForViewer(
  db: Database,
  opening: {
    viewer: Viewer;
    store: EvidenceStore;
    reportId: string;
    evidenceId: string;
    now: Date;
  },
): Promise<OpenedFile> {
  const { viewer, store, reportId, evidenceId, now } = opening;
  await requireVisible(db, { viewer, reportId });
  if (!readsContents(viewer)) throw new NotFound("no such file");
  const key = requireKey(await findReportKey(db, viewer, reportId), viewer);
  const file = await openEvidence(db, { store, key, evidenceId });
  // Committed before the first byte is handed out.
  await db.transaction((tx) =>
    recordEvent(tx, {
      reportId,
      event: { type: "evidence.opened", evidenceId, unitId: viewer.unitId },
      actor: viewer.actor,
      at: now,
    }),
  );
  return file;
}
