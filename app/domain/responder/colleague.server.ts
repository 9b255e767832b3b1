import type { Database } from "#db/client.server.ts";
import { findPerson, type ProvenPerson } from "../identity/person.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { worksReports } from "./can.ts";

/** Somebody who works reports in this unit now; null for everybody else. */
export async function findColleague(
  db: Database,
  {
    unitId,
    ...asked
  }: { keyring: Keyring; unitId: string; responderId: string },
): Promise<ProvenPerson | null> {
  const person = await findPerson(db, asked);
  return person?.unitId === unitId && worksReports(person) ? person : null;
}
