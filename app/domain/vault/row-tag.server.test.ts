import { expect, test } from "vitest";
import { generateKeyring, publicPart } from "./keyring.server.ts";
import { isTagOf, rowTag } from "./row-tag.server.ts";

const keyring = generateKeyring();
const row = {
  id: "a",
  name: "Dana",
  isDemonstration: false,
  half: Buffer.from("half"),
  at: new Date("2026-11-22T12:00:00Z"),
  transports: ["usb"],
  goneAt: null,
};
const tag = rowTag(keyring, "responder", row);

test("a tag is right for its own row, in whichever order the columns come, and with a later column that is empty", () => {
  const { id, ...others } = row;
  expect(isTagOf(keyring, "responder", { ...others, id }, tag)).toBe(true);
  expect(isTagOf(keyring, "responder", { ...row, added: null }, tag)).toBe(
    true,
  );
});

test.each([
  { id: "b" },
  { name: null },
  { name: "" },
  { isDemonstration: true },
  { half: Buffer.from("other") },
  { at: new Date("2026-11-22T12:00:00.001Z") },
  { goneAt: new Date(0) },
  { transports: ["u", "sb"] },
  { transports: [] },
  { added: "more" },
  // What one column loses, its neighbour gains.
  { id: 'a"],["name', name: "Dana" },
])("a row with %j in it is another", (change) => {
  expect(isTagOf(keyring, "responder", { ...row, ...change }, tag)).toBe(false);
});

test("a tag is not that of another kind of row or of another installation, nor is none a tag", () => {
  expect(isTagOf(keyring, "passkey", row, tag)).toBe(false);
  expect(isTagOf(generateKeyring(), "responder", row, tag)).toBe(false);
  for (const none of [null, Buffer.alloc(0), Buffer.alloc(32)])
    expect(isTagOf(keyring, "responder", row, none)).toBe(false);
});

test("the public surface neither makes tags nor checks them", () => {
  const few = publicPart(keyring);
  expect(() => rowTag(few, "responder", row)).toThrow();
  expect(() => isTagOf(few, "responder", row, tag)).toThrow();
});
