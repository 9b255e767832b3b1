import { join } from "node:path";
import type { Settings } from "#app/server/context.server.ts";

/** Web surfaces, or the worker alone. */
export type ProcessSurface = Settings["surface"] | "worker";

export const keyNames = [
  "pepper",
  "desk-key",
  "indicator-key",
  "directory-public-key",
  "worker-public-keys",
  "worker-private-keys",
  "signing-keys",
  "checkpoint-keys",
  "demonstration-key",
] as const;
export type KeyName = (typeof keyNames)[number];

export type KeySources = Record<
  KeyName,
  { text: string } | { file: string } | null
>;

/** What was given, without the empty ones. */
export type Given = Record<string, string | undefined>;

/** Beside the keys of a try-out; a production installation keeps it where no process of it runs. */
export const directoryPrivateKey = "directory-private-key" as const;

/** `LANDLINE_PEPPER` holds the key itself, `LANDLINE_PEPPER_FILE` names its file. */
export function variableOf(key: KeyName | typeof directoryPrivateKey): string {
  return `LANDLINE_${key.toUpperCase().replaceAll("-", "_")}`;
}

export function keysOf(env: Given, folder: string | null): KeySources {
  const sourceOf = (key: KeyName) => {
    const text = env[variableOf(key)];
    if (text) return { text };
    const file = env[`${variableOf(key)}_FILE`];
    if (file) return { file };
    return folder ? { file: join(folder, key) } : null;
  };
  return {
    pepper: sourceOf("pepper"),
    "desk-key": sourceOf("desk-key"),
    "indicator-key": sourceOf("indicator-key"),
    "directory-public-key": sourceOf("directory-public-key"),
    "worker-public-keys": sourceOf("worker-public-keys"),
    "worker-private-keys": sourceOf("worker-private-keys"),
    "signing-keys": sourceOf("signing-keys"),
    "checkpoint-keys": sourceOf("checkpoint-keys"),
    "demonstration-key": sourceOf("demonstration-key"),
  };
}

/**
 * The keys that a process starts with: no more than it cannot do without. Checkpoints are signed where no web is served, or
 * where one process is all.
 */
export function keysNeeded(
  surface: ProcessSurface,
  isDemonstration: boolean,
): readonly KeyName[] {
  const needed =
    surface === "all" ? keyNames : [...everywhere, ...own[surface]];
  return needed.filter(
    (name) => isDemonstration || name !== "demonstration-key",
  );
}

const everywhere = [
  "pepper",
  "directory-public-key",
  "worker-public-keys",
  "signing-keys",
] as const satisfies KeyName[];

const own = {
  public: [],
  desk: ["desk-key", "indicator-key", "demonstration-key"],
  worker: ["indicator-key", "worker-private-keys", "checkpoint-keys"],
} as const satisfies Record<Exclude<ProcessSurface, "all">, KeyName[]>;

/** Names of variables that hold a key of another surface, or one that no process may hold, itself and not the path of its file. */
export function foreignKeys(
  env: Given,
  surface: ProcessSurface,
  isDemonstration: boolean,
): string[] {
  const own: readonly string[] = keysNeeded(surface, isDemonstration);
  return [...keyNames, directoryPrivateKey]
    .filter((key) => !own.includes(key))
    .map((key) => variableOf(key))
    .filter((name) => Boolean(env[name]));
}

/** Takes every key, and what the provider knows us by, out of the environment, once it was read: what this process starts inherits none. */
export function dropKeys(env: Given): void {
  for (const key of [...keyNames, directoryPrivateKey])
    delete env[variableOf(key)];
  delete env.OIDC_CLIENT_SECRET;
}
