import type { Database } from "#db/client.server.ts";
import type { PastEvent } from "../audit/events.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { readPeople } from "./person-row.server.ts";

/** Names, by id, of those whom events of the history are about, and of who asked for it. */
export async function personNames(
  db: Database,
  keyring: Keyring,
  events: readonly { event: PastEvent }[],
): Promise<Record<string, string>> {
  const ids = new Set(events.flatMap(({ event }) => idsIn(event)));
  if (ids.size === 0) return {};
  const people = await readPeople(db, keyring, [...ids]);
  return Object.fromEntries(people.map(({ id, name }) => [id, name]));
}

/** The fields of an event that name a person. Where a report tells of one it says the unit. */
const naming = ["responderId", "askedBy", "deputyId"] as const;
const told = ["responder.", "absence."];

function idsIn(event: PastEvent): string[] {
  if (!told.some((kind) => event.type.startsWith(kind))) return [];
  const fields = new Map<string, unknown>(Object.entries(event));
  return naming.flatMap((field) => {
    const id = fields.get(field);
    return typeof id === "string" ? [id] : [];
  });
}
