import { expect, test } from "vitest";
import { testDatabase } from "#db/testing/database.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { enrol, rp, type Authenticator } from "#db/testing/passkeys.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { Forbidden } from "../refusal.ts";
import { addResponder } from "./invite.server.ts";
import { findResponderSession } from "./session.server.ts";
import type { TouchAct } from "./touch-act.ts";
import { requireTouch, Touch, touchOptions } from "./touch.server.ts";
import type { Viewer } from "./viewer.ts";

const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-22T09:00:00Z");
const minutesLater = (minutes: number) =>
  new Date(now.getTime() + minutes * 60_000);

const invite = { verb: "invite", about: "" } as const;
const letIn = {
  verb: "let-in-code",
  about: "00000000-0000-7000-8000-000000000001",
} as const;

/** An administrator who is signed in and holds their passkey. */
async function signedIn(name: string) {
  const { db } = database;
  const by = { kind: "system", part: "command" } as const;
  const person = {
    name,
    role: "administrator",
    unitId: "triage-desk",
  } as const;
  const { token } = await addResponder(db, { ...person, by, keyring, now });
  const enrolling = { keyring, token, now };
  const { authenticator, session } = await enrol(db, enrolling);
  const found = await findResponderSession(db, {
    ...{ keyring, token: session?.token ?? "", now },
  });
  return { by: found!, authenticator }; // It enrolled above.
}

async function asked(by: Viewer, act: TouchAct) {
  return touchOptions(database.db, { by, act, keyring, rp, now });
}

async function touched(
  { by, authenticator }: { by: Viewer; authenticator: Authenticator },
  {
    askedFor = invite,
    askedBy = by,
    act = invite,
    at = now,
  }: { askedFor?: TouchAct; askedBy?: Viewer; act?: TouchAct; at?: Date } = {},
) {
  const { challengeId, options } = await asked(askedBy, askedFor);
  const response = await authenticator.sign(options.challenge);
  const answer = { challengeId, response };
  const asking = { by, act, keyring, rp, now: at };
  return Touch.answered(database.db, { ...asking, ...answer });
}

test("a touch of one's own passkey counts for the act that it was asked for", async () => {
  const nora = await signedIn("Nora Feld");
  const touch = await touched(nora);
  requireTouch(touch, nora.by, invite, now);
  expect(() => requireTouch(touch, nora.by, letIn, now)).toThrow(Forbidden);
});

test("without a touch the act is refused", async () => {
  const { by } = await signedIn("Nora Feld");
  expect(() => requireTouch(null, by, invite, now)).toThrow(Forbidden);
  expect(Touch.confirmed(by, invite, now)).toBeNull();
});

test("a touch that was asked for more than five minutes ago is too old, and so is one that was given then", async () => {
  const nora = await signedIn("Nora Feld");
  expect(await touched(nora, { at: minutesLater(6) })).toBeNull();
  const touch = await touched(nora);
  requireTouch(touch, nora.by, invite, minutesLater(5));
  const later = minutesLater(6);
  expect(() => requireTouch(touch, nora.by, invite, later)).toThrow(Forbidden);
});

test("another person's passkey is no touch, whoever asked", async () => {
  const nora = await signedIn("Nora Feld");
  const paul = await signedIn("Paul Gruber");
  const pauls = { by: nora.by, authenticator: paul.authenticator };
  expect(await touched(pauls)).toBeNull();
  expect(await touched(nora, { askedBy: paul.by })).toBeNull();
});

test("what was asked for another act or another session of the same person does not count", async () => {
  const nora = await signedIn("Nora Feld");
  expect(await touched(nora, { askedFor: letIn })).toBeNull();
  const askedBy = { ...nora.by, sessionId: crypto.randomUUID() };
  expect(await touched(nora, { askedBy })).toBeNull();
});

test("an answer counts once", async () => {
  const { by, authenticator } = await signedIn("Nora Feld");
  const { challengeId, options } = await asked(by, invite);
  const response = await authenticator.sign(options.challenge);
  const asking = { by, act: invite, keyring, rp, now };
  const answer = () =>
    Touch.answered(database.db, { ...asking, challengeId, response });
  expect(await answer()).not.toBeNull();
  expect(await answer()).toBeNull();
});

test("a demonstration's account, which has no passkey, says that it means it", async () => {
  const by = await createViewer(database.db, { isDemonstration: true });
  requireTouch(Touch.confirmed(by, invite, now), by, invite, now);
});
