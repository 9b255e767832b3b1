import { z } from "zod";
import { authenticationResponseSchema } from "#app/domain/responder/passkey-response.ts";
import type { TouchAct } from "#app/domain/responder/touch-act.ts";
import { Touch } from "#app/domain/responder/touch.server.ts";
import type { Viewer } from "#app/domain/responder/viewer.ts";
import type { RequestContext } from "./context.server.ts";
import { relyingPartyOf } from "./responder-session.server.ts";

/** A form that asks for a touch was sent without one that counts; its message is for the person. */
export class Untouched extends Error {
  override readonly name = "Untouched";
}

/** What the person is told then. */
export function untouchedWords({ isDemonstration }: Viewer): string {
  return isDemonstration
    ? "Tick that you mean it, and send the form again."
    : "This needs your own passkey, touched for this very act within the last five minutes. Send the form again, and touch it when your browser asks.";
}

/** What every form carries that asks for a touch: the browser's answer, or, of an account without a passkey, a tick. */
export const touchFields = {
  touch: z.string().max(100_000).optional(),
  confirmed: z.literal("yes").optional(),
};

const touchSchema = z.object({
  challengeId: z.uuid(),
  response: authenticationResponseSchema,
});

type Posted = { request: Request; context: RequestContext };
type Given = { touch?: string; confirmed?: "yes" };

/** The touch in a posted form. @throws Untouched without one that counts for this act of this session */
export async function requireTouchIn(
  posted: Posted,
  given: Given & { by: Viewer },
  act: TouchAct,
): Promise<Touch> {
  const touch = await touchIn(posted, given, act);
  if (!touch) throw new Untouched(untouchedWords(given.by));
  return touch;
}

/** The same; null without one that counts. */
export async function touchIn(
  { request, context }: Posted,
  { by, touch: given, confirmed }: Given & { by: Viewer },
  act: TouchAct,
): Promise<Touch | null> {
  const { db, keyring, settings } = context;
  const now = context.now();
  if (confirmed) {
    const meant = Touch.confirmed(by, act, now);
    if (meant) return meant;
  }
  const answer = touchSchema.safeParse(jsonIn(given));
  if (!answer.success) return null;
  const rp = relyingPartyOf(request, settings);
  const asking = { by, act, keyring, rp, now };
  return Touch.answered(db, { ...asking, ...answer.data });
}

function jsonIn(text = ""): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
