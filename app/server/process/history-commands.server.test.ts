import { testKeyring } from "#db/testing/keys.server.ts";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { publicPart } from "#app/domain/vault/keyring.server.ts";
import { addResponder } from "#app/domain/responder/invite.server.ts";
import type { Database } from "#db/client.server.ts";
import { enrol } from "#db/testing/passkeys.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { asOwner, testDatabase } from "#db/testing/database.server.ts";
import { fileReport } from "#db/testing/reports.server.ts";
import { printCheckpoint, verify } from "./history-commands.server.ts";

const database = testDatabase();
const keyring = testKeyring();
const on = (db: Database) => ({ db, keyring });
const now = () => new Date("2026-11-22T09:00:00Z");

test("a checkpoint is one word, and verifying from it says what there was and what there is", async () => {
  const { db } = database;
  await fileReport(db, keyring, { now: now() });
  const made = await printCheckpoint({ db, keyring, now });
  expect(made).toEqual({
    lines: [expect.stringMatching(/^landline-checkpoint\.1\.\S+$/)],
    isFine: true,
  });
  await fileReport(db, keyring, { now: now() });
  const { lines, isFine } = await verify(on(db), ["--since", ...made.lines]);
  expect(isFine).toBe(true);
  expect(lines[1]).toMatch(
    /^At checkpoint 1, of 2026-11-22T09:00:00Z, there were \d+ events in 1 chains; now there are \d+ in 3\.$/,
  );
  expect(lines).toContain("The history is whole.");
});

test("verifying tells of people, passkeys, invitations and sessions that the desk did not write", async () => {
  const { db } = database;
  const by = { kind: "system", part: "command" } as const;
  const person = { name: "Noor", role: "lead", unitId: "sacramento" } as const;
  const { token } = await addResponder(db, {
    ...{ ...person, by, keyring, now: now() },
  });
  await enrol(db, { keyring, token, now: now() });
  await createViewer(db);
  expect((await verify(on(db), [])).isFine).toBe(true);
  for (const change of [
    sql`update responder set role = 'administrator'`,
    sql`update passkey set transports = '{usb}'`,
    sql`update responder_session set created_at = now()`,
    sql`update invitation set used_at = null where responder_id in (select responder_id from passkey)`,
  ])
    await asOwner(db, (owner) => owner.execute(change));
  const { lines, isFine } = await verify(on(db), []);
  expect(isFine).toBe(false);
  expect(lines).toContain("The history is whole.");
  expect(lines).toContainEqual(
    expect.stringContaining(
      "people: 2, passkeys: 1, invitations: 1, sessions: 1",
    ),
  );
});

test("what is no line, and a process without checkpoint keys, are told so", async () => {
  const { db } = database;
  for (const words of [["--since"], ["--since", "x"], ["x"]])
    expect(await verify(on(db), words)).toMatchObject({
      isFine: false,
    });
  const without = publicPart(keyring);
  expect(await printCheckpoint({ db, keyring: without, now })).toMatchObject({
    isFine: false,
  });
});

test("a process without checkpoint keys says what it could not ask", async () => {
  const { db } = database;
  await printCheckpoint({ db, keyring, now });
  const words = expect.stringMatching(/holds no checkpoint key/);
  expect((await verify(on(db), [])).lines).not.toContainEqual(words);
  const without = publicPart(keyring);
  expect(
    (await verify({ ...on(db), keyring: without }, [])).lines,
  ).toContainEqual(words);
});
