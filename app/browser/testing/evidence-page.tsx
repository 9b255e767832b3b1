import { usualLimits } from "#app/domain/evidence/limits.ts";
import {
  EvidenceForm,
  UploadRow,
} from "#app/routes/public/evidence/evidence-form.tsx";
import { EvidenceList } from "#app/routes/public/evidence/evidence-list.tsx";
import type { EvidenceView } from "#app/routes/public/evidence/view.server.ts";
import type { Held } from "./evidence-server.ts";
import { write } from "./page.tsx";

/** The page of files with what the server holds. */
export function EvidenceParts({ files = [] }: { files?: Held[] }) {
  const view = viewOf(files);
  return (
    <>
      <EvidenceForm view={view} error={null} />
      <EvidenceList view={view} />
      <UploadRow />
    </>
  );
}

export function writeList(files: Held[]): string {
  return write(<EvidenceParts files={files} />);
}

function viewOf(files: Held[]): EvidenceView {
  const now = new Date();
  return {
    of: { report: "r1", version: 1 },
    files: files.map(({ id, name, bytes, received }) => ({
      id,
      name: { is: "opened", value: name },
      accessId: "a1",
      mediaType: "",
      sizeBytes: bytes,
      receivedBytes: received,
      state: received === bytes ? "kept" : "receiving",
      sha256:
        received === bytes ? { is: "opened", value: "5a".repeat(32) } : null,
      label: "not-scanned",
      scannedAt: null,
      startedAt: now,
      keptAt: received === bytes ? now : null,
      sameAsId: null,
      sameAsName: null,
      mayRemove: true,
      isCutOff: false,
    })),
    upload: { may: true },
    limits: usualLimits,
    isDraft: true,
    hasList: false,
    zone: "America/Los_Angeles",
    refused: null,
    refusedNames: [],
  };
}
