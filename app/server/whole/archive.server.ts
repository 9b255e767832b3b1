import { PassThrough, Readable } from "node:stream";
import { ZipFile, type ReadStreamOptions } from "yazl";
import { listEvidence } from "#app/domain/evidence/list.server.ts";
import {
  openEvidence,
  type OpenedFile,
} from "#app/domain/evidence/open.server.ts";
import { PartMissing } from "#app/domain/evidence/store.ts";
import type { ReporterSession } from "#app/domain/access/session.server.ts";
import { readOrDamaged } from "#app/domain/vault/damage.server.ts";
import { sha256 } from "#app/domain/vault/digest.server.ts";
import { valueIn } from "#app/domain/vault/opened.ts";
import { cannotOpenFile } from "#app/domain/vault/part.server.ts";
import type { EvidenceContext } from "#app/server/evidence/reporter.server.ts";
import type { Database } from "#db/client.server.ts";
import type { Page } from "./contents.server.ts";
import { archiveNames } from "./file-names.ts";

/**
 * The pages and every file of evidence as one ZIP, one after the other: the next is opened when the last one's turn has come, so
 * that neither files nor versions fill the memory. What does not open is replaced by a text that says so, in `damaged`: each file
 * is read through before it is packed, and an error in the second reading ends the stream before its end.
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
  const breakOff = (error: unknown) => void output.destroy(asError(error));
  zip.on("error", breakOff);
  const files = (await listEvidence(db, key)).filter(
    ({ state }) => state === "kept",
  );
  const names = archiveNames(files.map(({ name }) => valueIn(name) ?? ""));
  const entries = [
    ...pages.map(({ name, content }) => ({
      name,
      open: async () => inMemory(await content()),
    })),
    ...files.map(({ id: evidenceId }, at) => ({
      name: `evidence/${names[at]}`,
      open: () => readThrough(db, { store, key, evidenceId }),
    })),
  ];
  packAll({ zip, output, now, breakOff }, entries, damaged).catch(breakOff);
  return output;
}

type Archive = {
  zip: ZipFile;
  output: PassThrough;
  now: Date;
  breakOff: (error: unknown) => void;
};

type Opened = Pick<OpenedFile, "bytes" | "sha256"> & { size?: number };

async function packAll(
  archive: Archive,
  entries: readonly { name: string; open: () => Promise<Opened> }[],
  damaged: string,
) {
  const sums: string[] = [];
  for (const { name, open } of entries) {
    // Whoever asked has left: the rest is opened for nobody.
    if (archive.output.destroyed) return;
    const found = await readOrDamaged(open);
    const [packed, content] =
      found.is === "opened"
        ? [name, found.value]
        : [`${name}.txt`, inMemory(Buffer.from(`${damaged}\n`))];
    sums.push(`${content.sha256}  ${packed}\n`);
    await pack(archive, packed, content);
  }
  await pack(archive, "SHA256SUMS", inMemory(Buffer.from(sums.join(""))));
  archive.zip.end();
}

/** Resolves when its turn has come: all before it is packed then. */
function pack(
  { zip, now, breakOff }: Archive,
  name: string,
  { bytes, size }: Opened,
): Promise<void> {
  // A file as it is: packing 2 GB would take minutes, and captures hardly shrink.
  const options: Partial<ReadStreamOptions> =
    size === undefined ? { mtime: now } : { mtime: now, size, compress: false };
  return new Promise((turn) =>
    zip.addReadStreamLazy(name, options, (done) => {
      // Nobody else listens for its errors: unheard, one would end the process.
      done(null, Readable.from(bytes()).once("error", breakOff));
      turn();
    }),
  );
}

function inMemory(content: Buffer): Opened {
  return {
    bytes: async function* () {
      yield content;
    },
    sha256: sha256(content).toString("hex"),
  };
}

async function readThrough(
  db: Database,
  of: Parameters<typeof openEvidence>[1],
): Promise<Opened> {
  const file = await openEvidence(db, of);
  try {
    for await (const part of file.bytes()) void part;
  } catch (error) {
    // What is not there any more opens as little as what was changed.
    throw error instanceof PartMissing
      ? cannotOpenFile(of.key, of.evidenceId)
      : error;
  }
  return { ...file, size: file.sizeBytes };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
