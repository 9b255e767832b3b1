/** A file of a report in the store. */
export type StoredFile = { reportId: string; evidenceId: string };
/** A part of it, by the id that its row gives. */
export type StoredPart = StoredFile & { partId: string };

/**
 * Where the sealed bytes of evidence lie, under ids alone. What it is told to keep is on disk when it answers, whole or not
 * at all; deleting what is not there is no failure.
 */
export type EvidenceStore = {
  /** @throws StoreFull */
  put: (part: StoredPart, sealed: Buffer) => Promise<void>;
  /** @throws PartMissing */
  get: (part: StoredPart) => Promise<Buffer>;
  deleteParts: (file: StoredFile, partIds: readonly string[]) => Promise<void>;
  /** Whatever lies under the file, parts of tries that failed included. */
  listParts: (file: StoredFile) => Promise<string[]>;
  /** Every file of which anything lies there. */
  listFiles: () => AsyncIterable<StoredFile>;
  /** What is free. Null where nobody can say; files too where a file system does not count them. */
  room: () => Promise<{ bytes: number; files: number | null } | null>;
};

export class StoreFull extends Error {
  override readonly name = "StoreFull";
}

export class PartMissing extends Error {
  override readonly name = "PartMissing";
}
