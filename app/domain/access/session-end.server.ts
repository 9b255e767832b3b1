import { and, eq, gt } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { reporterSession } from "#db/schema/report.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { lookupOf } from "../vault/lookup.server.ts";
import { endAfterUse } from "./session.server.ts";

export type SessionEnd = {
  endsInMs: number;
  /** However much it is used. */
  isLast: boolean;
};

/**
 * How long a session lasts: as it stands, or once it is used now. To ask is no use; null for one that is over.
 */
export async function findSessionEnd(
  db: Database,
  asked: { keyring: Keyring; token: string; now: Date; isUsed: boolean },
): Promise<SessionEnd | null> {
  const { keyring, token, now, isUsed } = asked;
  const [row] = await db
    .select({
      createdAt: reporterSession.createdAt,
      expiresAt: reporterSession.expiresAt,
    })
    .from(reporterSession)
    .where(
      and(
        eq(
          reporterSession.tokenLookup,
          lookupOf(keyring, "reporter-session", token),
        ),
        gt(reporterSession.expiresAt, now),
      ),
    );
  if (!row) return null;
  const endsAt = isUsed ? endAfterUse(row, now) : row.expiresAt;
  const afterAll = endAfterUse(row, row.expiresAt);
  return {
    endsInMs: endsAt.getTime() - now.getTime(),
    isLast: afterAll <= endsAt,
  };
}
