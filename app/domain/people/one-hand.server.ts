import { and, desc, eq, isNotNull } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { invitation } from "#db/schema/index.ts";
import { provenInvitation } from "../identity/invitation.server.ts";
import { findWhoDid } from "../identity/person.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";

/**
 * Whether one administrator may hold the passkeys of both: who invites somebody has their link in hand, and may have used
 * it. So two people come from one hand when one of them invited the other, when the same person invited both, or when the
 * lines of who invited whom meet further back. A line ends at the operator's command, which makes a hand of its own each
 * time. Somebody whose line does not end there comes from every hand: nothing says who invited them, or people invited each
 * other anew in a circle, as one who holds all their links can.
 */
export async function comeFromOneHand(
  db: Database,
  keyring: Keyring,
  oneId: string,
  otherId: string,
): Promise<boolean> {
  const one = await lineOf(db, keyring, oneId);
  const other = await lineOf(db, keyring, otherId);
  if (!one || !other) return true;
  return one.some((id) => other.includes(id));
}

/** The person, who invited them, who invited those, and so on; null where it breaks off, or goes in a circle. */
async function lineOf(
  db: Database,
  keyring: Keyring,
  id: string,
): Promise<string[] | null> {
  const line: string[] = [];
  let next: string | null = id;
  while (next !== null) {
    if (line.includes(next)) return null;
    line.push(next);
    const invitedBy = await invitedByOf(db, keyring, next);
    if (invitedBy === undefined) return null;
    next = invitedBy;
  }
  return line;
}

/** Null: by the operator. Undefined: nothing says by whom. Of several invitations the one that was used last. */
async function invitedByOf(
  db: Database,
  keyring: Keyring,
  responderId: string,
): Promise<string | null | undefined> {
  const person = await findWhoDid(db, keyring, responderId);
  if (person?.isDemonstration) return null;
  const [used] = await db
    .select()
    .from(invitation)
    .where(
      and(
        eq(invitation.responderId, responderId),
        isNotNull(invitation.usedAt),
      ),
    )
    .orderBy(desc(invitation.usedAt))
    .limit(1);
  const proven = used && provenInvitation(keyring, used);
  return proven ? proven.invitedBy : undefined;
}
