import type { Database } from "#db/client.server.ts";
import { recordEvent } from "../audit/record.server.ts";
import {
  changePerson,
  getPerson,
  type ProvenPerson,
} from "../identity/person.server.ts";
import { Conflict, Forbidden } from "../refusal.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { managesPeople } from "./can.ts";
import { answerOnce, type NamedVisit } from "./provider-visit.server.ts";
import type { NotNamed } from "../vocabulary/responder.ts";
import { actorOf } from "./session.server.ts";
import { requireTouch, type Touch } from "./touch.server.ts";
import type { Viewer } from "./viewer.ts";

type Showing = {
  keyring: Keyring;
  responderId: string;
  visit: NamedVisit | null;
  now: Date;
};

/**
 * Whether the provider named whoever holds the passkey. Who is linked to nobody yet is from now on. What is refused is recorded,
 * so nothing is thrown for it.
 * @throws NotFound for a person deactivated since
 */
export async function showBoth(
  tx: Database,
  { keyring, responderId, visit, now }: Showing,
): Promise<NotNamed | "linked" | "fits"> {
  if (!visit || visit.expiresAt <= now) return "no-visit";
  if (!(await answerOnce(tx, visit, now))) return "no-visit";
  const person = await getPerson(tx, { keyring, responderId, lock: true });
  const named = Buffer.from(visit.subject, "base64url");
  const known = person.providerSubject;
  if (known?.equals(named)) return "fits";
  const why = known
    ? "another-account"
    : await link(tx, { keyring, person, named });
  if (why === "linked") return why;
  const event = { type: "identity.refused", responderId, why } as const;
  await recordEvent(tx, { event, actor: actorOf(person), at: now });
  return why;
}

/** A constraint knows whose it is already. */
async function link(
  tx: Database,
  {
    keyring,
    person,
    named,
  }: { keyring: Keyring; person: ProvenPerson; named: Buffer },
): Promise<"linked" | "another-person"> {
  try {
    await tx.transaction((inner) =>
      changePerson(inner, keyring, person, { providerSubject: named }),
    );
    return "linked";
  } catch (error) {
    if (!isTaken(error)) throw error;
    return "another-person";
  }
}

function isTaken(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : null;
  return (
    typeof cause === "object" &&
    cause !== null &&
    "constraint" in cause &&
    cause.constraint === "responder_provider_subject"
  );
}

/**
 * For an account that was replaced at the provider: the next one that is shown with the person's passkey is theirs.
 * @throws Forbidden, also without a fresh touch; Conflict for oneself and where nothing is linked; NotFound
 */
export async function unlinkProvider(
  db: Database,
  {
    responderId,
    by,
    touch,
    keyring,
    now,
  }: {
    responderId: string;
    by: Viewer;
    touch: Touch | null;
    keyring: Keyring;
    now: Date;
  },
): Promise<void> {
  if (!managesPeople(by)) throw new Forbidden("only an administrator unlinks");
  requireTouch(touch, by, { verb: "unlink", about: responderId }, now);
  if (by.responderId === responderId)
    throw new Conflict("another administrator unlinks you");
  await db.transaction(async (tx) => {
    const person = await getPerson(tx, { keyring, responderId, lock: true });
    if (!person.providerSubject)
      throw new Conflict("no account is linked to this person");
    await changePerson(tx, keyring, person, { providerSubject: null });
    const event = { type: "identity.unlinked", responderId } as const;
    const { sessionId, actor } = by;
    await recordEvent(tx, { sessionId, event, actor, at: now });
  });
}
