import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { responder, unitMember } from "#db/schema/index.ts";
import { provenPeople, type ProvenPerson } from "../identity/person.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { workingRoles } from "../vocabulary/responder.ts";
import { leavesUnit } from "./carry-out.server.ts";
import type { ChangeRow } from "./change-row.server.ts";
import { countOtherAdministrators } from "./person-row.server.ts";

/**
 * What should be known before a person leaves: nobody else of the unit would open its reports, which then open by the
 * recovery sheet alone; one administrator would be left, who can confirm nothing; or none would.
 */
export type LeavingWarning =
  "last-member" | "one-administrator-left" | "last-administrator";

export async function listWarnings(
  db: Database,
  keyring: Keyring,
  person: ProvenPerson,
): Promise<LeavingWarning[]> {
  if (person.deactivatedAt) return [];
  const warnings: LeavingWarning[] = [];
  if (await isLastMember(db, keyring, person)) warnings.push("last-member");
  if (person.role !== "administrator") return warnings;
  const others = await countOtherAdministrators(db, keyring, person.id);
  if (others === 0) warnings.push("last-administrator");
  if (others === 1) warnings.push("one-administrator-left");
  return warnings;
}

/** Those that this change brings about. */
export function warningsOf(
  change: Pick<ChangeRow, "kind" | "fromUnitId" | "toRole" | "toUnitId">,
  warnings: readonly LeavingWarning[],
): LeavingWarning[] {
  const staysAdministrator =
    change.kind === "move" && change.toRole === "administrator";
  return warnings.filter((warning) =>
    warning === "last-member" ? leavesUnit(change) : !staysAdministrator,
  );
}

async function isLastMember(
  db: Database,
  keyring: Keyring,
  { id, unitId }: ProvenPerson,
): Promise<boolean> {
  const rows = await db
    .select({ person: responder })
    .from(unitMember)
    .innerJoin(responder, eq(responder.id, unitMember.responderId))
    .where(
      and(
        eq(unitMember.unitId, unitId),
        eq(responder.unitId, unitId),
        isNull(responder.deactivatedAt),
        inArray(responder.role, [...workingRoles]),
        sql`${unitMember.number} = (
          select max(newest.number)
          from unit_key newest
          where newest.unit_id = ${unitId})`,
      ),
    )
    .limit(500);
  const members = provenPeople(
    keyring,
    rows.map(({ person }) => person),
  );
  return members.length === 1 && members[0]?.id === id;
}
