import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

const pieceBytes = 4 * 1024 * 1024;

/** SHA-256 in hex, read piece by piece, which the browser's own `crypto.subtle.digest` cannot: it wants the file whole. */
export async function hashOfFile(file: Blob): Promise<string> {
  const hash = sha256.create();
  for (let at = 0; at < file.size; at += pieceBytes)
    hash.update(
      new Uint8Array(await file.slice(at, at + pieceBytes).arrayBuffer()),
    );
  return bytesToHex(hash.digest());
}
