import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditEvent, responder } from "#db/schema/index.ts";
import { asOwner, testDatabase } from "#db/testing/database.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import {
  enrol,
  rp,
  newAuthenticator,
  signInNamed,
  type Authenticator,
} from "#db/testing/passkeys.server.ts";
import { createViewer, touchOf } from "#db/testing/people.server.ts";
import { Conflict, Forbidden, NotFound } from "../refusal.ts";
import { publicPart } from "../vault/keyring.server.ts";
import { addResponder, inviteResponder } from "./invite.server.ts";
import { enrolOnly, registrationOptions } from "./passkey.server.ts";
import { unlinkProvider } from "./provider-link.server.ts";
import {
  newStep,
  openVisit,
  sealVisit,
  subjectOf,
  type NamedVisit,
} from "./provider-visit.server.ts";

const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-22T09:00:00Z");
const later = new Date(now.getTime() + 11 * 60_000);
const by = { kind: "system", part: "command" } as const;
const issuer = "https://id.example.org";

function visitOf(subject: string): NamedVisit {
  const named = subjectOf(keyring, { issuer, subject });
  return { step: "named", subject: named, ...newStep("/desk", now) };
}

async function enrolled(name: string) {
  const person = { name, role: "responder", unitId: "sacramento" } as const;
  const invited = { ...person, by, keyring, now };
  const { responderId, token } = await addResponder(database.db, invited);
  const { authenticator } = await enrol(database.db, { keyring, token, now });
  return { responderId, authenticator };
}

let counter = 0;

function signIn(
  authenticator: Authenticator,
  visit: NamedVisit | null,
  at = now,
) {
  const how = { counter: ++counter };
  const signing = { keyring, authenticator, how, visit, now: at };
  return signInNamed(database.db, signing);
}

const signedIn = { token: expect.any(String) };

async function history() {
  const rows = await database.db
    .select({ type: auditEvent.type, detail: auditEvent.detail })
    .from(auditEvent);
  return rows.filter(({ type }) => type.startsWith("identity."));
}

test("who shows passkey and account together is linked, and signs in with both from then on", async () => {
  const { responderId, authenticator } = await enrolled("Miguel Santos");
  expect(await signIn(authenticator, visitOf("m-1"))).toMatchObject(signedIn);
  expect(await signIn(authenticator, visitOf("m-1"))).toMatchObject(signedIn);
  expect(await history()).toEqual([
    { type: "identity.linked", detail: { responderId } },
  ]);
});

test("a passkey alone is no session where the provider is asked", async () => {
  const { authenticator } = await enrolled("Miguel Santos");
  const refused = { refused: "no-visit" };
  expect(await signIn(authenticator, null)).toEqual(refused);
});

test("what the provider said counts once, and for ten minutes", async () => {
  const { authenticator } = await enrolled("Miguel Santos");
  const visit = visitOf("m-1");
  const refused = { refused: "no-visit" };
  expect(await signIn(authenticator, visit, later)).toEqual(refused);
  expect(await signIn(authenticator, visit)).toMatchObject(signedIn);
  expect(await signIn(authenticator, visit)).toEqual(refused);
});

test("another account than the linked one is refused, and recorded without naming it", async () => {
  const { responderId, authenticator } = await enrolled("Miguel Santos");
  await signIn(authenticator, visitOf("m-1"));
  const why = "another-account";
  expect(await signIn(authenticator, visitOf("m-2"))).toEqual({ refused: why });
  expect(await history()).toContainEqual({
    ...{ type: "identity.refused", detail: { responderId, why } },
  });
  expect(await signIn(authenticator, visitOf("m-1"))).toMatchObject(signedIn);
});

test("the same subject of another provider is another account", async () => {
  const { authenticator } = await enrolled("Miguel Santos");
  await signIn(authenticator, visitOf("m-1"));
  const subject = { issuer: "https://other.example", subject: "m-1" };
  const visit = { ...visitOf(""), subject: subjectOf(keyring, subject) };
  const refused = { refused: "another-account" };
  expect(await signIn(authenticator, visit)).toEqual(refused);
});

test("nobody takes an account that is somebody else’s", async () => {
  const miguel = await enrolled("Miguel Santos");
  const ruth = await enrolled("Ruth Adler");
  await signIn(miguel.authenticator, visitOf("m-1"));
  const refused = { refused: "another-person" };
  expect(await signIn(ruth.authenticator, visitOf("m-1"))).toEqual(refused);
  const linked = await signIn(ruth.authenticator, visitOf("r-1"));
  expect(linked).toMatchObject(signedIn);
});

test("a link that was taken out of the database makes its person nobody, and no new link", async () => {
  const { responderId, authenticator } = await enrolled("Miguel Santos");
  await signIn(authenticator, visitOf("m-1"));
  await asOwner(database.db, (owner) =>
    owner.execute(
      sql`update responder set provider_subject = null where id = ${responderId}`,
    ),
  );
  const next = signIn(authenticator, visitOf("m-2"));
  await expect(next).rejects.toThrow(NotFound);
});

test("the database holds nothing of what the provider calls somebody", async () => {
  const { responderId, authenticator } = await enrolled("Miguel Santos");
  await signIn(authenticator, visitOf("m.santos@example.org"));
  const [row] = await database.db
    .select({ kept: responder.providerSubject })
    .from(responder)
    .where(eq(responder.id, responderId));
  expect(row?.kept).toHaveLength(32);
  expect(row?.kept?.toString("latin1")).not.toContain("santos");
});

test("an administrator unlinks with a touch; the next account is linked then", async () => {
  const { responderId, authenticator } = await enrolled("Miguel Santos");
  await signIn(authenticator, visitOf("m-1"));
  const admin = await createViewer(database.db, { role: "administrator" });
  const act = { verb: "unlink", about: responderId } as const;
  const touch = touchOf(admin, act, now);
  const unlinking = { responderId, by: admin, touch, keyring, now };
  await unlinkProvider(database.db, unlinking);
  await expect(unlinkProvider(database.db, unlinking)).rejects.toThrow(
    Conflict,
  );
  expect((await history()).map(({ type }) => type)).toContain(
    "identity.unlinked",
  );
  expect(await signIn(authenticator, visitOf("m-2"))).toMatchObject(signedIn);
});

test("nobody else unlinks, nor anybody without a touch", async () => {
  const { responderId } = await enrolled("Miguel Santos");
  const act = { verb: "unlink", about: responderId } as const;
  const lead = await createViewer(database.db, { role: "lead" });
  const admin = await createViewer(database.db, { role: "administrator" });
  const unlinking = { responderId, keyring, now };
  for (const by of [lead, admin]) {
    const touch = by === lead ? touchOf(by, act, now) : null;
    await expect(
      unlinkProvider(database.db, { ...unlinking, by, touch }),
    ).rejects.toThrow(Forbidden);
  }
});

test("an invitation anew ends the passkey and not the link", async () => {
  const { responderId, authenticator } = await enrolled("Miguel Santos");
  await signIn(authenticator, visitOf("m-1"));
  const invited = { responderId, by, keyring, now };
  const token = await inviteResponder(database.db, invited);
  const again = await enrol(database.db, { keyring, token, now });
  const refused = { refused: "another-account" };
  expect(await signIn(again.authenticator, visitOf("m-2"))).toEqual(refused);
});

test("enrolling where the provider is asked makes a passkey and no session", async () => {
  const person = { name: "Ivo", role: "lead", unitId: "sacramento" } as const;
  const added = { ...person, by, keyring, now };
  const { token } = await addResponder(database.db, added);
  const authenticator = await newAuthenticator();
  const invited = { keyring, token, rp, now };
  const { challengeId, options } = await registrationOptions(
    database.db,
    invited,
  );
  const response = await authenticator.register(options.challenge);
  const { secret } = authenticator;
  const made = await enrolOnly(database.db, {
    ...{ ...invited, challengeId, response, secret },
  });
  expect(made).toEqual({ sessionId: undefined, token: null });
  const visit = visitOf("i-1");
  expect(await signIn(authenticator, visit)).toMatchObject(signedIn);
});

test("what the browser carries opens with the desk key alone, and not when it is over", () => {
  const visit = visitOf("m-1");
  const carried = sealVisit(keyring, visit);
  expect(openVisit(keyring, carried, now)).toEqual(visit);
  expect(openVisit(keyring, carried, later)).toBeNull();
  expect(openVisit(keyring, `${carried}A`, now)).toBeNull();
  expect(openVisit(testKeyring(), "", now)).toBeNull();
  expect(() => openVisit(publicPart(keyring), carried, now)).toThrow();
});
