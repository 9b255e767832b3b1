import { and, eq, isNull } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { responder } from "#db/schema/index.ts";
import { Conflict, NotFound } from "../refusal.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { isTagOf, rowTag } from "../vault/row-tag.server.ts";

type PersonRow = typeof responder.$inferSelect;

/** Somebody whose row has its right tag. Every other row is nobody, whatever stands in it. */
export type ProvenPerson = Omit<PersonRow, "tag">;

/** Everything of somebody new but what comes later: their key, their account at the provider, and that they left. */
export type NewPerson = Omit<ProvenPerson, Later> &
  Partial<Pick<ProvenPerson, Later>>;
type Later = "publicHalf" | "deactivatedAt" | "providerSubject";

/** What can change of somebody; who they are cannot. */
export type PersonChanges = Partial<
  Omit<ProvenPerson, "id" | "createdAt" | "isDemonstration">
>;

/** The one way from a row to a person; null for a row that the desk did not write. */
export function provenPerson(
  keyring: Keyring,
  { tag, ...person }: PersonRow,
): ProvenPerson | null {
  return isTagOf(keyring, "responder", person, tag) ? person : null;
}

/** Those among these rows who are somebody, in the same order. */
export function provenPeople(
  keyring: Keyring,
  rows: readonly PersonRow[],
): ProvenPerson[] {
  return rows.flatMap((row) => provenPerson(keyring, row) ?? []);
}

/** Null for somebody deactivated, unknown or not proven. With `lock` the row is the caller's until the transaction ends. */
export async function findPerson(
  db: Database,
  {
    keyring,
    responderId,
    lock = false,
  }: { keyring: Keyring; responderId: string; lock?: boolean },
): Promise<ProvenPerson | null> {
  const query = db
    .select()
    .from(responder)
    .where(and(eq(responder.id, responderId), isNull(responder.deactivatedAt)));
  const [row] = await (lock ? query.for("update") : query);
  return row ? provenPerson(keyring, row) : null;
}

/** Also somebody deactivated since, for what they did before; null for somebody unknown or not proven. */
export async function findWhoDid(
  db: Database,
  keyring: Keyring,
  responderId: string,
): Promise<ProvenPerson | null> {
  const [row] = await db
    .select()
    .from(responder)
    .where(eq(responder.id, responderId));
  return row ? provenPerson(keyring, row) : null;
}

/** @throws NotFound as `findPerson` answers null */
export async function getPerson(
  db: Database,
  asked: Parameters<typeof findPerson>[1],
): Promise<ProvenPerson> {
  const person = await findPerson(db, asked);
  if (!person) throw new NotFound("no such responder");
  return person;
}

/** Rows of new people, with their tags. */
export function personRows(
  keyring: Keyring,
  people: readonly NewPerson[],
): (typeof responder.$inferInsert)[] {
  return people.map((person) => ({
    ...person,
    tag: rowTag(keyring, "responder", person),
  }));
}

/**
 * A change of a person and of their tag are one. Answers them as they are now.
 * @throws Conflict when the row was changed since it was read
 */
export async function changePerson(
  tx: Database,
  keyring: Keyring,
  person: ProvenPerson,
  changes: PersonChanges,
): Promise<ProvenPerson> {
  const changed = { ...person, ...changes };
  const rows = await tx
    .update(responder)
    .set({ ...changes, tag: rowTag(keyring, "responder", changed) })
    .where(
      and(
        eq(responder.id, person.id),
        eq(responder.tag, rowTag(keyring, "responder", person)),
      ),
    )
    .returning({ id: responder.id });
  if (rows.length === 0)
    throw new Conflict("this person was changed just now: look again");
  return changed;
}
