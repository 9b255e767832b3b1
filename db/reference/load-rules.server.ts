import { rulesSchema } from "#app/domain/routing/rules.ts";
import type { Database } from "#db/client.server.ts";
import first from "#db/reference/routing-rules-1.json" with { type: "json" };
import { routingRules } from "#db/schema/index.ts";

/** The rules an installation begins with; the desk adds later versions. A version that is there already stays as it is. */
export async function loadRoutingRules(
  db: Database,
  options: { now?: Date } = {},
): Promise<void> {
  const rules = rulesSchema.parse(first);
  await db
    .insert(routingRules)
    .values({
      version: rules.version,
      rules,
      source: rules.source,
      createdAt: options.now ?? new Date(`${first.checkedOn}T00:00:00Z`),
    })
    .onConflictDoNothing();
}
