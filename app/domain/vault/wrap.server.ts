import { z } from "zod";
import { hkdfSync } from "node:crypto";
import sodium from "sodium-native";
import { isSealedToCode, openWithCode } from "./code-key.server.ts";
import type { Keyring } from "./keyring.server.ts";
import {
  CannotOpen,
  openBytes,
  sealBytes,
  type ReportKey,
} from "./seal.server.ts";

/**
 * The report key under a secret that only its holder has: an access code (115 bits) or a session token (256 bits).
 * No slow hash is needed at that strength.
 */
export function wrapWithSecret(secret: string, key: ReportKey): Buffer {
  return sealBytes(
    wrappingKey(secret, key.reportId),
    Buffer.from(key.reportId),
    key.bytes,
  );
}

/** @throws CannotOpen */
export function unwrapWithSecret(
  secret: string,
  reportId: string,
  wrapped: Buffer,
): ReportKey {
  const bytes = openBytes(
    wrappingKey(secret, reportId),
    Buffer.from(reportId),
    wrapped,
  );
  if (!bytes) throw new CannotOpen("a wrapped report key");
  return { reportId, bytes };
}

/** The same from an access code, in whichever of its two forms the key was wrapped for it. @throws CannotOpen */
export function unwrapWithCode(
  code: string,
  access: { reportId: string; accessId: string; keyWrapped: Buffer },
): ReportKey {
  const { reportId, accessId, keyWrapped } = access;
  if (!isSealedToCode(keyWrapped))
    return unwrapWithSecret(code, reportId, keyWrapped);
  const request = { reportId, requestId: accessId };
  const bytes = openWithCode(code, request, keyWrapped);
  if (!bytes) throw new CannotOpen("a wrapped report key");
  return { reportId, bytes };
}

/** A key that only the holder of the secret can make: what it seals does not open with the report key. */
export function keyOfSecret(secret: string, reportId: string): ReportKey {
  return { reportId, bytes: derivedKey(secret, reportId, "landline/seal/v1") };
}

/**
 * Words for the people at the desk, given by somebody whose report cannot be opened here: the key's number in four bytes,
 * then the sealed words and what they belong to. Padded, so that their size says nothing.
 */
export function sealWordsToOperations(
  keyring: Keyring,
  belongsTo: string,
  words: string,
): Buffer {
  const { current, publicKeys } = keyring.operations;
  const publicKey = publicKeys.get(current);
  if (!publicKey) throw new Error(`operations key ${current} is missing`);
  const plain = Buffer.alloc(wordsBytes);
  plain.write(JSON.stringify([belongsTo, words]).padEnd(wordsBytes));
  const sealed = Buffer.alloc(4 + plain.length + sodium.crypto_box_SEALBYTES);
  sealed.writeUInt32BE(current);
  sodium.crypto_box_seal(sealed.subarray(4), plain, publicKey);
  return sealed;
}

/** @throws CannotOpen on the public surface, and for words that belong to something else */
export function openWordsWithOperations(
  keyring: Keyring,
  belongsTo: string,
  sealed: Buffer,
): string {
  const { publicKeys, privateKeys } = keyring.operations;
  const number = sealed.length > 4 ? sealed.readUInt32BE() : 0;
  const [publicKey, privateKey] = [
    publicKeys.get(number),
    privateKeys?.get(number),
  ];
  if (!publicKey || !privateKey) throw new CannotOpen("sealed words");
  const plain = Buffer.alloc(wordsBytes);
  const box = sealed.subarray(4);
  const isSized = box.length === wordsBytes + sodium.crypto_box_SEALBYTES;
  if (
    !isSized ||
    !sodium.crypto_box_seal_open(plain, box, publicKey, privateKey)
  )
    throw new CannotOpen("sealed words");
  const [owner, words] = ownedWords.parse(JSON.parse(plain.toString("utf8")));
  if (owner !== belongsTo) throw new CannotOpen("sealed words");
  return words;
}

const ownedWords = z.tuple([z.string(), z.string()]);

/** Room for two phrases of three words, an id, and what JSON adds. */
const wordsBytes = 512;

/** The report key sealed to the operations public key, with the report's id inside: it opens nowhere else. */
export function sealToOperations(
  keyring: Keyring,
  key: ReportKey,
): { keyNumber: number; sealed: Buffer } {
  const { current, publicKeys } = keyring.operations;
  const publicKey = publicKeys.get(current);
  if (!publicKey) throw new Error(`operations key ${current} is missing`);
  const plain = Buffer.concat([Buffer.from(key.reportId), key.bytes]);
  const sealed = Buffer.alloc(plain.length + sodium.crypto_box_SEALBYTES);
  sodium.crypto_box_seal(sealed, plain, publicKey);
  return { keyNumber: current, sealed };
}

/** @throws CannotOpen on the public surface, which holds no private key, and for another report's key. */
export function openWithOperations(
  keyring: Keyring,
  report: {
    id: string;
    operationsKeyNumber: number | null;
    operationsKeySealed: Buffer | null;
  },
): ReportKey {
  const { privateKeys, publicKeys } = keyring.operations;
  const number = report.operationsKeyNumber ?? 0;
  const [publicKey, privateKey] = [
    publicKeys.get(number),
    privateKeys?.get(number),
  ];
  const sealed = report.operationsKeySealed;
  if (!publicKey || !privateKey || !sealed)
    throw new CannotOpen("a report key");
  const plain = Buffer.alloc(sealed.length - sodium.crypto_box_SEALBYTES);
  const opened = sodium.crypto_box_seal_open(
    plain,
    sealed,
    publicKey,
    privateKey,
  );
  if (!opened || plain.subarray(0, 36).toString() !== report.id) {
    throw new CannotOpen("a report key");
  }
  return { reportId: report.id, bytes: plain.subarray(36) };
}

function wrappingKey(secret: string, reportId: string): Buffer {
  return derivedKey(secret, reportId, "landline/wrap/v1");
}

function derivedKey(secret: string, reportId: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, reportId, purpose, 32));
}
