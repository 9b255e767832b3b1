import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import {
  generateKeyring,
  type Keyring,
} from "#app/domain/vault/keyring.server.ts";
import {
  newKeySeed,
  publicHalfOf,
  vouchingKeyOf,
} from "#app/domain/vault/key-seed.server.ts";
import { openModeOf } from "./environment-values.server.ts";
import { Unset, type Environment } from "./environment.server.ts";
import {
  directoryPrivateKey,
  keysNeeded,
  variableOf,
  type KeyName,
  type KeySources,
} from "./key-variables.server.ts";

/**
 * The keys this process may hold. The public surface never reads those that open a submitted report: who takes that
 * process over finds nothing to open with.
 */
export function loadKeyring(environment: Environment): Keyring {
  const read = readerOf(environment);
  const optional = (name: KeyName) => {
    const text = read(name);
    return text === null ? null : keyOf(text, name);
  };
  const needed = (name: KeyName) => keyOf(read(name) ?? "", name);
  const list = (name: KeyName) => numbered(read(name) ?? "", name);
  const optionalList = (name: KeyName) => {
    const text = read(name);
    return text === null ? null : numbered(text, name);
  };
  const publicKeys = list("worker-public-keys");
  const checkpointKeys = optionalList("checkpoint-keys");
  return {
    pepper: needed("pepper"),
    deskKey: optional("desk-key"),
    indicatorKey: optional("indicator-key"),
    directoryKey: needed("directory-public-key"),
    demonstrationKey: optional("demonstration-key"),
    worker: {
      current: Math.max(...publicKeys.keys()),
      publicKeys,
      privateKeys: optionalList("worker-private-keys"),
    },
    signing: highest(list("signing-keys")),
    checkpoint: checkpointKeys && highest(checkpointKeys),
  };
}

/** Of one key: its text; null for one that this surface does not hold. @throws Unset for one that is missing */
function readerOf({ keys, surface, settings, isProduction }: Environment) {
  const holds = new Set(keysNeeded(surface, settings.isDemonstration));
  return (name: KeyName): string | null => {
    if (!holds.has(name)) return null;
    const source = keys[name];
    const text =
      source && ("text" in source ? source.text : fileText(source.file));
    if (isProduction && source && "file" in source) refuseOpenFile(source.file);
    return text || missing(name, source);
  };
}

function missing(name: KeyName, source: KeySources[KeyName]): never {
  throw new Unset(
    `Not started: the key ${variableOf(name)} is neither in the environment nor in its file${source && "file" in source ? ` ${source.file}` : ""}.`,
  );
}

function highest(privateKeys: Map<number, Buffer>) {
  return { current: Math.max(...privateKeys.keys()), privateKeys };
}

/**
 * Makes a first start's keys as files that only this user can read. Existing ones stay. Under some nothing lies that is
 * lost with them: those are made later as well, for installations that are older than they. The public surface alone makes
 * none that are sealed under, as it would not make the half that opens.
 */
export function makeMissingKeys({
  keys,
  surface,
  isProduction,
  settings,
}: Environment) {
  if (isProduction) return;
  const { isDemonstration } = settings;
  // Halves of one pair are made together, also where this process needs one of them alone.
  const made = surface === "public" ? surface : "all";
  const files = keysNeeded(made, isDemonstration).flatMap((name) => {
    const source = keys[name];
    return source && "file" in source ? [{ name, file: source.file }] : [];
  });
  const absent = files.filter(({ file }) => !existsSync(file));
  if (absent.length === 0) return;
  const isFirst = surface !== "public" && absent.length === files.length;
  const isLater = absent.every(({ name }) => madeLater.has(name));
  if (!isFirst && !isLater)
    throw new Unset(
      `Not started: of this installation's keys ${absent.map(({ file }) => file).join(", ")} is missing. What is sealed opens with its own keys only; put them back from your backup, or start the desk first if this is new.`,
    );
  const seed = newKeySeed();
  const directoryKey = vouchingKeyOf(publicHalfOf(seed));
  const texts = keyTextsOf(generateKeyring(directoryKey));
  for (const { name, file } of absent) {
    if (name === "directory-public-key")
      writeWhole(
        join(dirname(file), directoryPrivateKey),
        seed.toString("base64url"),
      );
    writeWhole(file, texts[name]);
  }
}

const madeLater = new Set<KeyName>([
  "signing-keys",
  "checkpoint-keys",
  "desk-key",
  "demonstration-key",
  "directory-public-key",
  "worker-public-keys",
  "worker-private-keys",
]);

/** The keyring as the text of each variable or file. */
export function keyTextsOf(keyring: Keyring): Record<KeyName, string> {
  const list = (numbers: ReadonlyMap<number, Buffer> | null) =>
    [...(numbers ?? [])]
      .map(([number, key]) => `${number}:${key.toString("base64url")}`)
      .join(",");
  return {
    pepper: keyring.pepper.toString("base64url"),
    "desk-key": keyring.deskKey?.toString("base64url") ?? "",
    "indicator-key": keyring.indicatorKey?.toString("base64url") ?? "",
    "directory-public-key": keyring.directoryKey.toString("base64url"),
    "demonstration-key": keyring.demonstrationKey?.toString("base64url") ?? "",
    "worker-public-keys": list(keyring.worker.publicKeys),
    "worker-private-keys": list(keyring.worker.privateKeys),
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

/** A file that others may read keeps no key. */
function refuseOpenFile(file: string) {
  const mode = openModeOf(file);
  if (mode === null) return;
  throw new Unset(
    `Not started: others than its owner may read the key file ${file} (mode ${mode}). Take that from them: chmod 600.`,
  );
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
