import { eq, inArray, lte, sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { wrongCode } from "#db/schema/report.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { lookupOf } from "../vault/lookup.server.ts";
import { networkOf, onionVisitor } from "./network.ts";

/**
 * Nobody can guess a code of 115 bits; whoever tries nevertheless is told to wait. Five wrong codes are free, because people
 * mistype. Then the wait that is named doubles, from one second up to a minute, and after an hour without a wrong code all is
 * forgotten. It holds nobody up: a code that comes meanwhile is looked up, and a right one opens. Otherwise one person's
 * tries could keep a victim on the same network away from a report. What is asked for without a code is refused meanwhile.
 */
const freeTries = {
  "code-source": 5,
  "lost-code-source": 5,
  // New drafts, of which none is wrong: an office of many people is one network.
  "draft-source": 30,
} satisfies Record<TryPurpose, number>;
const longestWaitMs = 60_000;
const quietMs = 3_600_000;

/** Tries of another kind are counted apart, so that neither slows the other. */
type TryPurpose = "code-source" | "lost-code-source" | "draft-source";

export type Trying = {
  keyring: Keyring;
  address: string;
  now: Date;
  purpose?: TryPurpose;
};

/** How long this network must wait before another wrong code is answered; 0 when it need not wait. */
export async function codeWaitMs(
  db: Database,
  trying: Trying,
): Promise<number> {
  if (trying.address === onionVisitor) return 0;
  const [row] = await db
    .select({ count: wrongCode.count, lastAt: wrongCode.lastAt })
    .from(wrongCode)
    .where(eq(wrongCode.source, sourceOf(trying)));
  const { now, purpose = "code-source" } = trying;
  return row ? waitMs({ ...row, now, free: freeTries[purpose] }) : 0;
}

/** Pure: the wait after `count` tries, of which `free` are free and the last was at `lastAt`. */
export function waitMs(tries: {
  count: number;
  free: number;
  lastAt: Date;
  now: Date;
}): number {
  const passedMs = tries.now.getTime() - tries.lastAt.getTime();
  const beyond = tries.count - tries.free;
  if (beyond < 0 || passedMs >= quietMs) return 0;
  const wholeMs = Math.min(longestWaitMs, 1_000 * 2 ** Math.min(beyond, 16));
  return Math.max(0, wholeMs - passedMs);
}

/** Counts a wrong code. It does not count while its network has to wait; otherwise the wait would never end. */
export async function recordWrongCode(
  db: Database,
  trying: Trying,
): Promise<void> {
  if (trying.address === onionVisitor) return;
  if ((await codeWaitMs(db, trying)) > 0) return;
  const { now } = trying;
  const quietSince = new Date(now.getTime() - quietMs);
  await db
    .insert(wrongCode)
    .values({ source: sourceOf(trying), count: 1, lastAt: now })
    .onConflictDoUpdate({
      target: wrongCode.source,
      set: {
        count: sql`
          case
            when ${wrongCode.lastAt} <= ${quietSince.toISOString()}::timestamptz then 1
            else ${wrongCode.count} + 1
          end`,
        lastAt: now,
      },
    });
}

/** Forgets up to `limit` sources that have been quiet for an hour; the rest wait for the next sweep. */
export async function sweepWrongCodes(
  db: Database,
  { now, limit }: { now: Date; limit: number },
): Promise<number> {
  const quiet = db
    .select({ source: wrongCode.source })
    .from(wrongCode)
    .where(lte(wrongCode.lastAt, new Date(now.getTime() - quietMs)))
    .orderBy(wrongCode.lastAt)
    .limit(limit);
  const swept = await db
    .delete(wrongCode)
    .where(inArray(wrongCode.source, quiet))
    .returning({ count: wrongCode.count });
  return swept.length;
}

function sourceOf({
  keyring,
  address,
  purpose = "code-source",
}: Trying): Buffer {
  return lookupOf(keyring, purpose, networkOf(address));
}
