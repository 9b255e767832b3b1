import { eq, isNotNull } from "drizzle-orm";
import { expect, test } from "vitest";
import { createAuthenticator } from "#db/testing/authenticator.server.ts";
import { asOwner, testDatabase } from "#db/testing/database.server.ts";
import {
  directorySeed,
  takeKeys,
  testKeyring,
} from "#db/testing/keys.server.ts";
import { dumpDatabase } from "#db/testing/dump.server.ts";
import { fileReport } from "#db/testing/reports.server.ts";
import { invitation, passkey, responder } from "#db/schema/index.ts";
import { Conflict } from "../refusal.ts";
import { setUpHouse } from "../unit-key/house.server.ts";
import { findReportKey } from "../unit-key/report-key.server.ts";
import { findSearchSeed } from "../unit-key/search-share.server.ts";
import { newKeySeed } from "../vault/key-seed.server.ts";
import {
  recoverySeedOf,
  recoveryWordsOf,
} from "../vault/recovery-words.server.ts";
import { inviteByRecovery, inviteFirstMember } from "./first-member.server.ts";
import { enrolPasskey, registrationOptions } from "./passkey.server.ts";
import { findResponderSession } from "./session.server.ts";

const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-22T09:00:00Z");
const rp = {
  id: "desk.example.org",
  name: "Landline",
  origin: "https://desk.example.org",
};

/** A new installation: the template's units have their keys already. */
async function setUp() {
  const { db } = database;
  await asOwner(db, takeKeys);
  return setUpHouse(db, { keyring, directorySeed, now });
}

async function enrol(token: string) {
  const { db } = database;
  const device = await createAuthenticator({ origin: rp.origin, host: rp.id });
  const asked = await registrationOptions(db, { keyring, token, rp, now });
  const { challengeId, options } = asked;
  const response = await device.register(options.challenge);
  const { secret } = device;
  const enrolling = { keyring, token, challengeId, response, secret, rp, now };
  const session = await enrolPasskey(db, enrolling);
  const viewer = await findResponderSession(db, {
    ...{ keyring, token: session?.token ?? "", now },
  });
  return viewer!; // Just started.
}

const triage = { name: "Ruth Lindqvist", unitId: "triage-desk", now };

test("from nothing: the house, the triage desk's first member, a report that opens for her, and recovery from the printed words when her passkey is lost", async () => {
  const { db } = database;
  const { recoverySeed, searchSeed } = await setUp();
  const sheet = recoveryWordsOf(recoverySeed);
  const token = await inviteFirstMember(db, {
    ...{ ...triage, keyring, directorySeed, searchSeed },
  });
  const ruth = await enrol(token);
  const { reportId, session } = await fileReport(db, keyring, { now });
  const opens = async (viewer: typeof ruth) =>
    (await findReportKey(db, viewer, reportId))?.bytes;
  expect(await opens(ruth)).toEqual(session.key.bytes);
  expect(await findSearchSeed(db, ruth)).toEqual(searchSeed);

  await db.delete(passkey).where(eq(passkey.responderId, ruth.responderId));
  const again = await inviteByRecovery(db, {
    ...{ ...triage, name: "Ada Brook", keyring },
    recoverySeed: recoverySeedOf(sheet) ?? newKeySeed(),
  });
  const ada = await enrol(again);
  expect(await opens(ada)).toEqual(session.key.bytes);
  expect(await findSearchSeed(db, ada)).toEqual(searchSeed);
});

test("nothing of the seeds, nor the invitation's token, lies in the database", async () => {
  const { db } = database;
  const { recoverySeed, searchSeed } = await setUp();
  const token = await inviteFirstMember(db, {
    ...{ ...triage, keyring, directorySeed, searchSeed },
  });
  await enrol(token);
  const dump = await dumpDatabase(db);
  for (const seed of [recoverySeed, searchSeed, directorySeed])
    for (const form of ["hex", "base64url", "base64"] as const)
      expect(dump).not.toContain(seed.toString(form));
  expect(dump).not.toContain(token);
});

test("a link that was used opens nothing more, whoever finds it later beside the database", async () => {
  const { db } = database;
  const { searchSeed } = await setUp();
  const token = await inviteFirstMember(db, {
    ...{ ...triage, keyring, directorySeed, searchSeed },
  });
  const kept = () =>
    db.$count(invitation, isNotNull(invitation.unitSeedsSealed));
  expect(await kept()).toBe(1);
  await enrol(token);
  expect(await kept()).toBe(0);
});

test("a wrong sheet, a wrong directory key and a second founding are refused, and leave nobody behind", async () => {
  const { db } = database;
  const { searchSeed } = await setUp();
  const first = { ...triage, keyring, directorySeed, searchSeed };
  await inviteFirstMember(db, first);
  const refused = [
    () => inviteFirstMember(db, first),
    () => inviteFirstMember(db, { ...first, directorySeed: newKeySeed() }),
    () => setUpHouse(db, { keyring, directorySeed, now }),
    () =>
      inviteByRecovery(db, {
        ...{ ...triage, keyring, recoverySeed: newKeySeed() },
      }),
  ];
  for (const refusing of refused)
    await expect(refusing()).rejects.toThrow(Conflict);
  const people = eq(responder.name, triage.name);
  expect(await db.$count(responder, people)).toBe(1);
});
