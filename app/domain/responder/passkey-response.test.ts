import { expect, test } from "vitest";
import {
  authenticationResponseSchema,
  passkeySecretSchema,
} from "./passkey-response.ts";

test("an answer of a passkey with another last letter is another answer, and is not read", () => {
  const response = {
    clientDataJSON: "e30",
    authenticatorData: "AAAA",
    signature: "AAA",
  };
  const answer = { id: "AQ", rawId: "AQ", type: "public-key", response };
  const isRead = (changed: object) =>
    authenticationResponseSchema.safeParse({
      ...answer,
      clientExtensionResults: {},
      ...changed,
    }).success;
  expect(isRead({})).toBe(true);
  expect(isRead({ id: "AR" })).toBe(false);
  expect(isRead({ response: { ...response, signature: "AAB" } })).toBe(false);
});

test("so is the secret of a passkey", () => {
  const secret = "A".repeat(43);
  expect(passkeySecretSchema.safeParse(secret).success).toBe(true);
  const other = `${secret.slice(0, -1)}B`;
  expect(passkeySecretSchema.safeParse(other).success).toBe(false);
});
