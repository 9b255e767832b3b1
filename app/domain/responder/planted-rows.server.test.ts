import { sql, type SQL } from "drizzle-orm";
import { expect, test } from "vitest";
import { asOwner, testDatabase } from "#db/testing/database.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import {
  enrol,
  newAuthenticator,
  signIn,
  type Authenticator,
} from "#db/testing/passkeys.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import {
  changePerson,
  findPerson,
  getPerson,
} from "../identity/person.server.ts";
import { NotFound } from "../refusal.ts";
import { newKeySeed, sealUnderSecret } from "../vault/key-seed.server.ts";
import { lookupOf } from "../vault/lookup.server.ts";
import { rowTag } from "../vault/row-tag.server.ts";
import { seesAllReports } from "./can.ts";
import { demonstrationAccounts } from "./demonstration-accounts.ts";
import { createDemonstrationAccounts } from "./demonstration.server.ts";
import { addResponder, getInvited, inviteResponder } from "./invite.server.ts";
import { listPeople } from "./people.server.ts";
import { findResponderSession } from "./session.server.ts";

/**
 * Whoever can write to the database as its owner, and has the passkey or the cookie of somebody who may little, writes what
 * would let them do more. Each row here was written so; each is nobody's.
 */
const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-22T09:00:00Z");
const late = new Date(now.getTime() + 13 * 3_600_000);
const by = { kind: "system", part: "command" } as const;

async function invite(name: string) {
  const person = { name, role: "responder", unitId: "sacramento" } as const;
  return addResponder(database.db, { ...person, by, keyring, now });
}

/** Somebody who enrolled a passkey and is signed in. */
async function enrolled(name: string) {
  const { responderId, token } = await invite(name);
  const made = await enrol(database.db, { keyring, token, now });
  const session = made.session?.token ?? "";
  return { responderId, session, authenticator: made.authenticator };
}

async function cast() {
  const { db } = database;
  const miguel = await enrolled("Miguel Santos");
  const lead = await createViewer(db, { name: "Ruth", role: "lead" });
  return { miguel, lead: lead.responderId };
}
type Cast = Awaited<ReturnType<typeof cast>>;

const write = (statement: SQL) =>
  asOwner(database.db, (owner) => owner.execute(statement));
const hex = (bytes: Buffer) => sql.raw(`'\\x${bytes.toString("hex")}'::bytea`);

const find = (token: string, at = now) =>
  findResponderSession(database.db, { keyring, token, now: at });
const enter = (authenticator: Authenticator) =>
  signIn(database.db, { keyring, authenticator, now });

const personChanges: [string, (of: Cast) => SQL][] = [
  ["a role that was changed", () => sql`role = 'administrator'`],
  ["a unit that was changed", () => sql`unit_id = 'triage-desk'`],
  ["a name that was changed", () => sql`name = 'Ruth'`],
  ["a made-up demonstration", () => sql`is_demonstration = true`],
  [
    "an account at the provider that was made up",
    () => sql`provider_subject = ${hex(newKeySeed())}`,
  ],
  ["a key that was swapped", () => sql`public_half = ${hex(newKeySeed())}`],
  ["a day of arrival that was changed", () => sql`created_at = now()`],
  ["a tag that was taken out", () => sql`tag = null`],
  ["an empty tag", () => sql`tag = ''::bytea`],
  [
    "the tag of another person",
    ({ lead }) =>
      sql`tag = (select tag from responder other where other.id = ${lead})`,
  ],
  [
    "all that another person's row says, tag included",
    ({ lead }) => sql`(name, role, unit_id, public_half, created_at, tag) = (
      select name, role, unit_id, public_half, created_at, tag
      from responder other
      where other.id = ${lead})`,
  ],
];

test.each(personChanges)(
  "a person with %s is nobody: no session, no signing in, no invitation, no line in the list",
  async (_, change) => {
    const { db } = database;
    const all = await cast();
    const { responderId, session, authenticator } = all.miguel;
    const viewer = await createViewer(db, { role: "administrator" });
    const names = async () =>
      (await listPeople(db, { viewer, keyring, now })).map(({ id }) => id);
    expect(await find(session)).not.toBeNull();
    expect(await names()).toContain(responderId);
    await write(
      sql`update responder set ${change(all)} where id = ${responderId}`,
    );
    expect(await find(session)).toBeNull();
    await expect(enter(authenticator)).rejects.toThrow(NotFound);
    await expect(
      inviteResponder(db, { responderId, by, keyring, now }),
    ).rejects.toThrow(NotFound);
    expect(await names()).not.toContain(responderId);
  },
);

test("who was deactivated stays so when the row says otherwise", async () => {
  const { db } = database;
  const { responderId, session, authenticator } = (await cast()).miguel;
  const person = await getPerson(db, { keyring, responderId });
  await changePerson(db, keyring, person, { deactivatedAt: now });
  await write(
    sql`update responder set deactivated_at = null where id = ${responderId}`,
  );
  expect(await find(session)).toBeNull();
  await expect(enter(authenticator)).rejects.toThrow(NotFound);
});

test("a person who was made up can neither be signed in nor invited, also with the tag of one who is", async () => {
  const { db } = database;
  const { miguel } = await cast();
  const id = "00000000-0000-7000-8000-00000000bad1";
  for (const tag of [
    sql`null`,
    sql`(select tag from responder where id = ${miguel.responderId})`,
  ]) {
    await write(sql`delete from responder where id = ${id}`);
    await write(sql`
      insert into responder (id, name, role, unit_id, created_at, tag)
      select ${id}, name, role, unit_id, created_at, ${tag}
      from responder
      where id = ${miguel.responderId}`);
    // Their own passkey in the hands of whom it is moved to.
    await write(
      sql`update passkey set responder_id = ${id} where id = ${miguel.authenticator.id}`,
    );
    expect(await enter(miguel.authenticator)).toBeNull();
    await expect(
      inviteResponder(db, { responderId: id, by, keyring, now }),
    ).rejects.toThrow(NotFound);
  }
});

test.each<[string, (of: Cast) => SQL]>([
  ["moved to another person", ({ lead }) => sql`responder_id = ${lead}`],
  ["prolonged", () => sql`expires_at = expires_at + interval '1 day'`],
  ["given another's seed", () => sql`seed_sealed = ${hex(newKeySeed())}`],
  ["given another name in the history", () => sql`id = gen_random_uuid()`],
  ["begun later", () => sql`created_at = created_at + interval '1 hour'`],
  ["robbed of its tag", () => sql`tag = null`],
])("a session that was %s lets nobody in", async (_, change) => {
  const all = await cast();
  const { responderId, session } = all.miguel;
  await write(
    sql`update responder_session set ${change(all)} where responder_id = ${responderId}`,
  );
  expect(await find(session)).toBeNull();
  expect(await find(session, late)).toBeNull();
});

test("a session that was made up lets nobody in, not even under a look-up that fits and another's tag", async () => {
  const { miguel, lead } = await cast();
  const token = "made up";
  const lookup = lookupOf(keyring, "responder-session", token);
  await write(sql`
    insert into responder_session (token_lookup, id, responder_id, created_at, expires_at, tag)
    select ${hex(lookup)}, gen_random_uuid(), ${lead}, created_at, expires_at, tag
    from responder_session
    where responder_id = ${miguel.responderId}`);
  expect(await find(token)).toBeNull();
});

test("what the public surface knows is no way to a look-up of the desk", async () => {
  const { miguel } = await cast();
  const { pepper } = keyring;
  for (const purpose of ["responder-session", "invitation"] as const)
    expect(
      lookupOf({ ...keyring, deskKey: pepper }, purpose, miguel.session),
    ).not.toEqual(lookupOf(keyring, purpose, miguel.session));
});

test.each<[string, (of: Cast) => SQL]>([
  ["moved to another person", ({ lead }) => sql`responder_id = ${lead}`],
  [
    "given another's public key",
    () => sql`public_key = ${hex(Buffer.from("another"))}`,
  ],
  ["given another's seed", () => sql`seed_sealed = ${hex(newKeySeed())}`],
  ["dated back", () => sql`created_at = created_at - interval '1 year'`],
  ["robbed of its tag", () => sql`tag = null`],
])("a passkey that was %s signs nobody in", async (_, change) => {
  const all = await cast();
  const { authenticator } = all.miguel;
  await write(
    sql`update passkey set ${change(all)} where id = ${authenticator.id}`,
  );
  expect(await enter(authenticator)).toBeNull();
});

test("a passkey that was made up signs nobody in, whatever tag it carries", async () => {
  const { miguel, lead } = await cast();
  const stranger = await newAuthenticator();
  // The stranger's own key and seed, which would verify and open.
  const { id: passkeyId, secret } = stranger;
  const seed = sealUnderSecret(secret, ["passkey", passkeyId], newKeySeed());
  const { publicKey } = await registered(stranger);
  for (const tag of [
    sql`null`,
    sql`(select tag from passkey where id = ${miguel.authenticator.id})`,
    // Right for these very columns, but as another kind of row, and under another installation's key.
    hex(rowTag(keyring, "responder", { id: passkeyId, responderId: lead })),
    hex(
      rowTag({ ...keyring, deskKey: keyring.pepper }, "passkey", {
        ...{ id: passkeyId, responderId: lead, publicKey, seedSealed: seed },
        ...{ transports: [], createdAt: now },
      }),
    ),
  ]) {
    await write(sql`delete from passkey where id = ${passkeyId}`);
    await write(sql`
      insert into passkey (id, responder_id, public_key, seed_sealed, counter, transports, created_at, tag)
      values (${passkeyId}, ${lead}, ${hex(publicKey)}, ${hex(seed)}, 0, '{}', ${now.toISOString()}, ${tag})`);
    expect(await enter(stranger)).toBeNull();
  }
  // With its right tag it would have let them in: nothing else stood in their way.
  const right = rowTag(keyring, "passkey", {
    ...{ id: passkeyId, responderId: lead, publicKey, seedSealed: seed },
    ...{ transports: [], createdAt: now },
  });
  await write(
    sql`update passkey set tag = ${hex(right)} where id = ${passkeyId}`,
  );
  expect(await enter(stranger)).not.toBeNull();
});

/** The public key of an authenticator, from an enrolment that is then undone. */
async function registered(authenticator: Authenticator) {
  const { verifyRegistrationResponse } = await import("@simplewebauthn/server");
  const challenge = Buffer.from("challenge").toString("base64url");
  const { registrationInfo } = await verifyRegistrationResponse({
    response: await authenticator.register(challenge),
    expectedChallenge: challenge,
    expectedOrigin: "https://desk.example.org",
  });
  if (!registrationInfo) throw new Error("the answer does not verify");
  return { publicKey: Buffer.from(registrationInfo.credential.publicKey) };
}

test.each<[string, (of: Cast) => SQL]>([
  ["moved to another person", ({ lead }) => sql`responder_id = ${lead}`],
  ["prolonged", () => sql`expires_at = expires_at + interval '1 day'`],
  ["said to be another's doing", ({ lead }) => sql`invited_by = ${lead}`],
  [
    "given other keys of the unit",
    () => sql`unit_seeds_sealed = ${hex(newKeySeed())}`,
  ],
  ["robbed of its tag", () => sql`tag = null`],
])("an invitation that was %s invites nobody", async (_, change) => {
  const { db } = database;
  const all = await cast();
  const { responderId, token } = await invite("Noor Haddad");
  await getInvited(db, { keyring, token, now });
  await write(
    sql`update invitation set ${change(all)} where responder_id = ${responderId}`,
  );
  await expect(getInvited(db, { keyring, token, now })).rejects.toThrow(
    NotFound,
  );
});

test("an invitation that was used stays so when the row says otherwise", async () => {
  const { db } = database;
  const { token } = await invite("Noor Haddad");
  await enrol(db, { keyring, token, now });
  await write(sql`update invitation set used_at = null`);
  await expect(enrol(db, { keyring, token, now })).rejects.toThrow(NotFound);
});

test("an invitation that was made up invites nobody, not even under a look-up that fits and another's tag", async () => {
  const { db } = database;
  const { lead } = await cast();
  const { responderId } = await invite("Noor Haddad");
  const token = "made up";
  const lookup = lookupOf(keyring, "invitation", token);
  await write(sql`
    insert into invitation (token_lookup, responder_id, created_at, expires_at, tag)
    select ${hex(lookup)}, ${lead}, created_at, expires_at, tag
    from invitation
    where responder_id = ${responderId}`);
  await expect(getInvited(db, { keyring, token, now })).rejects.toThrow(
    NotFound,
  );
});

test("an account of a demonstration that the desk did not write is made anew at a start, as the cast has it", async () => {
  const { db } = database;
  const [dana] = demonstrationAccounts;
  const responderId = dana.id;
  const start = () => createDemonstrationAccounts(db, { keyring, now });
  await start();
  const before = await getPerson(db, { keyring, responderId });
  const left = { deactivatedAt: late };
  const [, ruth] = demonstrationAccounts;
  const other = await getPerson(db, { keyring, responderId: ruth.id });
  await changePerson(db, keyring, other, left);
  await write(
    sql`update responder set role = 'administrator', tag = null where id = ${dana.id}`,
  );
  await start();
  expect(await getPerson(db, { keyring, responderId })).toEqual(before);
  // Who was deactivated at the desk is proven, and stays so.
  const asked = { keyring, responderId: ruth.id };
  expect(await findPerson(db, asked)).toBeNull();
});

test("whose unit was written to be a triage desk sees no more reports by it", async () => {
  const { miguel } = await cast();
  await write(
    sql`update unit set kind = 'triage-desk' where id = 'sacramento'`,
  );
  const viewer = await find(miguel.session);
  expect(viewer && seesAllReports(viewer)).toBe(false);
});
