import type { Database } from "#db/client.server.ts";
import { requireTouch, type Touch } from "../responder/touch.server.ts";
import { letIn } from "../unit-key/let-in.server.ts";

/**
 * A newcomer is given the unit's keys by a member of it, who touches their passkey for it: a session that was left behind
 * would else give every report of the unit away.
 * @throws Forbidden without a fresh touch, and as `letIn`
 */
export async function letInByTouch(
  db: Database,
  { touch, ...letting }: Parameters<typeof letIn>[1] & { touch: Touch | null },
): Promise<void> {
  const { by, responderId, now } = letting;
  requireTouch(touch, by, { verb: "let-in-person", about: responderId }, now);
  await letIn(db, letting);
}
