import { testKeyring } from "#db/testing/keys.server.ts";
import { expect, test } from "vitest";
import { publicPart } from "#app/domain/vault/keyring.server.ts";
import type { Database } from "#db/client.server.ts";
import { lookingOn } from "#db/replica.server.ts";
import { separateDatabase, testDatabase } from "#db/testing/database.server.ts";
import { fileReport } from "#db/testing/reports.server.ts";
import { printCheckpoint, verify } from "./history-commands.server.ts";

const database = testDatabase();
const keyring = testKeyring();
const on = (db: Database) => ({
  ...{ db, keyring },
  looking: lookingOn(null, db),
});
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

test("what is broken on a replica, which may only be behind, is looked for once more on the primary", async () => {
  const { db } = database;
  await fileReport(db, keyring, { now: now() });
  const { lines } = await printCheckpoint({ db, keyring, now });
  const behind = await separateDatabase();
  try {
    const looking = lookingOn(behind.db, db);
    const words = ["--since", ...lines];
    expect(await verify({ ...on(behind.db) }, words)).toMatchObject({
      isFine: false,
    });
    expect(await verify({ db, looking, keyring }, words)).toMatchObject({
      isFine: true,
    });
  } finally {
    await behind.drop();
  }
});
