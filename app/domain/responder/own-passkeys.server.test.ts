import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { testDatabase } from "#db/testing/database.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import {
  enrol,
  newAuthenticator,
  rp,
  signIn as signInAnew,
  type Authenticator,
} from "#db/testing/passkeys.server.ts";
import { touchOf } from "#db/testing/people.server.ts";
import { auditEvent, passkey } from "#db/schema/index.ts";
import { Conflict, Forbidden, NotFound } from "../refusal.ts";
import { addResponder } from "./invite.server.ts";
import {
  addPasskey,
  additionOptions,
  listOwnPasskeys,
  removePasskey,
} from "./own-passkeys.server.ts";
import { findResponderSession } from "./session.server.ts";
import type { Viewer } from "./viewer.ts";

const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-22T09:00:00Z");
const later = new Date("2026-11-22T09:30:00Z");

async function viewerOf(token: string): Promise<Viewer> {
  const asked = { keyring, token, now: later };
  const viewer = await findResponderSession(database.db, asked);
  if (!viewer) throw new Error("nobody is signed in");
  return viewer;
}

/** Somebody with one passkey, signed in. */
async function enrolled(name = "Miguel Santos") {
  const { db } = database;
  const person = { name, role: "responder", unitId: "sacramento" } as const;
  const by = { kind: "system", part: "command" } as const;
  const { token } = await addResponder(db, { ...person, by, keyring, now });
  const made = await enrol(db, { keyring, token, now });
  const viewer = await viewerOf(made.session?.token ?? "");
  return { authenticator: made.authenticator, viewer };
}

async function add(
  viewer: Viewer,
  authenticator: Authenticator,
  { by = viewer, touchedAt = later } = {},
) {
  const { db } = database;
  const asked = { viewer, keyring, rp, now: later };
  const { challengeId, options } = await additionOptions(db, asked);
  const response = await authenticator.register(options.challenge);
  const { secret } = authenticator;
  const answer = { challengeId, response, secret, keyring, rp, now: later };
  const touch = touchOf(by, { verb: "add-passkey", about: "" }, touchedAt);
  return addPasskey(db, { viewer: by, touch, ...answer });
}

const signIn = (authenticator: Authenticator) =>
  signInAnew(database.db, { keyring, authenticator, now: later });

const historyOf = async (viewer: Viewer) =>
  (
    await database.db
      .select({ type: auditEvent.type })
      .from(auditEvent)
      .where(eq(auditEvent.subjectId, viewer.sessionId))
  ).map(({ type }) => type);

test("a second passkey signs in and opens the same key; the history tells of it", async () => {
  const { viewer } = await enrolled();
  expect(viewer.hasOnePasskey).toBe(true);
  const second = await newAuthenticator();
  expect(await add(viewer, second)).toBe(true);
  const session = await signIn(second);
  const again = await viewerOf(session?.token ?? "");
  expect(again.hasOnePasskey).toBe(false);
  expect(again.keys?.publicHalf).toEqual(viewer.keys?.publicHalf);
  expect(await historyOf(viewer)).toContain("passkey.enrolled");
  const listed = await listOwnPasskeys(database.db, { viewer, keyring });
  expect(listed).toMatchObject([
    { createdAt: now, lastUsedAt: null },
    { createdAt: later, lastUsedAt: later, transports: ["internal"] },
  ]);
});

test("a device that holds one of the person's passkeys is told to make no second one", async () => {
  const { viewer, authenticator } = await enrolled();
  const asked = { viewer, keyring, rp, now: later };
  const { options } = await additionOptions(database.db, asked);
  expect(options.excludeCredentials).toMatchObject([{ id: authenticator.id }]);
});

test("nobody adds a passkey with a challenge of somebody else, twice with one, or without a passkey of their own", async () => {
  const { viewer } = await enrolled();
  const { viewer: other } = await enrolled("Priya Raman");
  const stranger = await newAuthenticator();
  expect(await add(viewer, stranger, { by: other })).toBe(false);
  expect(await add(viewer, stranger)).toBe(true);
  expect(await add(other, stranger)).toBe(false);
  await database.db
    .delete(passkey)
    .where(eq(passkey.responderId, other.responderId));
  await expect(add(other, await newAuthenticator())).rejects.toThrow(Conflict);
});

test("a session without a touch of a few minutes ago adds none", async () => {
  const { viewer } = await enrolled();
  const mine = await newAuthenticator();
  await expect(add(viewer, mine, { touchedAt: now })).rejects.toThrow(
    Forbidden,
  );
  expect(await signIn(mine)).toBeNull();
});

test("a passkey that was only written into the table is none of theirs", async () => {
  const { viewer, authenticator } = await enrolled();
  const own = () => listOwnPasskeys(database.db, { viewer, keyring });
  expect(await own()).toHaveLength(1);
  await database.db.execute(
    sql`insert into passkey select (jsonb_populate_record(passkey, '{"id": "written"}')).* from passkey where id = ${authenticator.id}`,
  );
  expect(await own()).toHaveLength(1);
});

test("a passkey that was removed signs nobody in; the last one and another's are never removed", async () => {
  const { db } = database;
  const { viewer, authenticator } = await enrolled();
  const { authenticator: others } = await enrolled("Priya Raman");
  const remove = (passkeyId: string, about = passkeyId) => {
    const touch = touchOf(viewer, { verb: "remove-passkey", about }, later);
    const own = { viewer, keyring, touch, now: later };
    return removePasskey(db, { ...own, passkeyId });
  };
  await expect(remove(authenticator.id)).rejects.toThrow(Conflict);
  await expect(remove(others.id)).rejects.toThrow(NotFound);
  const second = await newAuthenticator();
  await add(viewer, second);
  await expect(remove(authenticator.id, second.id)).rejects.toThrow(Forbidden);
  await remove(authenticator.id);
  expect(await signIn(authenticator)).toBeNull();
  expect(await signIn(second)).not.toBeNull();
  await expect(remove(second.id)).rejects.toThrow(Conflict);
  expect(await historyOf(viewer)).toContain("passkey.removed");
});
