import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { Busboy } from "@fastify/busboy";

export type FormFile = {
  /** The fields that stood before it. */
  fields: Map<string, string>;
  name: string;
  mediaType: string;
  bytes: AsyncIterable<Buffer>;
};

/** The body ended in the middle, or is no form. */
export class CutShort extends Error {
  override readonly name = "CutShort";
}

/**
 * Reads a form with files as it comes, one file after the other, and never holds more than a few chunks of it. What `take`
 * leaves of a file is passed over; a file that was not chosen is none.
 * @throws CutShort
 */
export async function readFormFiles(
  incoming: IncomingMessage,
  {
    mostFiles,
    take,
  }: { mostFiles: number; take: (file: FormFile) => Promise<void> },
): Promise<void> {
  const form = openForm(incoming, mostFiles);
  const fields = new Map<string, string>();
  let taking: Promise<void> = Promise.resolve();
  let current: Readable | null = null;
  form.on("field", (name, value) => fields.set(name, value));
  form.on("file", (_field, stream, name, _encoding, mediaType) => {
    // Whoever reads the stream hears its error; this listens when nobody reads it any more.
    stream.on("error", () => {});
    current = stream;
    if (!name) return void stream.resume();
    const bytes = chunksOf(stream);
    taking = taking
      .then(() => take({ fields, name, mediaType, bytes }))
      .finally(() => stream.resume());
    taking.catch(() => {});
  });
  await new Promise<void>((done, fail) => {
    const cut = () => {
      const error = new CutShort();
      current?.destroy(error);
      fail(error);
    };
    form.once("finish", done);
    form.once("error", cut);
    incoming.once("error", cut);
    incoming.once("aborted", cut);
    incoming.pipe(form);
  }).catch(async (error: unknown) => {
    incoming.unpipe(form);
    // When taking the file failed too, its error says more about why it ended.
    await taking;
    throw error;
  });
  await taking;
}

function openForm(incoming: IncomingMessage, mostFiles: number) {
  const type = incoming.headers["content-type"] ?? "";
  try {
    return new Busboy({
      headers: { ...incoming.headers, "content-type": type },
      limits: { files: mostFiles, fields: 10, fieldSize: 1_000, parts: 2_000 },
    });
  } catch {
    throw new CutShort();
  }
}

/** Left in the middle the stream stays open, so that the form is read to its end. */
function chunksOf(stream: Readable): AsyncIterable<Buffer> {
  return {
    [Symbol.asyncIterator]: () => stream.iterator({ destroyOnReturn: false }),
  };
}
