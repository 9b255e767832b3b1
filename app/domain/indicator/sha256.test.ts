import { expect, test } from "vitest";
import { openSha256, sha256 } from "./sha256.ts";

const hex = (bytes: Uint8Array) =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

test.each([
  ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
  ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
  [
    "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
  ],
])("the checksum of %j is that of FIPS 180-4", (message, digest) => {
  expect(hex(sha256(new TextEncoder().encode(message)))).toBe(digest);
});

test("a file in pieces has the checksum of the whole, wherever it is cut", () => {
  const file = Uint8Array.from({ length: 200_000 }, (_, at) => (at * 7) % 251);
  const whole = hex(sha256(file));
  for (const pieceBytes of [1, 55, 56, 63, 64, 65, 4_096, 199_999]) {
    const hash = openSha256();
    for (let at = 0; at < file.length; at += pieceBytes)
      hash.add(file.subarray(at, at + pieceBytes));
    expect(hex(hash.digest()), `pieces of ${pieceBytes}`).toBe(whole);
  }
});

test("the end of a message is padded right, however full its last block is", () => {
  // By `sha256sum`, of so many letters a.
  const known = {
    55: "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318",
    56: "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a",
    64: "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb",
  };
  for (const [length, digest] of Object.entries(known))
    expect(hex(sha256(new Uint8Array(Number(length)).fill(97)))).toBe(digest);
});
