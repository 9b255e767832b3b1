import type { Logger } from "pino";
import {
  damageSchema,
  onDamage,
  tellDamage,
} from "#app/domain/vault/damage.server.ts";
import type { Damage } from "#app/domain/vault/opened.ts";

/** Each is told once a start. So many ids take some hundred kB; of more, the number alone would be news. */
const most = 10_000;

/** What did not open since this process started. */
export type DamageSeen = {
  /** How many values of each kind: table and column. */
  counts: () => Record<string, number>;
  stop: () => void;
};

/** Logs each value that does not open, by its id, and counts it. One process sees what it opened itself. */
export function watchDamage(log: Logger): DamageSeen {
  const seen = new Map<string, Set<string>>();
  let count = 0;
  const stop = onDamage((damage) => {
    const ids = seen.get(damage.kind) ?? new Set();
    const id = idOf(damage);
    if (ids.has(id) || count >= most) return;
    seen.set(damage.kind, ids.add(id));
    count += 1;
    log.error({ ...damage }, "a sealed value does not open");
  });
  const counts = () =>
    Object.fromEntries([...seen].map(([kind, ids]) => [kind, ids.size]));
  return { counts, stop };
}

/** What an escaping error tells of a value that does not open; false for every other error. */
export function noteDamage(error: unknown): boolean {
  const damage = damageIn(error);
  if (damage) tellDamage(damage);
  return damage !== null;
}

/** By its name: the domain is bundled more than once, so classes differ. */
function damageIn(error: unknown): Damage | null {
  if (!(error instanceof Error) || error.name !== "CannotOpen") return null;
  const found: unknown = Reflect.get(error, "damage");
  return damageSchema.safeParse(found).data ?? { kind: "unknown" };
}

function idOf({ reportId, row, version }: Damage): string {
  return [reportId, row, version].join("/");
}
