import sodium from "sodium-native";
import { z } from "zod";
import type { BoxKeyPair, WorkerKeys } from "./keyring.server.ts";
import {
  CannotOpen,
  damageAt,
  jsonOf,
  padded,
  unpadded,
  type Place,
} from "./seal.server.ts";

/** A numbered X25519 pair's public half. */
export type BoxKey = { number: number; publicKey: Buffer };

/**
 * What somebody who has a report open hands over to the jobs: opens for the worker alone, at this place alone, and not for
 * whoever sealed it. Padded, so that its size says little.
 */
export function sealToWorker(
  { current, publicKeys }: WorkerKeys,
  place: Place,
  value: unknown,
): Buffer {
  const publicKey = publicKeys.get(current);
  if (!publicKey) throw new Error(`worker key ${current} is missing`);
  return sealToBox({ number: current, publicKey }, place, value);
}

/** @throws CannotOpen where no jobs are worked, and for what belongs to another place or is not what belongs there */
export function openAsWorker<Value>(
  worker: WorkerKeys,
  place: Place,
  sealed: Buffer,
  schema: z.ZodType<Value>,
): Value {
  return inPlace(place, openAnywhere(worker, sealed), schema);
}

/** Whatever the worker's keys open, with the place where it belongs; null for what is none of that. */
export function openAnywhere(
  { publicKeys, privateKeys }: WorkerKeys,
  sealed: Buffer,
): Placed | null {
  const number = sealed.length > 4 ? sealed.readUInt32BE() : 0;
  const publicKey = publicKeys.get(number);
  const privateKey = privateKeys?.get(number);
  if (!publicKey || !privateKey) return null;
  return opened({ publicKey, privateKey }, sealed);
}

/** A sealed box that holds where it belongs, the number of its key in the four bytes before it. */
export function sealToBox(key: BoxKey, place: Place, value: unknown): Buffer {
  const plain = padded(Buffer.from(JSON.stringify([placeText(place), value])));
  const sealed = Buffer.alloc(4 + plain.length + sodium.crypto_box_SEALBYTES);
  sealed.writeUInt32BE(key.number);
  sodium.crypto_box_seal(sealed.subarray(4), plain, key.publicKey);
  return sealed;
}

/** @throws CannotOpen */
export function openBox<Value>(
  pair: BoxKeyPair,
  place: Place,
  sealed: Buffer,
  schema: z.ZodType<Value>,
): Value {
  return inPlace(place, opened(pair, sealed), schema);
}

const placed = z.tuple([z.string(), z.unknown()]);
type Placed = z.infer<typeof placed>;

function opened(
  { publicKey, privateKey }: BoxKeyPair,
  sealed: Buffer,
): Placed | null {
  const box = sealed.subarray(4);
  const plainBytes = box.length - sodium.crypto_box_SEALBYTES;
  if (plainBytes < 4) return null;
  const plain = Buffer.alloc(plainBytes);
  if (!sodium.crypto_box_seal_open(plain, box, publicKey, privateKey))
    return null;
  // Whoever has the public half can seal anything, so nothing is taken for granted of what opens.
  return (
    placed.safeParse(jsonOf(unpadded(plain).toString("utf8"))).data ?? null
  );
}

function inPlace<Value>(
  place: Place,
  found: Placed | null,
  schema: z.ZodType<Value>,
): Value {
  const isOwn = found?.[0] === placeText(place);
  const parsed = isOwn ? schema.safeParse(found[1]) : null;
  if (!parsed?.success) throw new CannotOpen(damageAt(place));
  return parsed.data;
}

function placeText({ table, column, row }: Place): string {
  return `${table}.${column}/${row}`;
}
