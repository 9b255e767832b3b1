import type { Database } from "#db/client.server.ts";
import { recordEvent } from "../audit/record.server.ts";
import { openEvidence, type OpenedFile } from "../evidence/open.server.ts";
import type { EvidenceStore } from "../evidence/store.ts";
import { NotFound } from "../refusal.ts";
import { operationsKeyOf } from "../answers/open.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
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
    keyring: Keyring;
    store: EvidenceStore;
    reportId: string;
    evidenceId: string;
    now: Date;
  },
): Promise<OpenedFile> {
  const { viewer, keyring, store, reportId, evidenceId, now } = opening;
  await requireVisible(db, { viewer, reportId });
  if (!readsContents(viewer)) throw new NotFound("no such file");
  const key = await operationsKeyOf(db, keyring, reportId);
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
