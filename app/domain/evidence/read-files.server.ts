import type { Database } from "#db/client.server.ts";
import type { ReporterSession } from "../access/session.server.ts";
import { readAnswers } from "../answers/sealed-answers.server.ts";
import { findReporterZone } from "../answers/zone.server.ts";
import { firstUnanswered } from "../form/path.ts";
import { scopeAllows } from "../vocabulary/code-may.ts";
import { getMayUpload } from "./allowed.server.ts";
import type { MayUpload } from "./allowed.ts";
import { listEvidence, type EvidenceFile } from "./list.server.ts";
import { readOrDamaged } from "../vault/damage.server.ts";
import { valueIn, type Opened } from "../vault/opened.ts";

export type FilesRead = {
  /** The newest first. */
  files: ReporterFile[];
  upload: MayUpload;
  isDraft: boolean;
  /** Whether the task list is there to go back to: a draft has none until it could be sent. */
  hasList: boolean;
  answersVersion: number;
  zone: string;
};

type ReporterFile = EvidenceFile & {
  /** Of the file with the same content that was there before. */
  sameAsName: Opened<string> | null;
  /** What units were given stays with them. */
  mayRemove: boolean;
  /** Came by a plain form, of which nobody knows the size, and is not whole: it cannot go on. */
  isCutOff: boolean;
};

/** The files of a report as their reporter sees them. */
export async function readFiles(
  db: Database,
  { session, mostBytes }: { session: ReporterSession; mostBytes: number },
): Promise<FilesRead> {
  const read = await readOrDamaged(() => readAnswers(db, session.key));
  const { answers, version } = valueIn(read) ?? { answers: {}, version: 0 };
  const mayChange = scopeAllows(session.scope, "evidence");
  const isDraft = session.status === "draft";
  const files = withSameNames(await listEvidence(db, session.key));
  return {
    files: files.reverse().map((file) => ({
      ...file,
      mayRemove: mayChange && (isDraft || file.state === "receiving"),
      isCutOff: file.state === "receiving" && file.sizeBytes > mostBytes,
    })),
    upload: await getMayUpload(db, session),
    isDraft,
    hasList: !isDraft || (mayChange && firstUnanswered(answers) === null),
    answersVersion: version,
    zone: (await findReporterZone(db, answers)) ?? "UTC",
  };
}

/** Each with the name of the earlier file that has the same content. */
export function withSameNames<File extends EvidenceFile>(
  files: readonly File[],
): (File & { sameAsName: Opened<string> | null })[] {
  return files.map((file) => ({
    ...file,
    sameAsName: files.find(({ id }) => id === file.sameAsId)?.name ?? null,
  }));
}
