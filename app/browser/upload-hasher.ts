import { openSha256 } from "#app/domain/indicator/sha256.ts";

/** A worker: given a file, answers its SHA-256 in hex, or null when it cannot be read. */
self.onmessage = async ({ data: file }: MessageEvent<File>) => {
  postMessage(await hashOf(file).catch(() => null));
};

const pieceBytes = 4 * 1024 * 1024;

async function hashOf(file: File): Promise<string> {
  const hash = openSha256();
  for (let at = 0; at < file.size; at += pieceBytes)
    hash.add(
      new Uint8Array(await file.slice(at, at + pieceBytes).arrayBuffer()),
    );
  return [...hash.digest()]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
}
