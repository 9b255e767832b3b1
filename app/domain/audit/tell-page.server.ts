import { sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";

/** That of the trigger of 0037, which tells open pages of a report that something happened to it. */
export const pageChannel = "report_page_changed";

/** For what the trigger tells nobody of; once the transaction is over. */
export async function tellPage(tx: Database, reportId: string): Promise<void> {
  await tx.execute(sql`select pg_notify(${pageChannel}, ${reportId})`);
}
