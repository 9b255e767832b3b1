import type { Request as Incoming, RequestHandler, Response } from "express";
import { partBytes } from "#app/domain/evidence/limits.ts";
import {
  sameDigest,
  wayDigest,
  wayDigests,
} from "#app/domain/vault/digest.server.ts";
import { leaveUnread } from "./unread.server.ts";

/** What stands here of tus 1.0 is what @tus/server leaves out: https://tus.io/protocols/resumable-upload */
const version = "1.0.0";
const extensions = ["creation", "termination", "checksum", "expiration"];

/** A refusal of the protocol itself, in the words that @tus/server answers with. */
class ProtocolRefusal extends Error {
  constructor(
    readonly status_code: number,
    readonly body: string,
  ) {
    super(body.trim());
  }
}

/**
 * For clients whose networks know GET and POST alone. Before anything asks for the method: where a request is from is asked
 * of the method that is meant.
 */
export const meantMethod =
  (isMeant: (pathname: string) => boolean): RequestHandler =>
  (request, _response, next) => {
    const meant = request.get("X-HTTP-Method-Override");
    if (meant && isMeant(request.path)) request.method = meant.toUpperCase();
    next();
  };

/** What is offered, to whoever asks: it is the same for everybody. */
export function answerOffer(outgoing: Response, mostBytes: number): void {
  outgoing.set({
    "Tus-Version": version,
    "Tus-Extension": extensions.join(","),
    "Tus-Max-Size": String(mostBytes),
    "Tus-Checksum-Algorithm": wayDigests.join(","),
  });
  outgoing.status(204).end();
}

/** Whether it was refused: for another version of the protocol, or a body that is not said to be the file's bytes. */
export function refuseForeign(incoming: Incoming, outgoing: Response): boolean {
  const refuse = (status: number, word: string) => {
    outgoing.set("Tus-Resumable", version);
    leaveUnread(incoming, outgoing);
    outgoing.status(status).end(`${word}\n`);
    return true;
  };
  if (incoming.get("Tus-Resumable") !== version) {
    outgoing.set("Tus-Version", version);
    return refuse(412, "version");
  }
  const type = incoming.get("Content-Type");
  if (incoming.method === "PATCH" && type !== "application/offset+octet-stream")
    return refuse(415, "content-type");
  return false;
}

export type Checksum = {
  algorithm: (typeof wayDigests)[number];
  digest: Buffer;
};

/** The one that a body was sent with, or null. @throws ProtocolRefusal */
export function checksumIn(incoming: Incoming): Checksum | null {
  const header = incoming.get("Upload-Checksum");
  if (header === undefined) return null;
  const [name = "", text = ""] = header.split(" ");
  const digest = Buffer.from(text, "base64");
  const algorithm = wayDigests.find((known) => known === name);
  if (!algorithm || text === "" || digest.toString("base64") !== text)
    throw new ProtocolRefusal(400, "checksum\n");
  return { algorithm, digest };
}

/**
 * The bytes once all of them are known to be right: none is kept of those that are not. They are held in memory until then,
 * so no more than one part's worth may come with a checksum.
 * @throws ProtocolRefusal
 */
export async function* checked(
  bytes: AsyncIterable<Buffer>,
  { algorithm, digest }: Checksum,
): AsyncGenerator<Buffer> {
  const pieces: Buffer[] = [];
  let lengthBytes = 0;
  for await (const piece of bytes) {
    lengthBytes += piece.length;
    // Read to its end all the same: a stream that is left says only that it was left.
    if (lengthBytes <= partBytes) pieces.push(piece);
  }
  if (lengthBytes > partBytes)
    throw new ProtocolRefusal(413, "too much for one checksum\n");
  if (!sameDigest(wayDigest(algorithm, pieces), digest))
    throw new ProtocolRefusal(460, "checksum mismatch\n");
  yield* pieces;
}
