import { expect, test } from "vitest";
import { z } from "zod";
import { openAsWorker, sealToWorker } from "./hand-over.server.ts";
import {
  generateBoxKeyPair,
  generateKeyring,
  publicPart,
} from "./keyring.server.ts";
import { handedOverPlace, mailWordsPlace } from "./places.ts";
import { CannotOpen } from "./seal.server.ts";

const keyring = generateKeyring();
const place = handedOverPlace("a", "slip");
const seal = (value: unknown, at = place) =>
  sealToWorker(publicPart(keyring).worker, at, value);

test("what the public surface hands over opens for the worker, and for nobody else", () => {
  const sealed = seal({ to: "dana@sierra.test" });
  expect(openAsWorker(keyring.worker, place, sealed, z.unknown())).toEqual({
    to: "dana@sierra.test",
  });
  expect(sealed.toString("latin1")).not.toContain("sierra");
  for (const { worker } of [publicPart(keyring), generateKeyring()])
    expect(() => openAsWorker(worker, place, sealed, z.unknown())).toThrow(
      CannotOpen,
    );
});

test("it opens as what it is and for the report that it is of", () => {
  const sealed = seal(["8.8.8.8"]);
  const elsewhere = [
    handedOverPlace("b", "slip"),
    handedOverPlace("a", "indicators"),
    mailWordsPlace("a", "slip"),
  ];
  for (const other of elsewhere)
    expect(() =>
      openAsWorker(keyring.worker, other, sealed, z.unknown()),
    ).toThrow(CannotOpen);
});

test("what is altered, cut or no sealed box does not open", () => {
  const sealed = seal("words");
  const altered = Buffer.from(sealed);
  altered[60]! ^= 1; // It is longer.
  for (const wrong of [
    altered,
    sealed.subarray(0, 40),
    sealed.subarray(0, -1),
    Buffer.alloc(0),
    Buffer.alloc(400, 7),
  ])
    expect(() =>
      openAsWorker(keyring.worker, place, wrong, z.unknown()),
    ).toThrow(CannotOpen);
});

test("short things are as long as others, and long ones are padded", () => {
  const lengths = ["", "a@b.example", "x".repeat(150)].map(
    (text) => seal(text).length,
  );
  expect(new Set(lengths).size).toBe(1);
  expect(seal("x".repeat(5_000)).length).toBe(seal("x".repeat(5_010)).length);
});

test("after a change of keys new things are sealed to the new one, and old ones still open", () => {
  const old = seal("old");
  const pair = generateBoxKeyPair();
  const worker = {
    current: 2,
    publicKeys: new Map([...keyring.worker.publicKeys, [2, pair.publicKey]]),
    privateKeys: new Map([
      ...(keyring.worker.privateKeys ?? []),
      [2, pair.privateKey],
    ]),
  };
  expect(openAsWorker(worker, place, old, z.unknown())).toBe("old");
  const young = sealToWorker(worker, place, "new");
  expect(openAsWorker(worker, place, young, z.unknown())).toBe("new");
  expect(() => openAsWorker(keyring.worker, place, young, z.unknown())).toThrow(
    CannotOpen,
  );
});
