import { join } from "node:path";
import type { Settings } from "#app/server/context.server.ts";

/** Web surfaces, or the worker alone. */
export type ProcessSurface = Settings["surface"] | "worker";

export const keyNames = [
  "pepper",
  "index-key",
  "operations-public-keys",
  "operations-private-keys",
  "signing-keys",
  "checkpoint-keys",
] as const;
export type KeyName = (typeof keyNames)[number];

export type KeySources = Record<
  KeyName,
  { text: string } | { file: string } | null
>;

/** What was given, without the empty ones. */
export type Given = Record<string, string | undefined>;

/** `LANDLINE_PEPPER` holds the key itself, `LANDLINE_PEPPER_FILE` names its file. */
export function variableOf(key: KeyName): string {
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
    "index-key": sourceOf("index-key"),
    "operations-public-keys": sourceOf("operations-public-keys"),
    "operations-private-keys": sourceOf("operations-private-keys"),
    "signing-keys": sourceOf("signing-keys"),
    "checkpoint-keys": sourceOf("checkpoint-keys"),
  };
}

/** The keys that a surface starts with. Checkpoints are signed where no web is served, or where one process is all. */
export function keysNeeded(surface: ProcessSurface): KeyName[] {
  switch (surface) {
    case "public":
      return ["pepper", "operations-public-keys", "signing-keys"];
    case "desk":
      return keyNames.filter((name) => name !== "checkpoint-keys");
    case "worker":
    case "all":
      return [...keyNames];
  }
}
