import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readEnvironment } from "./environment.server.ts";
import { loadKeyring, makeMissingKeys } from "./keys.server.ts";

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "landline-keys-"));
});
afterEach(() => rmSync(home, { recursive: true }));

const environment = (surface = "all") =>
  readEnvironment({ LANDLINE_HOME: home, LANDLINE_SURFACE: surface });

test("a first start makes keys that only this user can read, and later starts find them", () => {
  makeMissingKeys(environment());
  const first = loadKeyring(environment());
  makeMissingKeys(environment());
  expect(loadKeyring(environment())).toEqual(first);
  for (const name of readdirSync(join(home, "keys")))
    expect(statSync(join(home, "keys", name)).mode & 0o777).toBe(0o600);
});

test("the public surface does not read the keys that open a submitted report", () => {
  makeMissingKeys(environment());
  rmSync(join(home, "keys/operations-private-keys"));
  rmSync(join(home, "keys/index-key"));
  const { indexKey, operations } = loadKeyring(environment("public"));
  expect(indexKey).toBeNull();
  expect(operations.privateKeys).toBeNull();
});

test("a key that is gone stops the boot instead of being made anew", () => {
  makeMissingKeys(environment());
  rmSync(join(home, "keys/pepper"));
  expect(() => makeMissingKeys(environment())).toThrow(/pepper is missing/);
});
