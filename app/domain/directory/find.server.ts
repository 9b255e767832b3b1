import { asc, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { unit } from "#db/schema/directory.ts";
import { NotFound } from "../refusal.ts";
import type { UnitKind } from "../vocabulary/directory.ts";

const columns = {
  id: unit.id,
  kind: unit.kind,
  name: unit.name,
  city: unit.city,
  state: unit.state,
  address: unit.address,
  phone: unit.phone,
  url: unit.url,
  regionNumber: unit.regionNumber,
  isRoundTheClock: unit.isRoundTheClock,
  timeZone: unit.timeZone,
  basis: unit.basis,
  confidence: unit.confidence,
  sources: unit.sources,
  lastChecked: unit.checkedOn,
};

/** The desks first, then regions by number and field offices by name. */
export async function listUnits(db: Database, kind?: UnitKind) {
  return db
    .select(columns)
    .from(unit)
    .where(kind && eq(unit.kind, kind))
    .orderBy(
      sql`array_position(array['triage-desk', 'national-desk', 'region', 'field-office'], ${unit.kind}::text)`,
      sql`${unit.regionNumber} nulls last`,
      asc(unit.name),
    );
}

export type Unit = Awaited<ReturnType<typeof listUnits>>[number];

export async function findUnit(
  db: Database,
  unitId: string,
): Promise<Unit | null> {
  const [found] = await db
    .select(columns)
    .from(unit)
    .where(eq(unit.id, unitId));
  return found ?? null;
}

export async function getUnit(db: Database, unitId: string): Promise<Unit> {
  const found = await findUnit(db, unitId);
  if (!found) throw new NotFound("there is no such unit");
  return found;
}

/** By id; what is null or unknown is left out. */
export async function unitsById(
  db: Database,
  unitIds: readonly (string | null)[],
): Promise<Map<string, Unit>> {
  const ids = unitIds.flatMap((id) => id ?? []);
  if (ids.length === 0) return new Map();
  const units = await db
    .select(columns)
    .from(unit)
    .where(inArray(unit.id, ids));
  return new Map(units.map((each) => [each.id, each]));
}
