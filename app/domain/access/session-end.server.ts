import { and, eq, gt, sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { reporterSession } from "#db/schema/report.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { lookupOf } from "../vault/lookup.server.ts";

/** A session lasts twelve hours from its last use, and a day at most: a shared computer forgets. */
const idleMs = 12 * 3_600_000;
const longestMs = 24 * 3_600_000;
/** At least this long passes before another use is written down. */
const touchMs = 30 * 60_000;

/** The end of a session that begins at this time and is not used again. */
export function unusedEnd(begunAt: Date): Date {
  return new Date(begunAt.getTime() + idleMs);
}

/** The end of a session that is used now. */
export function endAfterUse(
  { createdAt, expiresAt }: { createdAt: Date; expiresAt: Date },
  now: Date,
): Date {
  const expiresMs = Math.min(
    now.getTime() + idleMs,
    createdAt.getTime() + longestMs,
  );
  return expiresMs - expiresAt.getTime() < touchMs
    ? expiresAt
    : new Date(expiresMs);
}

export type SessionEnd = {
  endsInMs: number;
  /** However much it is used. */
  isLast: boolean;
};

/** How long a session still lasts if it is left alone. */
export function sessionEndOf(
  times: { createdAt: Date; expiresAt: Date },
  now: Date,
): SessionEnd {
  const { expiresAt } = times;
  return {
    endsInMs: expiresAt.getTime() - now.getTime(),
    isLast: endAfterUse(times, expiresAt) <= expiresAt,
  };
}

/** The same by its token, which does not count as use; null for a session that is over. */
export async function findSessionEnd(
  db: Database,
  { keyring, token, now }: { keyring: Keyring; token: string; now: Date },
): Promise<SessionEnd | null> {
  const tokenLookup = lookupOf(keyring, "reporter-session", token);
  const [row] = await timesOf(db).execute({ tokenLookup, now });
  return row ? sessionEndOf(row, now) : null;
}

const timesOf = prepared((db) =>
  db
    .select({
      createdAt: reporterSession.createdAt,
      expiresAt: reporterSession.expiresAt,
    })
    .from(reporterSession)
    .where(
      and(
        eq(reporterSession.tokenLookup, sql.placeholder("tokenLookup")),
        gt(reporterSession.expiresAt, sql.placeholder("now")),
      ),
    )
    .prepare("session_times"),
);

/** Leaving the browser. Safe to repeat. */
export async function endReporterSession(
  db: Database,
  { keyring, token }: { keyring: Keyring; token: string },
): Promise<void> {
  await db
    .delete(reporterSession)
    .where(
      eq(
        reporterSession.tokenLookup,
        lookupOf(keyring, "reporter-session", token),
      ),
    );
}
