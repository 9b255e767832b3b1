import type { Database } from "#db/client.server.ts";
import type { Indicator } from "../indicator/recognised.ts";
import type { ReportKey } from "../vault/seal.server.ts";
import { listEvidence } from "./list.server.ts";

/** The hashes of a report's files as indicators: the same file in two reports links them. @throws CannotOpen */
export async function listHashes(
  db: Database,
  key: ReportKey,
): Promise<Indicator[]> {
  const files = await listEvidence(db, key);
  // Every empty file has the same hash, and says nothing.
  return files.flatMap(({ sha256, sizeBytes }) =>
    sha256 === null || sizeBytes === 0
      ? []
      : [{ kind: "sha256", value: sha256, note: null }],
  );
}
