import { expect, test } from "vitest";
import { generateKeyring, publicPart } from "./keyring.server.ts";
import { listPublicJwks, signJws, verifyJws } from "./sign.server.ts";

const keyring = generateKeyring();
const kind = "landline-receipt+jws";
const payload = { reference: "LL-0000-0000", said: "¿Qué pasó?" };

function decoded(piece = ""): unknown {
  return JSON.parse(Buffer.from(piece, "base64url").toString("utf8"));
}

test("what we sign verifies, on the public surface as well", async () => {
  const jws = await signJws(publicPart(keyring), kind, payload);
  const [jwk] = await listPublicJwks(keyring);
  expect(decoded(jws.split(".")[0])).toEqual({
    alg: "EdDSA",
    typ: kind,
    kid: jwk?.kid,
  });
  expect(await verifyJws(publicPart(keyring), kind, jws)).toEqual({
    is: "ours",
    payload,
    kid: expect.stringMatching(/^1-[0-9a-f]{12}$/),
    keyNumber: 1,
    isCurrentKey: true,
  });
});

test("a signature verifies with the published key and nothing of ours", async () => {
  const jws = await signJws(keyring, kind, payload);
  const [header, body, signature = ""] = jws.split(".");
  const [key] = await listPublicJwks(keyring);
  expect(JSON.stringify(key)).not.toContain('"d"');
  const publicKey = await crypto.subtle.importKey(
    "jwk",
    { ...key },
    { name: "Ed25519" },
    false,
    ["verify"],
  );
  const isSigned = await crypto.subtle.verify(
    "Ed25519",
    publicKey,
    Buffer.from(signature, "base64url"),
    Buffer.from(`${header}.${body}`),
  );
  expect(isSigned).toBe(true);
});

test("after a new key older signatures still verify, and say that their key is an older one", async () => {
  const old = await signJws(keyring, kind, payload);
  const privateKeys = new Map([
    ...keyring.signing.privateKeys,
    [2, Buffer.alloc(32, 2)] as const,
  ]);
  const rotated = { ...keyring, signing: { current: 2, privateKeys } };
  expect(await verifyJws(rotated, kind, old)).toMatchObject({
    is: "ours",
    keyNumber: 1,
    isCurrentKey: false,
  });
  const fresh = await signJws(rotated, kind, payload);
  expect(await verifyJws(rotated, kind, fresh)).toMatchObject({ keyNumber: 2 });
  expect(await verifyJws(keyring, kind, fresh)).toMatchObject({
    is: "unknown-key",
  });
  const numbers = (await listPublicJwks(rotated)).map(({ kid }) => kid[0]);
  expect(numbers).toEqual(["2", "1"]);
});

test("one changed letter anywhere is noticed", async () => {
  const jws = await signJws(keyring, kind, payload);
  for (let at = 0; at < jws.length; at++) {
    // The nearest letter of the alphabet as well: in the last one it differs in bits alone that decoders overlook.
    for (const other of ["A", "Q", nextLetter(jws[at] ?? "")]) {
      if (other === jws[at]) continue;
      const changed = jws.slice(0, at) + other + jws.slice(at + 1);
      expect((await verifyJws(keyring, kind, changed)).is, changed).not.toBe(
        "ours",
      );
    }
  }
});

test("what is no signature of ours is unreadable rather than believed", async () => {
  const [, body, signature] = (await signJws(keyring, kind, payload)).split(
    ".",
  );
  const head = (header: object) =>
    Buffer.from(JSON.stringify(header)).toString("base64url");
  const { kid } = (await listPublicJwks(keyring))[0]!; // A new keyring has one.
  for (const jws of [
    "",
    "a.b.c",
    `${head({ alg: "none", kid })}.${body}.`,
    `${head({ alg: "HS256", kid })}.${body}.${signature}`,
    `${head({ alg: "EdDSA", kid, crit: ["exp"] })}.${body}.${signature}`,
  ])
    expect(await verifyJws(keyring, kind, jws), jws).toEqual({
      is: "unreadable",
    });
});

function nextLetter(letter: string): string {
  const letters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  return letters[(letters.indexOf(letter) + 1) % letters.length] ?? "";
}
