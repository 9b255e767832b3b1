import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { asOwner, testDatabase } from "#db/testing/database.server.ts";
import { searchSeed, testKeyring, unitSeed } from "#db/testing/keys.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { fileReport } from "#db/testing/reports.server.ts";
import { createSentReport } from "#db/testing/sent-report.server.ts";
import {
  reportKey,
  reportKeyWanted,
  searchKeyShare,
  unit,
  unitKey,
  unitKeyWanted,
  unitMember,
} from "#db/schema/index.ts";
import { changePerson, getPerson } from "../identity/person.server.ts";
import { listReportEvents } from "../audit/list.server.ts";
import { Conflict, NotFound } from "../refusal.ts";
import type { ResponderRole } from "../vocabulary/responder.ts";
import {
  newKeySeed,
  publicHalfOf,
  vouch,
  vouchingKeyOf,
} from "../vault/key-seed.server.ts";
import type { ReportKey } from "../vault/seal.server.ts";
import { currentKeys, unitKeyStatement } from "./chain.server.ts";
import { leaveUnit, letIn } from "./let-in.server.ts";
import { listWaiting, memberRow, printOf } from "./members.server.ts";
import { findReportKey, sealToUnits } from "./report-key.server.ts";
import { SessionKeys } from "./session-keys.server.ts";
import { findSearchSeed } from "./search-share.server.ts";
import { tendKeys } from "./tend.server.ts";

const database = testDatabase();
const keyring = testKeyring();
const { directoryKey } = keyring;
const now = new Date("2026-11-22T12:00:00Z");

/** As the next request of the same session reads it. */
async function anew<Person extends { responderId: string; unitId: string }>(
  person: Person,
  personSeed: Buffer,
) {
  const { responderId, unitId } = person;
  const unitSeeds = await database.db
    .select({ number: unitMember.number, seedSealed: unitMember.seedSealed })
    .from(unitMember)
    .where(eq(unitMember.responderId, responderId));
  const holder = { responderId, unitId, personSeed, unitSeeds };
  return { ...person, keys: new SessionKeys(holder) };
}

/** Somebody who enrolled a passkey, and whom nobody let in yet. */
async function newcomer(unitId: string, role: ResponderRole = "responder") {
  const { db } = database;
  const person = await createViewer(db, { name: "Noor Haddad", unitId, role });
  const { responderId } = person;
  await db.delete(unitMember).where(eq(unitMember.responderId, responderId));
  const seed = newKeySeed();
  const publicHalf = publicHalfOf(seed);
  await changeKey(responderId, publicHalf);
  return { person: await anew(person, seed), seed, print: printOf(publicHalf) };
}

async function changeKey(responderId: string, publicHalf: Buffer) {
  const { db } = database;
  const person = await getPerson(db, { keyring, responderId });
  await changePerson(db, keyring, person, { publicHalf });
}

const opens = async (
  person: Parameters<typeof findReportKey>[1],
  { reportId, key }: { reportId: string; key: ReportKey },
) =>
  (await findReportKey(database.db, person, reportId))?.bytes.equals(
    key.bytes,
  ) ?? false;

test("a sent report opens for the triage desk and each unit it was offered to, and for no other", async () => {
  const { db } = database;
  const { reportId, session } = await fileReport(db, keyring, { now });
  const report = { reportId, key: session.key };
  for (const unitId of ["triage-desk", "sacramento", "cisa-region-9"])
    expect(await opens(await createViewer(db, { unitId }), report)).toBe(true);
  const stranger = await createViewer(db, { unitId: "sanfrancisco" });
  expect(await opens(stranger, report)).toBe(false);
  // Nor with the row of another unit, written to look like theirs.
  const [row] = await db
    .select()
    .from(reportKey)
    .where(
      and(eq(reportKey.reportId, reportId), eq(reportKey.unitId, "sacramento")),
    );
  await db.insert(reportKey).values({ ...row!, unitId: "sanfrancisco" }); // It opened above.
  expect(await opens(stranger, report)).toBe(false);
});

test("a unit that was written to be a triage desk has no report sealed to it by that", async () => {
  const { db } = database;
  await asOwner(db, (owner) =>
    owner
      .update(unit)
      .set({ kind: "triage-desk" })
      .where(eq(unit.id, "sanfrancisco")),
  );
  const { reportId, session } = await fileReport(db, keyring, { now });
  const report = { reportId, key: session.key };
  const office = await createViewer(db, { unitId: "sanfrancisco" });
  expect(await opens(office, report)).toBe(false);
  expect(await opens(await createViewer(db), report)).toBe(true);
});

test("who of the triage desk opens no key of it opens no report", async () => {
  const report = await createSentReport(database.db);
  const { person } = await newcomer("triage-desk");
  expect(await opens(person, report)).toBe(false);
  expect(await opens({ ...person, keys: null }, report)).toBe(false);
  const administrator = await createViewer(database.db, {
    role: "administrator",
  });
  expect(await opens(administrator, report)).toBe(false);
});

test.each([
  [
    "a later key that the one before did not vouch for",
    (half: Buffer) => ({ number: 2, half, signature: Buffer.alloc(64, 1) }),
  ],
  [
    "a later key that a stranger vouched for",
    (half: Buffer) => {
      const one = { unitId: "sacramento", number: 2, half };
      return { ...one, signature: vouch(newKeySeed(), unitKeyStatement(one)) };
    },
  ],
  [
    "a later key that another unit vouched for",
    (half: Buffer) => {
      const one = { unitId: "sacramento", number: 2, half };
      const signature = vouch(unitSeed("reno"), unitKeyStatement(one));
      return { ...one, signature };
    },
  ],
])(
  "reports are not sealed to %s, however it came into the database",
  async (_, rowOf) => {
    const { db } = database;
    const stranger = newKeySeed();
    const forged = rowOf(publicHalfOf(stranger));
    await db.insert(unitKey).values({
      ...{ unitId: "sacramento", recoverySealed: Buffer.alloc(0) },
      ...{ ...forged, madeAt: now },
    });
    const asked = { unitIds: ["sacramento"], andTriage: false };
    expect(await currentKeys(db, directoryKey, asked)).toMatchObject([
      { number: 1, half: publicHalfOf(unitSeed("sacramento")) },
    ]);
  },
);

test("a first key that the directory did not vouch for is none: the report waits", async () => {
  const { db } = database;
  await asOwner(db, (owner) =>
    owner
      .update(unitKey)
      .set({ half: publicHalfOf(newKeySeed()) })
      .where(eq(unitKey.unitId, "sacramento")),
  );
  const { key, reportId } = await createSentReport(db);
  const unitIds = ["sacramento"];
  await sealToUnits(db, { directoryKey, key, unitIds, now });
  const sealed = and(
    eq(reportKey.reportId, reportId),
    eq(reportKey.unitId, "sacramento"),
  );
  expect(await db.$count(reportKey, sealed)).toBe(0);
  expect(await db.$count(reportKeyWanted)).toBe(1);
});

test("another directory's installation believes none of these units", async () => {
  const other = vouchingKeyOf(publicHalfOf(newKeySeed()));
  const asked = { unitIds: ["sacramento"], andTriage: true };
  expect(await currentKeys(database.db, other, asked)).toEqual([]);
});

test("a member lets a newcomer in, and from then on the newcomer opens what the unit opens", async () => {
  const { db } = database;
  const report = await createSentReport(db, {
    parts: [{ unitId: "sacramento" }],
  });
  const member = await createViewer(db, { unitId: "sacramento" });
  const { person, seed, print } = await newcomer("sacramento");
  expect(
    await listWaiting(db, { keyring, unitId: "sacramento" }),
  ).toMatchObject([{ responderId: person.responderId, print }]);
  const letting = {
    keyring,
    by: member,
    responderId: person.responderId,
    print,
    now,
  };
  await letIn(db, letting);
  await letIn(db, letting);
  expect(await opens(await anew(person, seed), report)).toBe(true);
  expect(await listWaiting(db, { keyring, unitId: "sacramento" })).toEqual([]);
});

test("nobody is let in by another unit, by who has no keys, or under a key that was swapped after the page was shown", async () => {
  const { db } = database;
  const member = await createViewer(db, { unitId: "sacramento" });
  const other = await createViewer(db, { unitId: "sanfrancisco" });
  const { person, print } = await newcomer("sacramento");
  const letting = {
    keyring,
    by: member,
    responderId: person.responderId,
    print,
    now,
  };
  await expect(letIn(db, { ...letting, by: other })).rejects.toThrow(NotFound);
  const administrator = await createViewer(db, { role: "administrator" });
  for (const by of [administrator, { ...member, keys: null }, person])
    await expect(letIn(db, { ...letting, by })).rejects.toThrow(Conflict);
  await changeKey(person.responderId, publicHalfOf(newKeySeed()));
  await expect(letIn(db, letting)).rejects.toThrow(Conflict);
});

test.each(["administrator", "auditor"] as const)(
  "a member cannot let in an %s, who reads no reports",
  async (role) => {
    const { db } = database;
    const by = await createViewer(db, { unitId: "sacramento" });
    const { person, print } = await newcomer("sacramento", role);
    const { responderId } = person;
    await expect(
      letIn(db, { keyring, by, responderId, print, now }),
    ).rejects.toThrow(NotFound);
    expect(await listWaiting(db, { keyring, unitId: "sacramento" })).toEqual(
      [],
    );
  },
);

test("who does not open the newest key leaves the next one to who does, and goes on with the rest", async () => {
  const { db } = database;
  const { person, seed, print } = await newcomer("sacramento");
  const first = await createViewer(db, { unitId: "sacramento" });
  const { responderId } = person;
  await leaveUnit(db, { responderId: first.responderId, now });
  await db.delete(unitMember).where(eq(unitMember.responderId, responderId));
  const letting = { keyring, by: first, responderId, print, now };
  await letIn(db, letting);
  await tendKeys(db, { keyring, by: await anew(person, seed), now });
  // First was not among the members when the second key was made, and a third is wanted.
  await db.insert(unitKeyWanted).values({ unitId: "sacramento", since: now });
  await tendKeys(db, { keyring, by: first, now });
  expect(await db.$count(unitKeyWanted)).toBe(1);
  await tendKeys(db, { keyring, by: await anew(person, seed), now });
  expect(await db.$count(unitKeyWanted)).toBe(0);
  expect((await anew(person, seed)).keys.newest?.number).toBe(3);
});

test("after somebody left, the next member makes a new key: who stays opens what is open, who left nothing new", async () => {
  const { db } = database;
  const open = await createSentReport(db, {
    parts: [{ unitId: "sacramento" }],
  });
  const closed = await createSentReport(db, {
    parts: [{ unitId: "sacramento" }],
    status: "closed",
    outcome: "handled-elsewhere",
    closedAt: now,
  });
  const { person: leaving, seed: leavingSeed } = await newcomer("sacramento");
  const { person: staying, seed, print } = await newcomer("sacramento");
  const first = await createViewer(db, { unitId: "sacramento" });
  for (const [who, of] of [
    [leaving, printOf(publicHalfOf(leavingSeed))],
    [staying, print],
  ] as const)
    await letIn(db, {
      keyring,
      ...{ by: first, responderId: who.responderId, print: of, now },
    });
  // A row that was only written, by whoever holds the key that the leaver knows by heart.
  const planted = newKeySeed();
  const { person: stranger } = await newcomer("sacramento");
  await db.insert(unitMember).values({
    ...memberRow(
      { responderId: stranger.responderId, half: publicHalfOf(planted) },
      {
        ...{ unitId: "sacramento", number: 1, seed: newKeySeed() },
        ...{ letInBy: null, now },
      },
    ),
  });

  await leaveUnit(db, { responderId: leaving.responderId, now });
  const tending = await anew(staying, seed);
  await tendKeys(db, { keyring, by: tending, now });
  await tendKeys(db, { keyring, by: await anew(staying, seed), now });

  expect(await db.$count(unitKeyWanted)).toBe(0);
  const rows = await db
    .select({ reportId: reportKey.reportId, number: reportKey.keyNumber })
    .from(reportKey)
    .where(eq(reportKey.unitId, "sacramento"));
  const numbers = new Map(rows.map((row) => [row.reportId, row.number]));
  expect(numbers.get(open.reportId)).toBe(2);
  expect(numbers.get(closed.reportId)).toBe(1);
  const stays = await anew(staying, seed);
  expect(await opens(stays, open)).toBe(true);
  expect(await opens(stays, closed)).toBe(true);
  expect(await opens(leaving, open)).toBe(false);
  expect(await opens(await anew(stranger, planted), open)).toBe(false);
  expect(await findSearchSeed(db, stays)).toEqual(searchSeed);
});

test("what nobody could seal is sealed by the next who has the report, and only for a unit with a part in it", async () => {
  const { db } = database;
  const report = await createSentReport(db, {
    parts: [{ unitId: "sacramento" }],
  });
  const { reportId } = report;
  await asOwner(db, (owner) =>
    owner.delete(reportKey).where(eq(reportKey.unitId, "sacramento")),
  );
  await db.insert(reportKeyWanted).values(
    ["sacramento", "sanfrancisco"].map((unitId) => ({
      ...{ reportId, unitId, since: now },
    })),
  );
  const member = await createViewer(db, { unitId: "sacramento" });
  const stranger = await createViewer(db, { unitId: "sanfrancisco" });
  await tendKeys(db, { keyring, by: member, now });
  expect(await opens(member, report)).toBe(false);
  const events = () => listReportEvents(db, reportId);
  const before = (await events()).length;
  const sealer = await createViewer(db, { name: "Dana Okafor" });
  await tendKeys(db, { keyring, by: sealer, now });
  await tendKeys(db, { keyring, by: sealer, now });
  expect(await opens(member, report)).toBe(true);
  expect(await opens(stranger, report)).toBe(false);
  expect((await events()).slice(before)).toMatchObject([
    {
      event: { type: "report.key-sealed", unitId: "sacramento", number: 1 },
      actor: { kind: "responder", name: "Dana Okafor" },
    },
  ]);
});

test("a unit without the search key is given it by a session of another", async () => {
  const { db } = database;
  await asOwner(db, (owner) =>
    owner.delete(searchKeyShare).where(eq(searchKeyShare.unitId, "sacramento")),
  );
  const member = await createViewer(db, { unitId: "sacramento" });
  expect(await findSearchSeed(db, member)).toBeNull();
  await tendKeys(db, { keyring, by: await createViewer(db), now });
  expect(await findSearchSeed(db, member)).toEqual(searchSeed);
});

test("the keys of a session are in nothing that is printed, copied or sent", async () => {
  const viewer = await createViewer(database.db);
  expect(viewer.keys?.newest).not.toBeNull();
  expect(JSON.stringify(viewer)).not.toContain("seed");
  expect({ ...viewer.keys }).toEqual({});
});
