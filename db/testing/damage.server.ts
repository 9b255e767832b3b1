import { sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";

/** As a failing disk, or somebody who may write, changes it: one bit of each value in a column of one report's rows. */
export async function damage(
  db: Database,
  column: `${string}.${string}`,
  reportId: string,
): Promise<void> {
  const [table = "", name = ""] = column.split(".");
  const at = sql.identifier(name);
  const of = sql.identifier(table === "report" ? "id" : "report_id");
  await db.execute(sql`
    update ${sql.identifier(table)}
    set ${at} = set_byte(${at}, length(${at}) - 1, get_byte(${at}, length(${at}) - 1) # 1)
    where ${of} = ${reportId} and ${at} is not null`);
}
