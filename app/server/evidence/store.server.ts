import type { EvidenceStore } from "#app/domain/evidence/store.ts";
import type { Environment } from "#app/server/process/environment.server.ts";
import { folderStore } from "./folder.server.ts";
import { s3Store } from "./s3.server.ts";

export function openEvidenceStore({
  evidence,
}: Environment): Promise<EvidenceStore> {
  return "bucket" in evidence
    ? s3Store(evidence.bucket)
    : Promise.resolve(folderStore(evidence.folder));
}
