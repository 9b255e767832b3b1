import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import {
  authenticationResponseSchema,
  passkeySecretSchema,
} from "#app/domain/responder/passkey-response.ts";
import { signInWithPasskey } from "#app/domain/responder/passkey.server.ts";
import { namedVisit } from "#app/server/provider-visit.server.ts";
import { endCeremony } from "./ceremony.server.ts";

const schema = z.object({
  challengeId: z.uuid(),
  response: authenticationResponseSchema,
  secret: passkeySecretSchema,
});

/** POST /sign-in/passkey: the authenticator's answer. */
export function action(args: ActionFunctionArgs) {
  return endCeremony(args, {
    schema,
    open: (context, answer) => {
      const { db, keyring, now } = context;
      const visit = namedVisit(args.request, context);
      return signInWithPasskey(db, { ...answer, keyring, visit, now: now() });
    },
  });
}
