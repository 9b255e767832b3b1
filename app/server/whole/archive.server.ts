import { PassThrough, Readable } from "node:stream";
import { ZipFile } from "yazl";
import {
  listEvidence,
  type EvidenceFile,
} from "#app/domain/evidence/list.server.ts";
import {
  openEvidence,
  type OpenedFile,
} from "#app/domain/evidence/open.server.ts";
import type { ReporterSession } from "#app/domain/access/session.server.ts";
import { sha256 } from "#app/domain/vault/digest.server.ts";
import type { EvidenceContext } from "#app/server/evidence/reporter.server.ts";
import type { Page } from "./contents.server.ts";
import { archiveNames } from "./file-names.ts";
import { readOrDamaged } from "#app/domain/vault/damage.server.ts";
import { valueIn } from "#app/domain/vault/opened.ts";
import { cannotOpenFile } from "#app/domain/vault/part.server.ts";
import { PartMissing } from "#app/domain/evidence/store.ts";
import type { Database } from "#db/client.server.ts";

/**
 * The pages and every file of evidence as one ZIP. Each file is read through before it is added, part by part, so that its size
 * needs no memory and one that does not open is replaced by the sentence that says so; an error in the second reading ends the
 * stream before its end.
 */
export async function archiveOf(
  { db, store }: EvidenceContext,
  { key }: ReporterSession,
  {
    pages,
    damaged,
    now,
  }: { pages: readonly Page[]; damaged: string; now: Date },
): Promise<Readable> {
  const zip = new ZipFile();
  // Can be ended at once; what iterates over the archive would wait for its next bytes, which never come.
  const output = zip.outputStream.pipe(new PassThrough());
  zip.on("error", (error: Error) => output.destroy(error));
  const archive: Archive = { zip, output, sums: [], now };
  for (const page of pages) addPage(archive, page);
  const files = (await listEvidence(db, key)).filter(
    ({ state }) => state === "kept",
  );
  addFiles(archive, files, {
    read: (evidenceId) => readThrough(db, { store, key, evidenceId }),
    damaged,
  }).catch((error: unknown) => output.destroy(asError(error)));
  return output;
}

type Archive = {
  zip: ZipFile;
  output: PassThrough;
  /** Lines of `SHA256SUMS`. */
  sums: string[];
  now: Date;
};

function addPage({ zip, sums, now }: Archive, { name, content }: Page) {
  zip.addBuffer(content, name, { mtime: now });
  sums.push(`${sha256(content).toString("hex")}  ${name}\n`);
}

type Opening = {
  /** @throws CannotOpen */
  read: (evidenceId: string) => Promise<OpenedFile>;
  /** Stands in place of what does not open. */
  damaged: string;
};

async function addFiles(
  archive: Archive,
  files: readonly EvidenceFile[],
  opening: Opening,
) {
  const names = archiveNames(files.map(({ name }) => valueIn(name) ?? ""));
  for (const [at, { id }] of files.entries()) {
    const name = `evidence/${names[at]}`;
    // Whoever asked has left: the rest is not read for nobody.
    if (archive.output.destroyed) return;
    const found = await readOrDamaged(() => opening.read(id));
    if (found.is === "opened") addFile(archive, name, found.value);
    else
      addPage(archive, {
        name: `${name}.txt`,
        content: Buffer.from(`${opening.damaged}\n`),
      });
  }
  const { zip, sums, now } = archive;
  zip.addBuffer(Buffer.from(sums.join("")), "SHA256SUMS", { mtime: now });
  zip.end();
}

async function readThrough(
  db: Database,
  of: Parameters<typeof openEvidence>[1],
): Promise<OpenedFile> {
  const file = await openEvidence(db, of);
  try {
    for await (const part of file.bytes()) void part;
  } catch (error) {
    // What is not there any more opens as little as what was changed.
    throw error instanceof PartMissing
      ? cannotOpenFile(of.key, of.evidenceId)
      : error;
  }
  return file;
}

function addFile(
  { zip, output, sums, now }: Archive,
  name: string,
  file: OpenedFile,
) {
  const { sizeBytes, bytes, sha256 } = file;
  sums.push(`${sha256}  ${name}\n`);
  const breakOff = (error: unknown) => void output.destroy(asError(error));
  // As it is: packing 2 GB would take minutes, and captures hardly shrink.
  const options = { mtime: now, size: sizeBytes, compress: false };
  zip.addReadStreamLazy(name, options, (done) =>
    done(null, heard(Readable.from(bytes()), breakOff)),
  );
}

/** Nobody else listens for its errors: unheard, one would end the process. */
function heard(file: Readable, onError: (error: Error) => void): Readable {
  return file.once("error", onError);
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
