import { personChoice } from "#app/components/desk/away-words.ts";
import { listUnitsWithColleagues } from "#app/domain/desk/report-rows.server.ts";
import { readPeople } from "#app/domain/people/person-row.server.ts";
import type { Viewer } from "#app/domain/responder/viewer.ts";
import type { Keyring } from "#app/domain/vault/keyring.server.ts";
import type { Database } from "#db/client.server.ts";

/** The people of the viewer's unit, to be chosen among. */
export async function colleagueChoices(
  db: Database,
  { viewer, keyring, now }: { viewer: Viewer; keyring: Keyring; now: Date },
) {
  const { unitId: ownUnitId } = viewer;
  const asked = { keyring, ownUnitId, now };
  const { colleagues } = await listUnitsWithColleagues(db, asked);
  return colleagues.map((person) => personChoice(person, viewer));
}

/** Names by id; of a row that the desk did not write there is none. */
export async function namesOf(
  db: Database,
  keyring: Keyring,
  ids: readonly (string | null)[],
): Promise<Record<string, string>> {
  const asked = new Set(ids.filter((id) => id !== null));
  const people = await readPeople(db, keyring, [...asked]);
  return Object.fromEntries(people.map(({ id, name }) => [id, name]));
}
