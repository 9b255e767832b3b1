import type { Database } from "#db/client.server.ts";
import { responderSession } from "#db/schema/index.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { isTagOf, rowTag } from "../vault/row-tag.server.ts";

type SessionRow = typeof responderSession.$inferSelect;

/** A session that the desk began: whose it is, and until when. */
export type ProvenSession = Omit<SessionRow, "tag">;

/** The one way from a row to a session; null for a row that the desk did not write. */
export function provenSession(
  keyring: Keyring,
  { tag, ...session }: SessionRow,
): ProvenSession | null {
  return isTagOf(keyring, "responder-session", taggedOf(session), tag)
    ? session
    : null;
}

export async function insertSession(
  tx: Database,
  keyring: Keyring,
  session: ProvenSession,
): Promise<void> {
  const tag = rowTag(keyring, "responder-session", taggedOf(session));
  await tx.insert(responderSession).values({ ...session, tag });
}

/**
 * All but what each minute changes. Whoever can write may so keep an idle session alive until its twelve hours are over; who does
 * not hold its token gains nothing by it.
 */
function taggedOf({ lastActiveAt: _, ...fixed }: ProvenSession) {
  return fixed;
}
