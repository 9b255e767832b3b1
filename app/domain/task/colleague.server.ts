import type { Database } from "#db/client.server.ts";
import { findPerson } from "../identity/person.server.ts";
import { WrongChoice } from "../refusal.ts";
import { worksReports } from "../responder/can.ts";
import type { Keyring } from "../vault/keyring.server.ts";

/** @throws WrongChoice for who does not work in the unit, or not any more */
export async function requireColleague(
  tx: Database,
  {
    keyring,
    unitId,
    assigneeId,
  }: { keyring: Keyring; unitId: string; assigneeId: string | null },
): Promise<void> {
  if (assigneeId === null) return;
  const person = await findPerson(tx, { keyring, responderId: assigneeId });
  if (person?.unitId !== unitId || !worksReports(person))
    throw new WrongChoice(
      "assigneeId",
      "They do not work in that unit any more: choose another",
    );
}
