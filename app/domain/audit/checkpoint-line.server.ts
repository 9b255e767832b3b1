import { readBase64url } from "../vault/base64url.ts";
import { sha256 } from "../vault/digest.server.ts";

/** What one line says. It is complete by itself: whoever kept it needs nothing else of ours to check the signature. */
type Checkpoint = {
  number: number;
  /** Whole seconds, UTC. */
  at: Date;
  /** Chains there were, and events in all of them. */
  headsCount: number;
  eventsCount: number;
  /** Over all heads, in the order of their subjects. */
  root: Buffer;
  /** Over those heads that the checkpoint before did not find so. */
  changes: Buffer;
  /** SHA-256 of the line before; zeros in the first. */
  previous: Buffer;
  /** Ed25519 public keys: of this line, and of the next. So whoever kept one line knows whose the later ones must be. */
  key: Buffer;
  nextKey: Buffer;
};

export type SignedCheckpoint = Checkpoint & {
  line: string;
  /** What the signature is of: the line up to it. */
  text: string;
  signature: Buffer;
};

/** No blank, no letter that a shell reads otherwise: one word, that can be copied and given to a command. */
export function checkpointText(checkpoint: Checkpoint): string {
  const { number, at, headsCount, eventsCount } = checkpoint;
  const { root, changes, previous, key, nextKey } = checkpoint;
  return [
    ...["landline-checkpoint", number, secondText(at), headsCount, eventsCount],
    ...[root, changes, previous, key, nextKey].map(base64),
  ].join(".");
}

export function lineOf(text: string, signature: Buffer): string {
  return `${text}.${base64(signature)}`;
}

/** Null for what is no such line. Whether the signature is right is another question. */
export function parseCheckpoint(line: string): SignedCheckpoint | null {
  const match = pattern.exec(line);
  if (!match?.groups) return null;
  const { groups } = match;
  const { root, changes, previous, key, next, signature } = bytesIn(groups);
  if (!root || !changes || !previous || !key || !next || !signature)
    return null;
  return {
    line,
    text: line.slice(0, line.lastIndexOf(".")),
    number: Number(groups.number),
    at: new Date(groups.at ?? ""),
    headsCount: Number(groups.heads),
    eventsCount: Number(groups.events),
    ...{ root, changes, previous, key, nextKey: next, signature },
  };
}

/** Those that are written as we write them. */
function bytesIn(
  groups: Record<string, string>,
): Partial<Record<string, Buffer | null>> {
  return Object.fromEntries(
    Object.entries(groups).map(([name, text]) => [name, readBase64url(text)]),
  );
}

/** What the next line holds of this one. */
export function hashOfLine(line: string): Buffer {
  return sha256(line);
}

export function secondText(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}

const hash = String.raw`[\w-]{43}`;
const pattern = new RegExp(
  String.raw`^landline-checkpoint\.(?<number>[1-9]\d{0,8})\.(?<at>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)\.(?<heads>\d{1,15})\.(?<events>\d{1,15})` +
    String.raw`\.(?<root>${hash})\.(?<changes>${hash})\.(?<previous>${hash})\.(?<key>${hash})\.(?<next>${hash})\.(?<signature>[\w-]{86})$`,
);

function base64(bytes: Buffer): string {
  return bytes.toString("base64url");
}
