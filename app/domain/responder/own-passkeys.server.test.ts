import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { createAuthenticator } from "#db/testing/authenticator.server.ts";
import { testDatabase } from "#db/testing/database.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { auditEvent, passkey } from "#db/schema/index.ts";
import { Conflict, NotFound } from "../refusal.ts";
import { addResponder } from "./invite.server.ts";
import {
  addPasskey,
  additionOptions,
  listOwnPasskeys,
  removePasskey,
} from "./own-passkeys.server.ts";
import {
  authenticationOptions,
  enrolPasskey,
  registrationOptions,
  signInWithPasskey,
} from "./passkey.server.ts";
import { findResponderSession } from "./session.server.ts";
import type { Viewer } from "./viewer.ts";

const database = testDatabase();
const keyring = testKeyring();
const origin = "https://desk.example.org";
const rp = { id: "desk.example.org", name: "Landline", origin };
const now = new Date("2026-11-22T09:00:00Z");
const later = new Date("2026-11-22T10:00:00Z");

const newAuthenticator = () => createAuthenticator({ origin, host: rp.id });
type Authenticator = Awaited<ReturnType<typeof newAuthenticator>>;

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
  const authenticator = await newAuthenticator();
  const inviting = { keyring, token, rp, now };
  const { challengeId, options } = await registrationOptions(db, inviting);
  const response = await authenticator.register(options.challenge);
  const { secret } = authenticator;
  const answer = { ...inviting, challengeId, response, secret };
  const session = await enrolPasskey(db, answer);
  return { authenticator, viewer: await viewerOf(session?.token ?? "") };
}

async function add(
  viewer: Viewer,
  authenticator: Authenticator,
  by: Viewer = viewer,
) {
  const { db } = database;
  const asked = { viewer, rp, now: later };
  const { challengeId, options } = await additionOptions(db, asked);
  const response = await authenticator.register(options.challenge);
  const { secret } = authenticator;
  const answer = { challengeId, response, secret, rp, now: later };
  return addPasskey(db, { viewer: by, ...answer });
}

async function signIn(authenticator: Authenticator) {
  const { db } = database;
  const at = { rp, now: later };
  const { challengeId, options } = await authenticationOptions(db, at);
  const response = await authenticator.sign(options.challenge);
  const { secret } = authenticator;
  const answer = { challengeId, response, secret, keyring, ...at };
  return signInWithPasskey(db, answer);
}

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
  const listed = await listOwnPasskeys(database.db, viewer);
  expect(listed).toMatchObject([
    { createdAt: now, lastUsedAt: null },
    { createdAt: later, lastUsedAt: later, transports: ["internal"] },
  ]);
});

test("a device that holds one of the person's passkeys is told to make no second one", async () => {
  const { viewer, authenticator } = await enrolled();
  const asked = { viewer, rp, now: later };
  const { options } = await additionOptions(database.db, asked);
  expect(options.excludeCredentials).toMatchObject([{ id: authenticator.id }]);
});

test("nobody adds a passkey with a challenge of somebody else, twice with one, or without a passkey of their own", async () => {
  const { viewer } = await enrolled();
  const { viewer: other } = await enrolled("Priya Raman");
  const stranger = await newAuthenticator();
  expect(await add(viewer, stranger, other)).toBe(false);
  expect(await add(viewer, stranger)).toBe(true);
  expect(await add(other, stranger)).toBe(false);
  await database.db
    .delete(passkey)
    .where(eq(passkey.responderId, other.responderId));
  await expect(add(other, await newAuthenticator())).rejects.toThrow(Conflict);
});

test("a passkey that was removed signs nobody in; the last one and another's are never removed", async () => {
  const { db } = database;
  const { viewer, authenticator } = await enrolled();
  const { authenticator: others } = await enrolled("Priya Raman");
  const remove = (passkeyId: string) =>
    removePasskey(db, { viewer, passkeyId, now: later });
  await expect(remove(authenticator.id)).rejects.toThrow(Conflict);
  await expect(remove(others.id)).rejects.toThrow(NotFound);
  const second = await newAuthenticator();
  await add(viewer, second);
  await remove(authenticator.id);
  expect(await signIn(authenticator)).toBeNull();
  expect(await signIn(second)).not.toBeNull();
  await expect(remove(second.id)).rejects.toThrow(Conflict);
  expect(await historyOf(viewer)).toContain("passkey.removed");
});
