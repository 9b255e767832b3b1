import { hashOfFile } from "./file-hash.ts";

/** A worker: given a file, answers its SHA-256 in hex, or null when it cannot be read. */
self.onmessage = async ({ data: file }: MessageEvent<File>) => {
  postMessage(await hashOfFile(file).catch(() => null));
};
