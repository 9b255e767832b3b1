import type { FormOf } from "#app/components/public/form/report-form.tsx";
import type { ReporterSession } from "#app/domain/access/session.server.ts";
import type { EvidenceLimits } from "#app/domain/evidence/limits.ts";
import {
  readFiles,
  type FilesRead,
} from "#app/domain/evidence/read-files.server.ts";
import { openRefusedNames } from "#app/domain/evidence/refused-names.server.ts";
import {
  evidenceRefusals,
  type EvidenceRefusal,
} from "#app/domain/vocabulary/evidence.ts";
import type { RequestContext } from "#app/server/context.server.ts";

/** All that the page of files is laid out from. */
export type EvidenceView = Omit<FilesRead, "answersVersion"> & {
  of: FormOf;
  limits: EvidenceLimits;
  /** Why the last file was not taken. */
  refused: EvidenceRefusal | null;
  /** Which, where several came. */
  refusedNames: string[];
};

export async function evidenceView(
  { db, settings }: RequestContext,
  session: ReporterSession,
  asked: URLSearchParams,
): Promise<EvidenceView> {
  const limits = settings.evidence;
  const { answersVersion: version, ...read } = await readFiles(db, {
    session,
    mostBytes: limits.fileBytes,
  });
  const refused = asked.get("refused");
  return {
    ...read,
    of: { report: session.reportId, version },
    limits,
    refused: evidenceRefusals.find((each) => each === refused) ?? null,
    refusedNames: openRefusedNames(session.key, asked.get("of")),
  };
}
