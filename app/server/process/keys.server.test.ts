import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import {
  openAsWorker,
  sealToWorker,
} from "#app/domain/vault/hand-over.server.ts";
import { readEnvironment } from "./environment.server.ts";
import {
  directoryPrivateKey,
  dropKeys,
  foreignKeys,
} from "./key-variables.server.ts";
import { keyTextsOf, loadKeyring, makeMissingKeys } from "./keys.server.ts";

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

test("the public surface starts without the keys it does not hold", () => {
  makeMissingKeys(environment());
  const others = ["desk-key", "indicator-key", "worker-private-keys"];
  for (const name of others) rmSync(join(home, "keys", name));
  const { deskKey, indicatorKey, worker } = loadKeyring(environment("public"));
  expect([deskKey, indicatorKey, worker.privateKeys]).toEqual([
    null,
    null,
    null,
  ]);
});

test("the desk does not read what opens the hand-overs to the worker, nor the worker what proves who is who", () => {
  makeMissingKeys(environment());
  expect(loadKeyring(environment("desk")).worker.privateKeys).toBeNull();
  expect(loadKeyring(environment("worker")).deskKey).toBeNull();
});

test("no process reads the private half of the directory key", () => {
  makeMissingKeys(environment());
  const file = join(home, "keys", directoryPrivateKey);
  const secret = readFileSync(file, "utf8").trim();
  const held = JSON.stringify(keyTextsOf(loadKeyring(environment())));
  expect(secret).toHaveLength(43);
  expect(held).not.toContain(secret);
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

const place = { table: "handed_over", column: "slip", row: "a" };

test("a desk holds no checkpoint key; the worker beside it has one, and opens what the desk hands over", () => {
  makeMissingKeys(environment("desk"));
  const desk = loadKeyring(environment("desk"));
  makeMissingKeys(environment("worker"));
  const { checkpoint, worker } = loadKeyring(environment("worker"));
  expect(checkpoint?.privateKeys.get(1)).toHaveLength(32);
  const sealed = sealToWorker(desk.worker, place, "handed over");
  expect(openAsWorker(worker, place, sealed, z.string())).toBe("handed over");
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

test("in production a key file that others may read stops the start", () => {
  makeMissingKeys(environment());
  const file = join(home, "keys/pepper");
  const { keys, ...rest } = environment();
  const production = { ...rest, keys, isProduction: true };
  expect(loadKeyring(production).pepper).toHaveLength(32);
  for (const mode of [0o640, 0o604, 0o622]) {
    chmodSync(file, mode);
    expect(() => loadKeyring(production)).toThrow(/pepper.*chmod 600/);
  }
  expect(loadKeyring(environment()).pepper).toHaveLength(32);
});

test("a key of another surface in the environment is known, and so is one that no process may hold", () => {
  const given = {
    LANDLINE_PEPPER: "a",
    LANDLINE_DESK_KEY: "b",
    LANDLINE_SIGNING_KEYS_FILE: "/run/secrets/signing-keys",
    LANDLINE_DIRECTORY_PRIVATE_KEY: "c",
    LANDLINE_CHECKPOINT_KEYS: "",
  };
  expect(foreignKeys(given, "public", false)).toEqual([
    "LANDLINE_DESK_KEY",
    "LANDLINE_DIRECTORY_PRIVATE_KEY",
  ]);
  expect(foreignKeys(given, "desk", false)).toEqual([
    "LANDLINE_DIRECTORY_PRIVATE_KEY",
  ]);
});

test("once they were read, no key is left in the environment for what this process starts", () => {
  const given: Record<string, string | undefined> = {
    LANDLINE_PEPPER: "a",
    LANDLINE_DIRECTORY_PRIVATE_KEY: "c",
    LANDLINE_PEPPER_FILE: "/run/secrets/pepper",
    PORT: "3000",
  };
  dropKeys(given);
  expect(given).toEqual({
    LANDLINE_PEPPER_FILE: "/run/secrets/pepper",
    PORT: "3000",
  });
});
