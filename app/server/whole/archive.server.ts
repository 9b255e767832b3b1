import { PassThrough, Readable } from "node:stream";
import { ZipFile } from "yazl";
import { listEvidence } from "#app/domain/evidence/list.server.ts";
import { openEvidence } from "#app/domain/evidence/open.server.ts";
import type { ReporterSession } from "#app/domain/access/session.server.ts";
import { sha256 } from "#app/domain/vault/digest.server.ts";
import type { EvidenceContext } from "#app/server/evidence/reporter.server.ts";
import type { Page } from "./contents.server.ts";
import { archiveNames } from "./file-names.ts";

/**
 * The pages and every file of evidence as one ZIP. Files are opened part by part while they are read from it, so that its
 * size needs no memory; an error in one ends the stream before its end.
 */
export async function archiveOf(
  { db, store }: EvidenceContext,
  { key }: ReporterSession,
  { pages, now }: { pages: readonly Page[]; now: Date },
): Promise<Readable> {
  const zip = new ZipFile();
  // Can be ended at once; what iterates over the archive would wait for its next bytes, which never come.
  const output = zip.outputStream.pipe(new PassThrough());
  zip.on("error", (error: Error) => output.destroy(error));
  const breakOff = (error: unknown) => void output.destroy(asError(error));
  const sums: string[] = [];
  const addPage = ({ name, content }: Page) =>
    zip.addReadStreamLazy(name, { mtime: now }, (done) => {
      content().then((made) => {
        sums.push(`${sha256(made).toString("hex")}  ${name}\n`);
        done(null, heard(Readable.from([made]), breakOff));
      }, breakOff);
    });
  for (const page of pages) addPage(page);
  const files = (await listEvidence(db, key)).filter(
    ({ state }) => state === "kept",
  );
  const names = archiveNames(files.map(({ name }) => name));
  for (const [at, file] of files.entries()) {
    const { id: evidenceId, sizeBytes } = file;
    const name = `evidence/${names[at]}`;
    // As it is: packing 2 GB would take minutes, and captures hardly shrink.
    const options = { mtime: now, size: sizeBytes, compress: false };
    zip.addReadStreamLazy(name, options, (done) => {
      openEvidence(db, { store, key, evidenceId }).then((opened) => {
        sums.push(`${file.sha256}  ${name}\n`);
        done(null, heard(Readable.from(opened.bytes()), breakOff));
      }, breakOff);
    });
  }
  // Packed last, when all the others are known.
  addPage({
    name: "SHA256SUMS",
    content: () => Promise.resolve(Buffer.from(sums.join(""))),
  });
  zip.end();
  return output;
}

/** Nobody else listens for its errors: unheard, one would end the process. */
function heard(file: Readable, onError: (error: Error) => void): Readable {
  return file.once("error", onError);
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
