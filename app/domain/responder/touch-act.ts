import { z } from "zod";

/** What asks for a fresh touch of the passkey, beside signing in. */
const touchVerbs = [
  "invite",
  "invite-again",
  "unlink",
  "let-in-code",
  "let-in-person",
  "ask-change",
  "confirm-change",
  "add-passkey",
  "remove-passkey",
] as const;

/** One act, on one person, report, change or passkey; on nothing yet where somebody is invited or a passkey is added. */
export type TouchAct = { verb: (typeof touchVerbs)[number]; about: string };

export const touchActSchema = z.object({
  verb: z.enum(touchVerbs),
  // An id of ours, or of a passkey as its authenticator made it; the longest has 1,023 bytes.
  about: z
    .string()
    .max(1_364)
    .regex(/^[\w-]*$/),
});
