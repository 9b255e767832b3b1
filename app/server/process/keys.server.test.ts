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

test("an installation older than receipts starts, with a signing key made and every other key as it was", () => {
  makeMissingKeys(environment());
  const { signing, ...others } = loadKeyring(environment());
  rmSync(join(home, "keys/signing-keys"));
  makeMissingKeys(environment());
  const { signing: made, ...kept } = loadKeyring(environment());
  expect(kept).toEqual(others);
  expect(made.privateKeys.get(1)).toHaveLength(32);
  expect(made).not.toEqual(signing);
});

test("a desk holds no checkpoint key; the worker beside it makes one, and every other key stays", () => {
  makeMissingKeys(environment("desk"));
  const desk = loadKeyring(environment("desk"));
  expect(desk.checkpoint).toBeNull();
  expect(loadKeyring.bind(null, environment("worker"))).toThrow(
    /CHECKPOINT_KEYS/,
  );
  makeMissingKeys(environment("worker"));
  const { checkpoint, ...kept } = loadKeyring(environment("worker"));
  expect({ ...kept, checkpoint: null }).toEqual(desk);
  expect(checkpoint?.privateKeys.get(1)).toHaveLength(32);
  expect(loadKeyring(environment("desk")).checkpoint).toBeNull();
});

test("new receipts are signed under the highest number, and older numbers stay", () => {
  makeMissingKeys(environment());
  const key = Buffer.alloc(32, 7).toString("base64url");
  const keys = { LANDLINE_SIGNING_KEYS: `2:${key},1:${key}` };
  const { signing } = loadKeyring(
    readEnvironment({ LANDLINE_HOME: home, ...keys }),
  );
  expect(signing.current).toBe(2);
  expect([...signing.privateKeys.keys()].sort()).toEqual([1, 2]);
});
