import type { Database } from "#db/client.server.ts";
import {
  invitation,
  passkey,
  responder,
  responderSession,
} from "#db/schema/index.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { provenInvitation } from "./invitation.server.ts";
import { provenPasskey } from "./passkey.server.ts";
import { provenPerson } from "./person.server.ts";
import { provenSession } from "./session.server.ts";

/**
 * Of each kind how many rows are nobody's: changed or written by other hands than the desk's, or older than tags. They do no
 * harm; that they are there tells that somebody tried.
 */
export async function countUnproven(db: Database, keyring: Keyring) {
  const people = await db.select().from(responder);
  const passkeys = await db.select().from(passkey);
  const invitations = await db.select().from(invitation);
  const sessions = await db.select().from(responderSession);
  return {
    people: nobodys(people.map((row) => provenPerson(keyring, row))),
    passkeys: nobodys(passkeys.map((row) => provenPasskey(keyring, row))),
    invitations: nobodys(
      invitations.map((row) => provenInvitation(keyring, row)),
    ),
    sessions: nobodys(sessions.map((row) => provenSession(keyring, row))),
  };
}

function nobodys(proven: readonly (object | null)[]): number {
  return proven.filter((each) => each === null).length;
}
