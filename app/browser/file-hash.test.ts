import { expect, test } from "vitest";
import { hashOfFile } from "./file-hash.ts";

test.each([
  ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
  ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
  [
    "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
  ],
])("the hash of %j is that of FIPS 180-4", async (content, hash) => {
  expect(await hashOfFile(new Blob([content]))).toBe(hash);
});

test("a file of several pieces has the hash of the whole", async () => {
  const content = Uint8Array.from(
    { length: 9 * 1024 * 1024 + 1 },
    (_, at) => (at * 7) % 251,
  );
  const whole = await crypto.subtle.digest("SHA-256", content);
  expect(await hashOfFile(new Blob([content]))).toBe(
    Buffer.from(whole).toString("hex"),
  );
});
