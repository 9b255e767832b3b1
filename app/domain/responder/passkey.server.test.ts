import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { testDatabase } from "#db/testing/database.server.ts";
import * as passkeys from "#db/testing/passkeys.server.ts";
import { createViewer, touchOf } from "#db/testing/people.server.ts";
import {
  auditEvent,
  passkey,
  passkeyChallenge,
  responderSession,
} from "#db/schema/index.ts";
import { Forbidden, NotFound } from "../refusal.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { newKeySeed } from "../vault/key-seed.server.ts";
import { signInToDemonstration } from "./demonstration.server.ts";
import { addResponder, inviteResponder } from "./invite.server.ts";
import { authenticationOptions, signInWithPasskey } from "./passkey.server.ts";
import {
  endSession,
  findResponderSession,
  startSession,
} from "./session.server.ts";
import { sweepResponderSessions } from "./sweep-sessions.server.ts";

const database = testDatabase();
const keyring = testKeyring();
const { rp } = passkeys;
const start = new Date("2026-11-22T09:00:00Z");
const minutesLater = (minutes: number) =>
  new Date(start.getTime() + minutes * 60_000);
const command = { kind: "system", part: "command" } as const;

const invite = () =>
  addResponder(database.db, {
    name: "Miguel Santos",
    role: "responder",
    unitId: "sacramento",
    by: command,
    keyring,
    now: start,
  });

const enrol = (token: string, now = start) =>
  passkeys.enrol(database.db, { keyring, token, now });

const signIn = (
  authenticator: passkeys.Authenticator,
  how?: Parameters<passkeys.Authenticator["sign"]>[1],
) => passkeys.signIn(database.db, { keyring, authenticator, how, now: start });

test("an invited person enrols a passkey, is signed in, and signs in again with it", async () => {
  const { token, responderId } = await invite();
  const { authenticator, session } = await enrol(token);
  expect(session).not.toBeNull();
  const viewer = await findResponderSession(database.db, {
    keyring,
    token: session?.token ?? "",
    now: start,
  });
  expect(viewer).toMatchObject({
    responderId,
    name: "Miguel Santos",
    role: "responder",
    unitId: "sacramento",
  });
  expect(await signIn(authenticator)).not.toBeNull();
  const events = await database.db
    .select({ type: auditEvent.type, chain: auditEvent.chain })
    .from(auditEvent);
  expect(events.map(({ type }) => type).sort()).toEqual([
    "passkey.enrolled",
    "responder.invited",
    "session.started",
    "session.started",
  ]);
});

test("an invitation is used once, and dies after 72 hours", async () => {
  const { token } = await invite();
  await enrol(token);
  await expect(enrol(token)).rejects.toThrow(NotFound);
  const { token: late } = await invite();
  await expect(enrol(late, minutesLater(72 * 60))).rejects.toThrow(NotFound);
});

test("a lost passkey opens nothing from the moment of the new invitation", async () => {
  const { token, responderId } = await invite();
  const { authenticator, session } = await enrol(token);
  const again = await inviteResponder(database.db, {
    responderId,
    by: command,
    keyring,
    now: minutesLater(1),
  });
  expect(await signIn(authenticator)).toBeNull();
  expect(
    await findResponderSession(database.db, {
      keyring,
      token: session?.token ?? "",
      now: minutesLater(1),
    }),
  ).toBeNull();
  expect((await enrol(again, minutesLater(2))).session).not.toBeNull();
});

test("only an administrator invites", async () => {
  for (const role of ["responder", "lead", "auditor"] as const) {
    const by = await createViewer(database.db, { role });
    const person = { name: "X", role, unitId: "sacramento", by };
    await expect(
      addResponder(database.db, { ...person, keyring, now: start }),
    ).rejects.toThrow(Forbidden);
  }
  const by = await createViewer(database.db, { role: "administrator" });
  const person = { name: "X", role: "auditor" as const, unitId: "sacramento" };
  const inviting = { ...person, by, keyring, now: start };
  await expect(addResponder(database.db, inviting)).rejects.toThrow(Forbidden);
  const touch = touchOf(by, { verb: "invite", about: "" }, start);
  await addResponder(database.db, { ...inviting, touch });
});

test("a challenge counts once, also when what it was answered with was wrong", async () => {
  const { token } = await invite();
  const { authenticator } = await enrol(token);
  const { challengeId, options } = await authenticationOptions(database.db, {
    rp,
    now: start,
  });
  const answer = async (from: string) =>
    signInWithPasskey(database.db, {
      keyring,
      challengeId,
      response: await authenticator.sign(options.challenge, { from }),
      secret: authenticator.secret,
      rp,
      now: start,
    });
  expect(await answer("https://evil.example.org")).toBeNull();
  expect(await answer(rp.origin)).toBeNull();
});

test("a challenge expires after five minutes, and expired ones are cleared", async () => {
  const { token } = await invite();
  const { authenticator } = await enrol(token);
  const { challengeId, options } = await authenticationOptions(database.db, {
    rp,
    now: start,
  });
  const late = await signInWithPasskey(database.db, {
    keyring,
    challengeId,
    response: await authenticator.sign(options.challenge),
    secret: authenticator.secret,
    rp,
    now: minutesLater(5),
  });
  expect(late).toBeNull();
  await authenticationOptions(database.db, { rp, now: minutesLater(6) });
  expect(await database.db.$count(passkeyChallenge)).toBe(1);
});

test("an unverified user, a counter that went back and an unknown passkey are refused without a word why", async () => {
  const { token } = await invite();
  const { authenticator } = await enrol(token);
  expect(await signIn(authenticator, { isVerified: false })).toBeNull();
  expect(await signIn(authenticator, { counter: 7 })).not.toBeNull();
  expect(await signIn(authenticator, { counter: 7 })).toBeNull();
  expect(await signIn(authenticator, { counter: 8 })).not.toBeNull();
  const stranger = await passkeys.newAuthenticator();
  expect(await signIn(stranger)).toBeNull();
  const [stored] = await database.db
    .select({ counter: passkey.counter })
    .from(passkey)
    .where(eq(passkey.id, authenticator.id));
  expect(stored?.counter).toBe(8);
});

test("a session ends after twelve hours, and at once by signing out, which may be repeated", async () => {
  const { token } = await invite();
  const { session } = await enrol(token);
  const find = (now: Date) =>
    findResponderSession(database.db, {
      keyring,
      token: session?.token ?? "",
      // Used all the while.
      idleMinutes: 720,
      now,
    });
  const viewer = await find(minutesLater(719));
  expect(viewer).not.toBeNull();
  expect(await find(minutesLater(720))).toBeNull();
  if (!viewer) return;
  await endSession(database.db, { viewer, now: start });
  await endSession(database.db, { viewer, now: start });
  expect(await find(start)).toBeNull();
  const ended = await database.db.$count(
    auditEvent,
    eq(auditEvent.type, "session.ended"),
  );
  expect(ended).toBe(1);
});

test("sessions that are over are swept, a few at a time, and no other", async () => {
  const { db } = database;
  const { responderId } = await createViewer(db);
  const personSeed = newKeySeed();
  const begin = (now: Date) =>
    startSession(db, {
      ...{ keyring, responderId, personSeed, by: "passkey", now },
    });
  for (let count = 0; count < 3; count++) await begin(start);
  await begin(minutesLater(60));
  const sweep = () =>
    sweepResponderSessions(db, { now: minutesLater(720), limit: 2 });
  expect([await sweep(), await sweep(), await sweep()]).toEqual([2, 1, 0]);
  expect(await db.$count(responderSession)).toBe(1);
});

test("a demonstration account opens only in a demonstration, and no other account ever does", async () => {
  const real = await createViewer(database.db);
  const shown = await createViewer(database.db, { isDemonstration: true });
  const enter = (responderId: string, isDemonstration: boolean) =>
    signInToDemonstration(database.db, {
      responderId,
      isDemonstration,
      keyring,
      now: start,
    });
  await expect(enter(real.responderId, true)).rejects.toThrow(NotFound);
  await expect(enter(shown.responderId, false)).rejects.toThrow(NotFound);
  expect((await enter(shown.responderId, true)).token).toHaveLength(43);
});
