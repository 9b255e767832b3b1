import {
  addToHash,
  hashSoFar,
  startHash,
} from "#app/domain/vault/running-hash.server.ts";
import { randomBytes } from "#app/domain/vault/random.server.ts";

const blockBytes = 1024 * 1024;

/** A file of any size that needs no room: a block of random bytes again and again, each with its number in front. */
export class Content {
  private readonly block = randomBytes(blockBytes);

  constructor(readonly sizeBytes: number) {}

  *from(offset: number): Generator<Buffer> {
    for (let at = offset; at < this.sizeBytes;) {
      const block = Buffer.from(this.block);
      block.writeUInt32BE(Math.floor(at / blockBytes), 0);
      const start = at % blockBytes;
      const end = Math.min(blockBytes, start + this.sizeBytes - at);
      yield block.subarray(start, end);
      at += end - start;
    }
  }

  sha256(): string {
    const state = startHash();
    for (const block of this.from(0)) addToHash(state, block);
    return hashSoFar(state).toString("hex");
  }
}
