import { desc } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { routingRules } from "#db/schema/index.ts";
import { rulesSchema, type Rules } from "./rules.ts";

/** The newest version. A version never changes once it is written: decisions point to it. */
export async function rulesInForce(db: Database): Promise<Rules> {
  const [newest] = await db
    .select({ rules: routingRules.rules })
    .from(routingRules)
    .orderBy(desc(routingRules.version))
    .limit(1);
  if (!newest) throw new Error("no routing rules are loaded");
  return rulesSchema.parse(newest.rules);
}
