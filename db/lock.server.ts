import { sql } from "drizzle-orm";
import type { Database } from "./client.server.ts";

/** Until the transaction ends nobody else holds this name; whoever asks for it meanwhile waits. */
export async function lockByName(tx: Database, name: string): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`,
  );
}

/** Somebody held what was asked for, for longer than `lock_timeout`. */
export function isLockTimeout(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && error.code === "55P03") return true;
  return isLockTimeout(error.cause);
}
