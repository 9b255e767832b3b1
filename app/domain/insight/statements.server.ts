import { sql, type SQL } from "drizzle-orm";
import { everNew, type Database } from "#db/client.server.ts";

/**
 * What one statement may take: less than a page's connection waits for its answer, so that Postgres gives up by itself. A longer
 * period over more reports is refused rather than waited for.
 */
const longestMs = 3_000;

/** For the rest of the transaction. */
export async function boundStatements(tx: Database): Promise<void> {
  await tx.execute(sql.raw(`set local statement_timeout = ${longestMs}`));
}

/** Ever other text, for its dates; a plan that was made for a week is none for a year. */
export function query<Row extends Record<string, unknown>>(
  tx: Database,
  statement: SQL,
) {
  return tx.execute<Row>(sql`${sql.raw(everNew)}${statement}`);
}
