import { and, eq, lte, sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { report } from "#db/schema/report.ts";
import { unkeptExpiry } from "../access/draft-days.ts";
import { onionVisitor } from "../access/network.ts";
import {
  codeWaitMs,
  recordWrongCode,
  type Trying,
} from "../access/wrong-code.server.ts";

/** Drafts whose code was not given back, some 2 kB each: what a flood can leave behind for a day. */
const unkeptMost = 20_000;

/**
 * Whether this network may begin another draft now, which is counted then. Some dozens an hour are free, as an office is one
 * network too; beyond them it waits, a minute at the longest. Nobody may while there are very many that nobody came back to. Visitors
 * of an onion service have no network to be slowed by: they may not begin any while there are half as many, so that one of them
 * shuts out those beside them at the most.
 */
export async function takeDraftTurn(
  db: Database,
  {
    mostUnkept = unkeptMost,
    ...by
  }: Omit<Trying, "purpose"> & { mostUnkept?: number },
): Promise<boolean> {
  const trying = { ...by, purpose: "draft-source" } as const;
  if (!isThisMachine(by.address)) {
    if ((await codeWaitMs(db, trying)) > 0) return false;
    await recordWrongCode(db, trying);
  }
  const most =
    by.address === onionVisitor ? Math.floor(mostUnkept / 2) : mostUnkept;
  return (await countUnkept(db, by.now, most)) < most;
}

/** Up to `most`, where the counting ends. */
async function countUnkept(
  db: Database,
  now: Date,
  most: number,
): Promise<number> {
  const unkept = db
    .select({ one: sql`1`.as("one") })
    .from(report)
    .where(
      and(eq(report.status, "draft"), lte(report.expiresAt, unkeptExpiry(now))),
    )
    .limit(most);
  return db.$count(unkept.as("unkept"));
}

/** Whoever sits at it, in a try-out; behind a proxy visitors have addresses of their own. */
function isThisMachine(address: string): boolean {
  return /^(?:::ffff:)?127\.|^::1$/.test(address);
}
