import { inflateRawSync } from "node:zlib";

/** The files of a ZIP by their names, as its own directory lists them (APPNOTE 4.3.12). */
export function unzip(zip: Buffer): Map<string, Buffer> {
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  const count = zip.readUInt16LE(end + 10);
  const files = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let entry = 0; entry < count; entry++) {
    const isPacked = zip.readUInt16LE(at + 10) === 8;
    const packedBytes = zip.readUInt32LE(at + 20);
    const [nameBytes = 0, extraBytes = 0, commentBytes = 0] = [28, 30, 32].map(
      (offset) => zip.readUInt16LE(at + offset),
    );
    const local = zip.readUInt32LE(at + 42);
    const name = zip.toString("utf8", at + 46, at + 46 + nameBytes);
    const start =
      local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(start, start + packedBytes);
    files.set(name, isPacked ? inflateRawSync(packed) : packed);
    at += 46 + nameBytes + extraBytes + commentBytes;
  }
  return files;
}
