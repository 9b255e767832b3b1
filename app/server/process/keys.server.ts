import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import {
  generateKeyring,
  type Keyring,
} from "#app/domain/vault/keyring.server.ts";
import { Unset, type Environment } from "./environment.server.ts";
import {
  keysNeeded,
  variableOf,
  type KeyName,
} from "./key-variables.server.ts";

/**
 * The keys this process may hold. The public surface never reads those that open a submitted report: who takes that
 * process over finds nothing to open with.
 */
export function loadKeyring({ keys, surface }: Environment): Keyring {
  const holds = new Set(keysNeeded(surface));
  const read = (name: KeyName) => {
    if (!holds.has(name)) return null;
    const source = keys[name];
    const text =
      source && ("text" in source ? source.text : fileText(source.file));
    if (!text)
      throw new Unset(
        `Not started: the key ${variableOf(name)} is neither in the environment nor in its file${source && "file" in source ? ` ${source.file}` : ""}.`,
      );
    return text;
  };
  const pepper = read("pepper");
  const indexKey = read("index-key");
  const publicKeys = read("operations-public-keys");
  const privateKeys = read("operations-private-keys");
  const signingKeys = read("signing-keys");
  if (!pepper || !publicKeys || !signingKeys)
    throw new Unset("Not started: a key is missing.");
  const operations = numbered(publicKeys, "operations-public-keys");
  const checkpointKeys = read("checkpoint-keys");
  return {
    pepper: keyOf(pepper, "pepper"),
    indexKey: indexKey === null ? null : keyOf(indexKey, "index-key"),
    operations: {
      current: Math.max(...operations.keys()),
      publicKeys: operations,
      privateKeys:
        privateKeys === null
          ? null
          : numbered(privateKeys, "operations-private-keys"),
    },
    signing: highest(numbered(signingKeys, "signing-keys")),
    checkpoint:
      checkpointKeys === null
        ? null
        : highest(numbered(checkpointKeys, "checkpoint-keys")),
  };
}

function highest(privateKeys: Map<number, Buffer>) {
  return { current: Math.max(...privateKeys.keys()), privateKeys };
}

/** Nothing is sealed under them, and older installations have none: each is made later as well, alone. */
const sealsNothing: readonly KeyName[] = ["signing-keys", "checkpoint-keys"];

/**
 * Makes a first start's keys as files that only this user can read. Existing ones stay. The public surface alone makes none
 * that are sealed under, as it would not make the half that opens.
 */
export function makeMissingKeys({ keys, surface, isProduction }: Environment) {
  if (isProduction) return;
  const files = keysNeeded(surface).flatMap((name) => {
    const source = keys[name];
    return source && "file" in source ? [{ name, file: source.file }] : [];
  });
  const absent = files.filter(({ file }) => !existsSync(file));
  if (absent.length === 0) return;
  const isFirst =
    surface !== "public" && absent.length === keysNeeded(surface).length;
  const isLater = absent.every(({ name }) => sealsNothing.includes(name));
  if (!isFirst && !isLater)
    throw new Unset(
      `Not started: of this installation's keys ${absent.map(({ file }) => file).join(", ")} is missing. What is sealed opens with its own keys only; put them back from your backup, or start the desk first if this is new.`,
    );
  const texts = keyTextsOf(generateKeyring());
  for (const { name, file } of absent) writeWhole(file, texts[name]);
}

/** The keyring as the text of each variable or file. */
export function keyTextsOf(keyring: Keyring): Record<KeyName, string> {
  const list = (numbers: ReadonlyMap<number, Buffer> | null) =>
    [...(numbers ?? [])]
      .map(([number, key]) => `${number}:${key.toString("base64url")}`)
      .join(",");
  return {
    pepper: keyring.pepper.toString("base64url"),
    "index-key": keyring.indexKey?.toString("base64url") ?? "",
    "operations-public-keys": list(keyring.operations.publicKeys),
    "operations-private-keys": list(keyring.operations.privateKeys),
    "signing-keys": list(keyring.signing.privateKeys),
    "checkpoint-keys": list(keyring.checkpoint?.privateKeys ?? null),
  };
}

/** A kill in the middle leaves no half key. */
function writeWhole(file: string, text: string) {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const unfinished = `${file}.new`;
  rmSync(unfinished, { force: true });
  writeFileSync(unfinished, `${text}\n`, { mode: 0o600, flush: true });
  linkSync(unfinished, file);
  rmSync(unfinished);
}

function fileText(file: string): string | null {
  return existsSync(file) ? readFileSync(file, "utf8").trim() : null;
}

/** `1:key,2:key`; new reports are sealed, new receipts signed, under the highest number. */
function numbered(text: string, name: KeyName): Map<number, Buffer> {
  return new Map(
    text.split(",").map((entry) => {
      const [number = "", key = ""] = entry.trim().split(":");
      if (!/^[1-9]\d*$/.test(number))
        throw new Unset(
          `Not started: ${variableOf(name)} must be a list like 1:KEY,2:KEY.`,
        );
      return [Number(number), keyOf(key, name)];
    }),
  );
}

function keyOf(text: string, name: KeyName): Buffer {
  const key = Buffer.from(text, "base64url");
  // Every key of ours, symmetric, X25519 or the seed of an Ed25519 pair, is this long.
  if (key.length !== 32)
    throw new Unset(
      `Not started: ${variableOf(name)} must be 32 bytes in base64url; it is ${key.length}.`,
    );
  return key;
}
