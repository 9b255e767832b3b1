import { keyedDigest, sameDigest } from "./digest.server.ts";
import { deskKeyOf, type Keyring } from "./keyring.server.ts";

/** What says who somebody is, or that somebody did what takes two. Such a row is believed with its tag alone. */
export type TaggedKind =
  | "responder"
  | "passkey"
  | "invitation"
  | "responder-session"
  | "call-back"
  | "person-change";

/** What may stand in a column. */
type TaggedValue =
  string | number | boolean | Date | Buffer | readonly string[] | null;

export type TaggedColumns = Readonly<Record<string, TaggedValue | undefined>>;

/**
 * What proves that the desk wrote this row, of this kind and with all of these columns: an HMAC under a key that follows from
 * the desk key, other for each kind. It does not tell a row from what it was before, whose tag is as right.
 * @throws Error on a surface without the desk key
 */
export function rowTag(
  keyring: Keyring,
  kind: TaggedKind,
  columns: TaggedColumns,
): Buffer {
  const key = keyedDigest(deskKeyOf(keyring), "row-tag", kind);
  return keyedDigest(key, kind, canonical(columns));
}

/** False for a row without one. @throws as `rowTag` */
export function isTagOf(
  keyring: Keyring,
  kind: TaggedKind,
  columns: TaggedColumns,
  tag: Buffer | null,
): boolean {
  return tag !== null && sameDigest(tag, rowTag(keyring, kind, columns));
}

/**
 * Columns by name, in an order of their own; JSON keeps them apart whatever is in them. A null stands for itself by being
 * left out, so that a column added later leaves the tags of older rows right.
 */
function canonical(columns: TaggedColumns): string {
  const named = Object.entries(columns)
    .filter(([, value]) => value !== null && value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(
    named.map(([name, value]) => [name, plainOf(value ?? null)]),
  );
}

/** A column has one type, so what two types have in common is no matter. */
function plainOf(value: TaggedValue) {
  if (Buffer.isBuffer(value)) return value.toString("base64url");
  return value instanceof Date ? value.toISOString() : value;
}
