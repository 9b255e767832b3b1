import { expect, test } from "vitest";
import { blindTerm } from "./blind-index.server.ts";
import { generateKeyring, publicPart } from "./keyring.server.ts";
import { lookupOf, randomToken } from "./lookup.server.ts";
import { randomBase32 } from "./random.server.ts";
import { CannotOpen, generateReportKey } from "./seal.server.ts";
import { unwrapWithSecret, wrapWithSecret } from "./wrap.server.ts";

const id = "0199a000-0000-7000-8000-000000000001";
const otherId = "0199a000-0000-7000-8000-000000000002";
const keyring = generateKeyring();

test("a report key comes out of its access code, and of no other", () => {
  const code = randomBase32(24);
  const key = generateReportKey(id);
  const wrapped = wrapWithSecret(code, key);
  expect(unwrapWithSecret(code, id, wrapped)).toEqual(key);
  for (const secret of [randomBase32(24), code.toLowerCase(), ""]) {
    expect(() => unwrapWithSecret(secret, id, wrapped)).toThrow(CannotOpen);
  }
});

test("a wrapped key moved to another report's row does not open", () => {
  const code = randomBase32(24);
  const wrapped = wrapWithSecret(code, generateReportKey(id));
  expect(() => unwrapWithSecret(code, otherId, wrapped)).toThrow(CannotOpen);
});

test("a keyring of the public surface holds no private and no indicator key", () => {
  const open = publicPart(keyring);
  expect(open.worker.privateKeys).toBeNull();
  expect(() => blindTerm(open, "indicator", "203.0.113.9")).toThrow();
  const held = JSON.stringify(open, (_, value: unknown) =>
    value instanceof Map ? [...value] : value,
  );
  const { deskKey, indicatorKey, demonstrationKey, worker } = keyring;
  for (const secret of [
    ...[deskKey, indicatorKey, demonstrationKey],
    worker.privateKeys?.get(1),
  ])
    expect(held).not.toContain(JSON.stringify(secret));
});

test("a look-up is told apart by its purpose and by its pepper", () => {
  const token = randomToken();
  const lookups = [
    lookupOf(keyring, "access-code", token),
    lookupOf(keyring, "reporter-session", token),
    lookupOf(generateKeyring(), "access-code", token),
  ].map((bytes) => bytes.toString("hex"));
  expect(new Set(lookups).size).toBe(3);
  expect(lookupOf(keyring, "access-code", token).toString("hex")).toBe(
    lookups[0],
  );
});

test("what responders show is looked up under a key that the public surface does not hold", () => {
  const token = randomToken();
  const { deskKey } = generateKeyring();
  const other = { ...keyring, deskKey };
  for (const purpose of ["responder-session", "invitation"] as const) {
    expect(lookupOf(other, purpose, token)).not.toEqual(
      lookupOf(keyring, purpose, token),
    );
    expect(() => lookupOf(publicPart(keyring), purpose, token)).toThrow();
  }
  expect(lookupOf(other, "access-code", token)).toEqual(
    lookupOf(keyring, "access-code", token),
  );
});

test("equal terms of one kind meet in the blind index, and of two kinds do not", () => {
  const term = (kind: "organisation" | "indicator", text: string) =>
    blindTerm(keyring, kind, text).toString("hex");
  expect(term("organisation", "sierra")).toBe(term("organisation", "sierra"));
  expect(term("organisation", "sierra")).not.toBe(term("indicator", "sierra"));
  expect(term("organisation", "sierra")).toHaveLength(32);
});
