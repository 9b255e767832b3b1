import { and, eq, gt, isNull } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { invitation } from "#db/schema/index.ts";
import { NotFound } from "../refusal.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { lookupOf } from "../vault/lookup.server.ts";
import { isTagOf, rowTag } from "../vault/row-tag.server.ts";

type InvitationRow = typeof invitation.$inferSelect;

/** An invitation that the desk made: for this person, until then, used or not. */
export type ProvenInvitation = Omit<InvitationRow, "tag">;

/** The one way from a row to an invitation; null for a row that the desk did not write. */
export function provenInvitation(
  keyring: Keyring,
  { tag, ...invited }: InvitationRow,
): ProvenInvitation | null {
  return isTagOf(keyring, "invitation", invited, tag) ? invited : null;
}

/** The unused, unexpired invitation of this token; null for anything else. */
export async function findInvitation(
  db: Database,
  { keyring, token, now }: { keyring: Keyring; token: string; now: Date },
): Promise<ProvenInvitation | null> {
  const [row] = await db
    .select()
    .from(invitation)
    .where(
      and(
        eq(invitation.tokenLookup, lookupOf(keyring, "invitation", token)),
        isNull(invitation.usedAt),
        gt(invitation.expiresAt, now),
      ),
    );
  return row ? provenInvitation(keyring, row) : null;
}

export async function insertInvitation(
  tx: Database,
  keyring: Keyring,
  invited: Omit<ProvenInvitation, "usedAt">,
): Promise<void> {
  const tag = rowTag(keyring, "invitation", invited);
  await tx.insert(invitation).values({ ...invited, tag });
}

/**
 * A change of an invitation and of its tag are one.
 * @throws NotFound when another request was first, as it is then no longer the invitation that was read
 */
export async function changeInvitation(
  tx: Database,
  keyring: Keyring,
  invited: ProvenInvitation,
  changes: Partial<Pick<ProvenInvitation, "usedAt" | "unitSeedsSealed">>,
): Promise<void> {
  const tag = rowTag(keyring, "invitation", { ...invited, ...changes });
  const changed = await tx
    .update(invitation)
    .set({ ...changes, tag })
    .where(
      and(
        eq(invitation.tokenLookup, invited.tokenLookup),
        eq(invitation.tag, rowTag(keyring, "invitation", invited)),
      ),
    )
    .returning({ tokenLookup: invitation.tokenLookup });
  if (changed.length === 0) throw new NotFound("no such invitation");
}
