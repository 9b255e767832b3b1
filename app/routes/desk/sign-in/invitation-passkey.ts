import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { invitationToken } from "./invitation-token.server.ts";
import {
  passkeySecretSchema,
  registrationResponseSchema,
} from "#app/domain/responder/passkey-response.ts";
import {
  enrolOnly,
  enrolPasskey,
} from "#app/domain/responder/passkey.server.ts";
import { endCeremony } from "./ceremony.server.ts";

const schema = z.object({
  token: invitationToken,
  challengeId: z.uuid(),
  response: registrationResponseSchema,
  secret: passkeySecretSchema,
});

/** POST /sign-in/invitation/passkey: stores the new passkey, uses the invitation up and signs in, where the passkey alone does. */
export function action(args: ActionFunctionArgs) {
  return endCeremony(args, {
    schema,
    open: ({ db, keyring, settings, now }, answer) => {
      const enrolling = { ...answer, keyring, now: now() };
      return settings.provider
        ? enrolOnly(db, enrolling)
        : enrolPasskey(db, enrolling);
    },
  });
}
