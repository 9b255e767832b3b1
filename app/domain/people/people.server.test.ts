import { and, eq, isNull } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import {
  asOwner,
  separateDatabase,
  testDatabase,
} from "#db/testing/database.server.ts";
import { personSeedOf, testKeyring } from "#db/testing/keys.server.ts";
import { createViewer, touchOf } from "#db/testing/people.server.ts";
import type { Database } from "#db/client.server.ts";
import {
  auditEvent,
  invitation,
  passkey,
  personChange,
  responder,
  responderSession,
  unitKeyWanted,
  unitMember,
} from "#db/schema/index.ts";
import { insertInvitation } from "../identity/invitation.server.ts";
import { insertPasskey } from "../identity/passkey.server.ts";
import { changePerson, getPerson } from "../identity/person.server.ts";
import { Conflict, Forbidden, NotFound } from "../refusal.ts";
import {
  findResponderSession,
  startSession,
} from "../responder/session.server.ts";
import type { Viewer } from "../responder/viewer.ts";
import { listWaiting } from "../unit-key/members.server.ts";
import { randomBytes } from "../vault/random.server.ts";
import type {
  PersonChangeReason,
  ResponderRole,
} from "../vocabulary/responder.ts";
import { askForChange, changeDays, type Wanted } from "./ask.server.ts";
import { confirmChange, refuseChange } from "./confirm.server.ts";
import { listWaitingChanges, readPerson } from "./read.server.ts";

const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-22T12:00:00Z");
const daysLater = (days: number) => new Date(now.getTime() + days * 86_400_000);

type Made = Parameters<typeof createViewer>[1];
const person = (name: string, made: Made = {}) =>
  createViewer(database.db, { name, unitId: "sacramento", ...made });
const administrator = (name: string, made: Made = {}) =>
  person(name, { role: "administrator", unitId: "triage-desk", ...made });

const leaves = { kind: "deactivation" } as const;
const comesBack = { kind: "reactivation" } as const;
const moves = (role: ResponderRole, unitId = "sacramento"): Wanted => ({
  ...{ kind: "move", role, unitId },
});
const usualReason = {
  deactivation: "leaves",
  reactivation: "returns",
  move: "other-duties",
} as const;

type How = { at?: Date; db?: Database; reason?: PersonChangeReason };

function ask(
  by: Viewer,
  { responderId }: Pick<Viewer, "responderId">,
  wanted: Wanted,
  { at = now, db = database.db, reason = usualReason[wanted.kind] }: How = {},
) {
  const touch = touchOf(by, { verb: "ask-change", about: responderId }, at);
  const asking = { by, touch, responderId, wanted, reason };
  return askForChange(db, { ...asking, keyring, now: at });
}

function confirm(
  by: Viewer,
  { responderId }: Pick<Viewer, "responderId">,
  changeId: string,
  { at = now, db = database.db }: How = {},
) {
  const touch = touchOf(by, { verb: "confirm-change", about: changeId }, at);
  const deciding = { by, touch, responderId, changeId };
  return confirmChange(db, { ...deciding, keyring, now: at });
}

/** A passkey, a session and an open invitation; of these things the kinds that are left later. */
async function giveWaysIn({ responderId }: Viewer): Promise<string> {
  const { db } = database;
  await insertPasskey(db, keyring, {
    ...{ id: randomBytes(16).toString("base64url"), responderId },
    ...{ publicKey: randomBytes(77), counter: 0, createdAt: now },
    ...{ transports: [], seedSealed: null },
  });
  await insertInvitation(db, keyring, {
    ...{ tokenLookup: randomBytes(32), responderId, createdAt: now },
    ...{ invitedBy: null, unitSeedsSealed: null, expiresAt: daysLater(3) },
  });
  const { token } = await startSession(db, {
    ...{ keyring, responderId, by: "passkey", now },
    personSeed: personSeedOf(responderId),
  });
  return token;
}

async function waysIn({ responderId }: Viewer) {
  const { db } = database;
  const of = { responderId };
  const open = and(
    eq(invitation.responderId, responderId),
    isNull(invitation.usedAt),
  );
  const left = {
    passkey: await db.$count(passkey, eq(passkey.responderId, of.responderId)),
    session: await db.$count(
      responderSession,
      eq(responderSession.responderId, of.responderId),
    ),
    invitation: await db.$count(invitation, open),
    key: await db.$count(
      unitMember,
      eq(unitMember.responderId, of.responderId),
    ),
  };
  return Object.entries(left).flatMap(([kind, count]) =>
    count > 0 ? [kind] : [],
  );
}

async function rowOf({ responderId }: Viewer) {
  const [row] = await database.db
    .select()
    .from(responder)
    .where(eq(responder.id, responderId));
  return row!; // Each test made it.
}

const unitsThatWantKeys = async () =>
  (await database.db.select().from(unitKeyWanted)).map(({ unitId }) => unitId);

const eventTypes = async () =>
  (
    await database.db
      .select({ type: auditEvent.type })
      .from(auditEvent)
      .orderBy(auditEvent.at, auditEvent.position)
  ).map(({ type }) => type);

test("who leaves keeps no way in and no key, when a second administrator confirms", async () => {
  const [ann, bob] = [await administrator("Ann"), await administrator("Bob")];
  const dana = await person("Dana Ruiz");
  const token = await giveWaysIn(dana);
  const changeId = await ask(ann, dana, leaves);
  expect(await waysIn(dana)).toHaveLength(4);
  expect((await rowOf(dana)).deactivatedAt).toBeNull();

  await confirm(bob, dana, changeId);
  expect(await waysIn(dana)).toEqual([]);
  expect(await rowOf(dana)).toMatchObject({
    ...{ deactivatedAt: now, publicHalf: null, role: "responder" },
  });
  expect(await unitsThatWantKeys()).toEqual(["sacramento"]);
  const asking = { keyring, token, now };
  expect(await findResponderSession(database.db, asking)).toBeNull();
  expect(await eventTypes()).toEqual([
    ...["session.started", "responder.change-asked", "responder.deactivated"],
  ]);
});

test("who comes back has no way in until invited anew, and waits for no colleague before", async () => {
  const [ann, bob] = [await administrator("Ann"), await administrator("Bob")];
  const dana = await person("Dana Ruiz");
  await confirm(bob, dana, await ask(ann, dana, leaves));
  await giveWaysIn(dana).catch(() => null);
  await confirm(ann, dana, await ask(bob, dana, comesBack));
  expect((await rowOf(dana)).deactivatedAt).toBeNull();
  expect(await waysIn(dana)).toEqual([]);
  expect(
    await listWaiting(database.db, {
      keyring,
      unitId: "sacramento",
    }),
  ).toEqual([]);
});

test.each([
  ["becomes lead", moves("lead"), ["passkey", "key"], []],
  [
    "goes to another unit",
    moves("responder", "denver"),
    ["passkey"],
    ["sacramento"],
  ],
  ["becomes auditor", moves("auditor"), ["passkey"], ["sacramento"]],
  [
    "becomes administrator",
    moves("administrator"),
    ["passkey"],
    ["sacramento"],
  ],
])(
  "who %s is signed out, keeps the passkey, and of the keys what the new work needs",
  async (_, wanted, stays, wantKeys) => {
    const [ann, bob] = [await administrator("Ann"), await administrator("Bob")];
    const dana = await person("Dana Ruiz");
    await giveWaysIn(dana);
    await confirm(bob, dana, await ask(ann, dana, wanted));
    expect(await waysIn(dana)).toEqual(stays);
    expect(await unitsThatWantKeys()).toEqual(wantKeys);
    const row = await rowOf(dana);
    expect([{ kind: "move", role: row.role, unitId: row.unitId }]).toEqual([
      wanted,
    ]);
  },
);

test("an administrator who is made a responder opens nothing until a member lets them in", async () => {
  const [ann, bob] = [await administrator("Ann"), await administrator("Bob")];
  const cleo = await administrator("Cleo");
  await confirm(bob, cleo, await ask(ann, cleo, moves("responder")));
  expect(await waysIn(cleo)).not.toContain("key");
  const waiting = await listWaiting(database.db, {
    keyring,
    unitId: "sacramento",
  });
  expect(waiting.map(({ name }) => name)).toEqual(["Cleo"]);
});

test.each(["responder", "lead", "auditor"] as const)(
  "a %s of another unit does not even see the person",
  async (role) => {
    const by = await person("Sam", { role, unitId: "denver" });
    const dana = await person("Dana Ruiz");
    for (const wanted of [leaves, comesBack, moves("lead")])
      await expect(ask(by, dana, wanted)).rejects.toThrow(NotFound);
    const reading = { viewer: by, keyring, now };
    const { responderId } = dana;
    await expect(
      readPerson(database.db, { ...reading, responderId }),
    ).rejects.toThrow(NotFound);
    await expect(listWaitingChanges(database.db, reading)).rejects.toThrow(
      NotFound,
    );
  },
);

test("a lead asks that one of their unit leaves and for nothing else, and an administrator confirms", async () => {
  const lead = await person("Priya Raman", { role: "lead" });
  const bob = await administrator("Bob");
  const dana = await person("Dana Ruiz");
  await expect(ask(lead, dana, moves("lead"))).rejects.toThrow(Forbidden);
  const auditor = await person("Helen", { role: "auditor" });
  await expect(ask(lead, auditor, leaves)).rejects.toThrow(NotFound);
  const changeId = await ask(lead, dana, leaves);
  await expect(confirm(lead, dana, changeId)).rejects.toThrow(Forbidden);
  await confirm(bob, dana, changeId);
  expect((await rowOf(dana)).deactivatedAt).toEqual(now);
  await expect(ask(lead, dana, comesBack)).rejects.toThrow(Forbidden);
});

test("one administrator alone cannot, nor with somebody whom they invited, nor one whom that one invited", async () => {
  const ann = await administrator("Ann");
  const invitedBy = ann.responderId;
  const puppet = await administrator("Puppet", { invitedBy });
  const second = await administrator("Second", {
    invitedBy: puppet.responderId,
  });
  const dana = await person("Dana Ruiz");
  const changeId = await ask(ann, dana, leaves);
  for (const by of [ann, puppet, second])
    await expect(confirm(by, dana, changeId)).rejects.toThrow(Conflict);
  expect((await rowOf(dana)).deactivatedAt).toBeNull();
  const bob = await administrator("Bob");
  const told = await listWaitingChanges(database.db, {
    ...{ viewer: puppet, keyring, now },
  });
  expect(told[0]).toMatchObject({
    ...{ name: "Dana Ruiz", askedByName: "Ann", reason: "leaves" },
    whyNot: "one-hand",
  });
  await confirm(bob, dana, changeId);
});

test("nobody confirms a change of themselves, and one may ask for one's own", async () => {
  const [ann, bob] = [await administrator("Ann"), await administrator("Bob")];
  const changeId = await ask(ann, bob, leaves);
  await expect(confirm(bob, bob, changeId)).rejects.toThrow(Conflict);
  const refusing = { by: ann, responderId: bob.responderId, changeId };
  await refuseChange(database.db, { ...refusing, keyring, now });
  await confirm(ann, bob, await ask(bob, bob, leaves));
  expect((await rowOf(bob)).deactivatedAt).toEqual(now);
});

test("the only administrator cannot leave or become something else, and the last but one is warned of", async () => {
  const ann = await administrator("Ann");
  await expect(ask(ann, ann, leaves)).rejects.toThrow(/only administrator/);
  await expect(ask(ann, ann, moves("lead"))).rejects.toThrow(Conflict);
  const bob = await administrator("Bob");
  await ask(ann, bob, leaves);
  const reading = { viewer: ann, keyring, now };
  const { responderId } = bob;
  const shown = await readPerson(database.db, { ...reading, responderId });
  expect(shown.warnings).toEqual(["one-administrator-left"]);
});

test("the last who opens a unit's reports is warned of", async () => {
  const ann = await administrator("Ann");
  const dana = await person("Dana Ruiz", { unitId: "denver" });
  const reading = { viewer: ann, keyring, now };
  const { responderId } = dana;
  const read = () => readPerson(database.db, { ...reading, responderId });
  expect((await read()).warnings).toEqual(["last-member"]);
  const becomesLead = moves("lead", "denver");
  const stays = await ask(ann, dana, becomesLead);
  expect((await read()).waiting?.warnings).toEqual([]);
  const asked = { by: ann, responderId, changeId: stays, keyring, now };
  await refuseChange(database.db, asked);
  await ask(ann, dana, leaves);
  expect((await read()).waiting?.warnings).toEqual(["last-member"]);
  await person("Ivo Brandt", { unitId: "denver" });
  expect((await read()).warnings).toEqual([]);
});

test("a request lapses after some days, makes room for another, and is not confirmed any more", async () => {
  const [ann, bob] = [await administrator("Ann"), await administrator("Bob")];
  const dana = await person("Dana Ruiz");
  const changeId = await ask(ann, dana, leaves);
  await expect(ask(bob, dana, moves("lead"))).rejects.toThrow(Conflict);
  const at = daysLater(changeDays);
  await expect(confirm(bob, dana, changeId, { at })).rejects.toThrow(/in time/);
  await ask(bob, dana, moves("lead"), { at });
});

test("a request counts only while the person and who asked are what they were", async () => {
  const [ann, bob] = [await administrator("Ann"), await administrator("Bob")];
  const cleo = await administrator("Cleo");
  const dana = await person("Dana Ruiz");
  const changeId = await ask(ann, dana, leaves);
  const asked = { keyring, responderId: dana.responderId };
  const danas = await getPerson(database.db, asked);
  await changePerson(database.db, keyring, danas, { role: "lead" });
  await expect(confirm(bob, dana, changeId)).rejects.toThrow(/was changed/);
  const ivo = await person("Ivo Brandt");
  const another = await ask(ann, ivo, leaves);
  await confirm(cleo, ann, await ask(bob, ann, leaves));
  await expect(confirm(bob, ivo, another)).rejects.toThrow(/any more/);
});

test("whom it is about refuses nothing that somebody else asked for", async () => {
  const [grace, otto] = [
    await administrator("Grace"),
    await administrator("Otto"),
  ];
  const changeId = await ask(grace, otto, leaves);
  const deciding = { changeId, responderId: otto.responderId, keyring, now };
  await expect(
    refuseChange(database.db, { ...deciding, by: otto }),
  ).rejects.toThrow(Forbidden);
  await refuseChange(database.db, { ...deciding, by: grace });
});

test("what was refused, taken back or confirmed is decided once", async () => {
  const [ann, bob] = [await administrator("Ann"), await administrator("Bob")];
  const dana = await person("Dana Ruiz");
  const { responderId } = dana;
  const refuse = (by: Viewer, changeId: string) =>
    refuseChange(database.db, { by, responderId, changeId, keyring, now });
  const first = await ask(ann, dana, leaves);
  const lead = await person("Sam", { role: "lead" });
  await expect(refuse(lead, first)).rejects.toThrow(Forbidden);
  await refuse(ann, first);
  await expect(confirm(bob, dana, first)).rejects.toThrow(Conflict);
  const second = await ask(ann, dana, leaves);
  await confirm(bob, dana, second);
  await expect(refuse(bob, second)).rejects.toThrow(Conflict);
  await expect(confirm(bob, dana, second)).rejects.toThrow(Conflict);
});

test("nothing is asked for or confirmed without a touch for this very act", async () => {
  const [ann, bob] = [await administrator("Ann"), await administrator("Bob")];
  const dana = await person("Dana Ruiz");
  const { responderId } = dana;
  const asking = { responderId, wanted: leaves, keyring, now };
  const reason = "leaves" as const;
  const other = touchOf(
    ann,
    { verb: "ask-change", about: bob.responderId },
    now,
  );
  for (const touch of [null, other])
    await expect(
      askForChange(database.db, { ...asking, by: ann, touch, reason }),
    ).rejects.toThrow(Forbidden);
  const changeId = await ask(ann, dana, leaves);
  const anns = touchOf(ann, { verb: "confirm-change", about: changeId }, now);
  for (const touch of [null, anns])
    await expect(
      confirmChange(database.db, {
        ...{ by: bob, touch, responderId, changeId, keyring, now },
      }),
    ).rejects.toThrow(Forbidden);
});

test("a request that was only written, or changed since it was asked for, is none", async () => {
  const [ann, bob] = [await administrator("Ann"), await administrator("Bob")];
  const dana = await person("Dana Ruiz");
  const changeId = await ask(ann, dana, moves("lead"));
  const planted = eq(personChange.id, changeId);
  // Asked for by one who then confirms it, but for the name of another in its row.
  await asOwner(database.db, (owner) =>
    owner.update(personChange).set({ askedBy: bob.responderId }).where(planted),
  );
  await expect(confirm(ann, dana, changeId)).rejects.toThrow(NotFound);
  const reading = { viewer: ann, keyring, now };
  expect(await listWaitingChanges(database.db, reading)).toEqual([]);
});

test("of two confirmations at once one counts, and of two administrators who put each other out one stays", async () => {
  const { db, drop } = await separateDatabase();
  onTestFinished(drop);
  const made = (name: string, role: ResponderRole = "administrator") =>
    createViewer(db, { name, role });
  const [ann, bob] = [await made("Ann"), await made("Bob")];
  const cleo = await made("Cleo");
  const dana = await made("Dana Ruiz", "responder");
  const changeId = await ask(ann, dana, leaves, { db });
  const both = await Promise.allSettled([
    confirm(bob, dana, changeId, { db }),
    confirm(cleo, dana, changeId, { db }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual([
    "fulfilled",
    "rejected",
  ]);

  const outBob = await ask(ann, bob, leaves, { db });
  const outCleo = await ask(ann, cleo, leaves, { db });
  const each = await Promise.allSettled([
    confirm(cleo, bob, outBob, { db }),
    confirm(bob, cleo, outCleo, { db }),
  ]);
  expect(each.map(({ status }) => status).sort()).toEqual([
    "fulfilled",
    "rejected",
  ]);
});

test("of two tabs that ask at once for a person one is told of the other", async () => {
  const { db, drop } = await separateDatabase();
  onTestFinished(drop);
  const ann = await createViewer(db, { name: "Ann", role: "administrator" });
  const dana = await createViewer(db, { name: "Dana Ruiz" });
  const both = await Promise.allSettled([
    ask(ann, dana, leaves, { db }),
    ask(ann, dana, moves("lead"), { db }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual([
    "fulfilled",
    "rejected",
  ]);
});
