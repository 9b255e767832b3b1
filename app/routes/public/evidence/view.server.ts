import type { FormOf } from "#app/components/public/form/report-form.tsx";
import { getMayUpload } from "#app/domain/evidence/allowed.server.ts";
import type { MayUpload } from "#app/domain/evidence/allowed.ts";
import type { EvidenceLimits } from "#app/domain/evidence/limits.ts";
import {
  listEvidence,
  type EvidenceFile,
} from "#app/domain/evidence/list.server.ts";
import {
  evidenceRefusals,
  type EvidenceRefusal,
} from "#app/domain/vocabulary/evidence.ts";
import { firstUnanswered } from "#app/domain/form/path.ts";
import { readAnswers } from "#app/domain/answers/sealed-answers.server.ts";
import { scopeAllows } from "#app/domain/vocabulary/scope.ts";
import type { ReporterSession } from "#app/domain/access/session.server.ts";
import { findReporterZone } from "#app/domain/answers/zone.server.ts";
import type { RequestContext } from "#app/server/context.server.ts";

/** All that the page of files is laid out from. */
export type EvidenceView = {
  of: FormOf;
  /** The newest first. */
  files: ShownFile[];
  upload: MayUpload;
  limits: EvidenceLimits;
  isDraft: boolean;
  /** Whether the task list is there to go back to: a draft has none until it could be sent. */
  hasList: boolean;
  zone: string;
  /** Why the last file was not taken. */
  refused: EvidenceRefusal | null;
};

export type ShownFile = EvidenceFile & {
  /** Of the file with the same content that was there before. */
  sameAsName: string | null;
  /** What units were given stays with them. */
  mayRemove: boolean;
  /** Came by a plain form, of which nobody knows the size, and is not whole: it cannot go on. */
  isCutOff: boolean;
};

export async function evidenceView(
  { db, settings }: RequestContext,
  session: ReporterSession,
  refused: string | null,
): Promise<EvidenceView> {
  const { answers, version } = await readAnswers(db, session.key);
  const files = await listEvidence(db, session.key);
  const mayChange = scopeAllows(session.scope, "evidence");
  const isDraft = session.status === "draft";
  return {
    of: { report: session.reportId, version },
    files: files
      .map((file) => {
        const same = files.find(({ id }) => id === file.sameAsId);
        const mayRemove = mayChange && (isDraft || file.state === "receiving");
        const isCutOff =
          file.state === "receiving" &&
          file.sizeBytes > settings.evidence.fileBytes;
        return { ...file, sameAsName: same?.name ?? null, mayRemove, isCutOff };
      })
      .reverse(),
    upload: await getMayUpload(db, session),
    limits: settings.evidence,
    isDraft,
    hasList: !isDraft || (mayChange && firstUnanswered(answers) === null),
    zone: (await findReporterZone(db, answers)) ?? "UTC",
    refused: evidenceRefusals.find((each) => each === refused) ?? null,
  };
}
