import { rulesSchema } from "#app/domain/routing/rules.ts";
import type { Database } from "#db/client.server.ts";
import first from "#db/reference/routing-rules-1.json" with { type: "json" };
import second from "#db/reference/routing-rules-2.json" with { type: "json" };
import third from "#db/reference/routing-rules-3.json" with { type: "json" };
import { routingRules } from "#db/schema/index.ts";

/** A change is a new file: decisions point to the version that they were made by. */
const versions = [first, second, third];

/** The versions of this folder; the newest counts. A version that is there already stays as it is. */
export async function loadRoutingRules(
  db: Database,
  options: { now?: Date } = {},
): Promise<void> {
  const rows = versions.map(({ checkedOn, ...version }) => {
    const rules = rulesSchema.parse(version);
    const createdAt = options.now ?? new Date(`${checkedOn}T00:00:00Z`);
    return { version: rules.version, rules, source: rules.source, createdAt };
  });
  await db.insert(routingRules).values(rows).onConflictDoNothing();
}
