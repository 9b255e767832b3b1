import { expect, test } from "vitest";
import { testDatabase } from "#db/testing/database.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { findSessionEnd } from "./session-end.server.ts";
import { findReporterSession } from "./session.server.ts";
import { startDraft } from "../report/start.server.ts";

const database = testDatabase();
const keyring = testKeyring();
const start = new Date("2026-11-22T09:00:00Z");
const hourMs = 3_600_000;
const after = (hours: number) => new Date(start.getTime() + hours * hourMs);

test("a session says when it ends, which asking does not put off and use does", async () => {
  const { db } = database;
  const begun = { keyring, locale: "en", now: start };
  const { sessionToken: token } = await startDraft(db, begun);
  const end = (hours: number) =>
    findSessionEnd(db, { keyring, token, now: after(hours) });
  const endAfterUse = async (hours: number) =>
    (await findReporterSession(db, { keyring, token, now: after(hours) }))?.end;
  const inHours = (hours: number, isLast = false) => ({
    endsInMs: hours * hourMs,
    isLast,
  });
  expect(await end(11)).toEqual(inHours(1));
  expect(await endAfterUse(11)).toEqual(inHours(12));
  expect(await end(11)).toEqual(inHours(12));
  // A day after it began there is no staying.
  expect(await endAfterUse(22)).toEqual(inHours(2, true));
  expect(await end(22)).toEqual(inHours(2, true));
  expect(await end(24)).toBeNull();
});
