import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { testDatabase } from "#db/testing/database.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { enrol } from "#db/testing/passkeys.server.ts";
import { createViewer, touchOf } from "#db/testing/people.server.ts";
import { passkey } from "#db/schema/index.ts";
import { Conflict, Forbidden } from "../refusal.ts";
import { addResponder, inviteResponder } from "../responder/invite.server.ts";
import type { Viewer } from "../responder/viewer.ts";
import { letInByTouch } from "./let-in.server.ts";
import { comeFromOneHand } from "./one-hand.server.ts";

const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-22T09:00:00Z");

const administrator = (name: string, invitedBy: string | null = null) =>
  createViewer(database.db, { name, role: "administrator", invitedBy });

/** `by` invites them anew, and the link is used. */
async function inviteAnew(by: Viewer, { responderId }: Viewer) {
  const { db } = database;
  const act = { verb: "invite-again", about: responderId } as const;
  const touch = touchOf(by, act, now);
  const token = await inviteResponder(db, {
    ...{ responderId, by, touch, keyring, now },
  });
  await enrol(db, { keyring, token, now });
}

test("people who invited each other anew in a circle come from every hand, whoever made them", async () => {
  const { db } = database;
  const ann = await administrator("Ann");
  const puppet = await administrator("Xaver", ann.responderId);
  const other = await administrator("Yara", ann.responderId);
  const apart = await administrator("Zoe");
  await inviteAnew(puppet, other);
  await inviteAnew(other, puppet);
  for (const [one, two] of [
    [ann, puppet],
    [ann, other],
    [puppet, other],
    [apart, puppet],
  ] as const)
    expect(
      await comeFromOneHand(db, keyring, one.responderId, two.responderId),
    ).toBe(true);
  expect(
    await comeFromOneHand(db, keyring, ann.responderId, apart.responderId),
  ).toBe(false);
});

test("nobody invites themselves anew", async () => {
  const ann = await administrator("Ann");
  await expect(inviteAnew(ann, ann)).rejects.toThrow(Conflict);
});

test("a line still leads through somebody who was invited anew and has not come yet", async () => {
  const { db } = database;
  const founder = await administrator("Fay");
  const made = await administrator("Max", founder.responderId);
  const apart = await administrator("Zoe");
  const act = { verb: "invite-again", about: founder.responderId } as const;
  await inviteResponder(db, {
    ...{ responderId: founder.responderId, by: apart, keyring, now },
    touch: touchOf(apart, act, now),
  });
  const third = await administrator("Tom");
  expect(
    await comeFromOneHand(db, keyring, made.responderId, third.responderId),
  ).toBe(false);
});

test("who enrols while they are invited anew keeps no passkey of the older link", async () => {
  const { db } = database;
  const ann = await administrator("Ann");
  const by = { kind: "system", part: "command" } as const;
  const made = {
    name: "Eve",
    role: "responder",
    unitId: "sacramento",
  } as const;
  const { responderId, token } = await addResponder(db, {
    ...{ ...made, by, keyring, now },
  });
  const act = { verb: "invite-again", about: responderId } as const;
  const touch = touchOf(ann, act, now);
  const anew = { responderId, by: ann, touch, keyring, now };
  await Promise.allSettled([
    enrol(db, { keyring, token, now }),
    inviteResponder(db, anew),
  ]);
  expect(await db.$count(passkey, eq(passkey.responderId, responderId))).toBe(
    0,
  );
});

test("a newcomer is let in by a touch for them alone", async () => {
  const { db } = database;
  const member = await createViewer(db, { unitId: "sacramento" });
  const { responderId } = await createViewer(db, { unitId: "sacramento" });
  const letting = { keyring, by: member, responderId, print: "", now };
  for (const about of [null, member.responderId]) {
    const act = { verb: "let-in-person", about: about ?? "" } as const;
    const touch = about === null ? null : touchOf(member, act, now);
    await expect(letInByTouch(db, { ...letting, touch })).rejects.toThrow(
      Forbidden,
    );
  }
});
