import { z } from "zod";
import { readBase64url } from "../vault/base64url.ts";

const isExact = (text: string) => readBase64url(text) !== null;

/** What the browser's authenticator answers, as `@simplewebauthn/browser` posts it. Bounded: a response is a few kB. */
const base64url = z
  .string()
  .max(20_000)
  .regex(/^[\w-]*$/)
  .refine(isExact);

const shared = {
  id: base64url.max(2_000),
  rawId: base64url.max(2_000),
  type: z.literal("public-key"),
  // The one that is asked for is posted beside the answer, and what is volunteered is not read.
  clientExtensionResults: z.looseObject({}).transform(() => ({})),
};

export const registrationResponseSchema = z.object({
  ...shared,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(z.string().max(40)).max(10).optional(),
  }),
});
export type RegistrationResponse = z.infer<typeof registrationResponseSchema>;

export const authenticationResponseSchema = z.object({
  ...shared,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.optional(),
  }),
});
export type AuthenticationResponse = z.infer<
  typeof authenticationResponseSchema
>;

/**
 * What the authenticator makes of our salt (WebAuthn level 3, `prf`), 32 bytes in base64url: the secret under which a
 * person's key seed lies for this passkey. Never stored.
 */
export const passkeySecretSchema = z
  .string()
  .regex(/^[\w-]{43}$/)
  .refine(isExact);
