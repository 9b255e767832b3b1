import { and, asc, eq, inArray } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { evidence } from "#db/schema/index.ts";
import type { ReportKey } from "../vault/seal.server.ts";
import { openHash, openName } from "./sealed.server.ts";
import type { EvidenceLabel, EvidenceState } from "../vocabulary/evidence.ts";
import { openedOrDamaged } from "../vault/damage.server.ts";
import type { Opened } from "../vault/opened.ts";
import type { FileName } from "./file-name.ts";

export type EvidenceFile = {
  id: string;
  /** The access code it was sent with. */
  accessId: string;
  name: Opened<string>;
  /** As the browser told it; empty when it told none, and where the name does not open. */
  mediaType: string;
  /** What was announced; of a file that is whole, its size. */
  sizeBytes: number;
  receivedBytes: number;
  state: Exclude<EvidenceState, "removed">;
  /** In hexadecimal; null until the file is whole. */
  sha256: Opened<string> | null;
  label: EvidenceLabel;
  scannedAt: Date | null;
  startedAt: Date;
  keptAt: Date | null;
  /** An earlier file of the report with the same bytes. */
  sameAsId: string | null;
};

/** The files of a report, whole and unfinished, in the order in which they were begun. */
export async function listEvidence(
  db: Database,
  key: ReportKey,
): Promise<EvidenceFile[]> {
  const rows = await findRows(db, key.reportId);
  return rows.map(({ nameSealed, sha256Sealed, sameAs, state, ...row }) => ({
    ...row,
    ...nameIn(openedOrDamaged(() => openName(key, row.id, nameSealed))),
    state: state === "kept" ? "kept" : "receiving",
    sha256:
      sha256Sealed &&
      openedOrDamaged(() => openHash(key, row.id, sha256Sealed)),
    sameAsId: sameAs && sameBefore(rows, { ...row, sameAs }),
  }));
}

function nameIn(
  opened: Opened<FileName>,
): Pick<EvidenceFile, "name" | "mediaType"> {
  if (opened.is === "damaged") return { name: opened, mediaType: "" };
  const { name, mediaType } = opened.value;
  return { name: { is: "opened", value: name }, mediaType };
}

/** Whether any file of a report has arrived whole. */
export async function hasKeptFile(
  db: Database,
  reportId: string,
): Promise<boolean> {
  const isKept = and(
    eq(evidence.reportId, reportId),
    eq(evidence.state, "kept"),
  );
  return (await db.$count(evidence, isKept)) > 0;
}

type Row = Awaited<ReturnType<typeof findRows>>[number];

/** Of several files with the same bytes, the one that was kept first is the original, whenever it was begun. */
function sameBefore(
  rows: Row[],
  { id, sameAs }: { id: string; sameAs: Buffer },
): string | null {
  const [first] = rows
    .filter((other) => other.sameAs?.equals(sameAs))
    .sort((a, b) => Number(a.keptAt) - Number(b.keptAt));
  return first && first.id !== id ? first.id : null;
}

function findRows(db: Database, reportId: string) {
  return db
    .select({
      id: evidence.id,
      accessId: evidence.accessId,
      nameSealed: evidence.nameSealed,
      sizeBytes: evidence.sizeBytes,
      receivedBytes: evidence.receivedBytes,
      state: evidence.state,
      sha256Sealed: evidence.sha256Sealed,
      sameAs: evidence.sameAs,
      label: evidence.label,
      scannedAt: evidence.scannedAt,
      startedAt: evidence.startedAt,
      keptAt: evidence.keptAt,
    })
    .from(evidence)
    .where(
      and(
        eq(evidence.reportId, reportId),
        inArray(evidence.state, ["receiving", "kept"]),
      ),
    )
    .orderBy(asc(evidence.startedAt), asc(evidence.id));
}
