import { inArray, lte } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Database } from "./client.server.ts";

/**
 * Deletes up to `limit` rows whose time is not after `until`, the oldest first; how many. Rows that share what `by` names go
 * together, so there it may be some more.
 */
export async function deleteOldest(
  db: Database,
  table: PgTable,
  {
    at,
    by,
    until,
    limit,
  }: { at: PgColumn; by: PgColumn; until: Date; limit: number },
): Promise<number> {
  const oldest = db
    .select({ by })
    .from(table)
    .where(lte(at, until))
    .orderBy(at)
    .limit(limit);
  const { rowCount } = await db.delete(table).where(inArray(by, oldest));
  return rowCount ?? 0;
}
