import { z } from "zod";

/** What asks for a fresh touch of the passkey, beside signing in. */
const touchVerbs = [
  "invite",
  "invite-again",
  "let-in-code",
  "ask-change",
  "confirm-change",
] as const;

/** One act, on one person, report or change; of an invitation of somebody new, on nobody yet. */
export type TouchAct = { verb: (typeof touchVerbs)[number]; about: string };

export const touchActSchema = z.object({
  verb: z.enum(touchVerbs),
  about: z.union([z.uuid(), z.literal("")]),
});
