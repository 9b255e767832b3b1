import { expect, test } from "vitest";
import { generateKeyring, publicPart } from "./keyring.server.ts";
import { openSearch, sealSearch } from "./search-words.server.ts";

const keyring = generateKeyring();

test("searched words come back from the address, which does not show them", () => {
  const token = sealSearch(keyring, "Sierra Télécom");
  expect(openSearch(keyring, token)).toBe("Sierra Télécom");
  expect(Buffer.from(token, "base64url").toString()).not.toContain("Sierra");
  expect(token).toMatch(/^[\w-]+$/);
});

test("the address of a short name is as long as that of another", () => {
  expect(sealSearch(keyring, "Ox").length).toBe(
    sealSearch(keyring, "Sierra Crest Credit Union").length,
  );
});

test("another installation's address, or an altered one, searches for nothing", () => {
  const token = sealSearch(keyring, "Sierra");
  expect(openSearch(generateKeyring(), token)).toBeNull();
  expect(openSearch(keyring, `${token.slice(0, -2)}AA`)).toBeNull();
  expect(openSearch(keyring, "Sierra")).toBeNull();
});

test("the public surface seals and opens no search", () => {
  expect(() => sealSearch(publicPart(keyring), "Sierra")).toThrow("desk key");
});
