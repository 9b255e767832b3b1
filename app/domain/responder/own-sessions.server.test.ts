import { expect, test } from "vitest";
import { testDatabase } from "#db/testing/database.server.ts";
import { personSeedOf, testKeyring } from "#db/testing/keys.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { auditEvent } from "#db/schema/index.ts";
import { endOtherSessions, listOwnSessions } from "./own-sessions.server.ts";
import { findResponderSession, startSession } from "./session.server.ts";

const database = testDatabase();
const keyring = testKeyring();
const start = new Date("2026-11-22T09:00:00Z");
const minutesLater = (minutes: number) =>
  new Date(start.getTime() + minutes * 60_000);

async function signIn(
  responderId: string,
  { browser, at = start }: { browser?: "firefox" | "edge"; at?: Date } = {},
) {
  const { token } = await startSession(database.db, {
    ...{ keyring, responderId, browser, by: "passkey", now: at },
    personSeed: personSeedOf(responderId),
  });
  return token;
}

const found = (token: string, minutes: number, isOwnDoing = true) =>
  findResponderSession(database.db, {
    ...{ keyring, token, isOwnDoing, now: minutesLater(minutes) },
  });

test("a session ends after an hour in which an open page alone asked for something", async () => {
  const { responderId } = await createViewer(database.db);
  const token = await signIn(responderId);
  for (let minute = 1; minute < 60; minute += 1)
    expect(await found(token, minute, false)).not.toBeNull();
  expect(await found(token, 60, false)).toBeNull();
  expect(await found(token, 60)).toBeNull();
});

test("each request of the person's begins the hour anew, until the twelve hours are over", async () => {
  const { responderId } = await createViewer(database.db);
  const token = await signIn(responderId);
  for (let minute = 55; minute < 12 * 60; minute += 55)
    expect(await found(token, minute)).not.toBeNull();
  expect(await found(token, 12 * 60)).toBeNull();
});

test("the operator may set another limit", async () => {
  const { responderId } = await createViewer(database.db);
  const token = await signIn(responderId);
  const at = (idleMinutes: number) =>
    findResponderSession(database.db, {
      ...{ keyring, token, idleMinutes, now: minutesLater(20) },
      isOwnDoing: false,
    });
  expect(await at(15)).toBeNull();
  expect(await at(30)).not.toBeNull();
});

test("somebody sees where they are signed in, and signs out everywhere but here", async () => {
  const { responderId } = await createViewer(database.db);
  const other = await createViewer(database.db);
  const others = await signIn(other.responderId);
  const idle = await signIn(responderId);
  const at = minutesLater(30);
  const token = await signIn(responderId, { browser: "firefox", at });
  const elsewhere = await signIn(responderId, { browser: "edge", at });
  await found(elsewhere, 45);
  const viewer = await found(token, 40);
  const now = minutesLater(70);
  const listing = { viewer: viewer!, keyring, idleMinutes: 60, now }; // Just found.
  const own = await listOwnSessions(database.db, listing);
  expect(own.map(({ id: _, ...session }) => session)).toEqual([
    {
      ...{ browser: "firefox", isThis: true, startedAt: at },
      lastActiveAt: minutesLater(40),
    },
    {
      ...{ browser: "edge", isThis: false, startedAt: at },
      lastActiveAt: minutesLater(45),
    },
  ]);
  const ending = { viewer: viewer!, now }; // Just found.
  expect(await endOtherSessions(database.db, ending)).toBe(2);
  expect(await found(elsewhere, 46)).toBeNull();
  expect(await found(idle, 50)).toBeNull();
  expect(await found(token, 71)).not.toBeNull();
  expect(await found(others, 50)).not.toBeNull();
  expect(await endOtherSessions(database.db, ending)).toBe(0);
  const rows = await database.db
    .select({ type: auditEvent.type, detail: auditEvent.detail })
    .from(auditEvent);
  expect(rows).toContainEqual({
    type: "session.others-ended",
    detail: { responderId, count: 2 },
  });
});
