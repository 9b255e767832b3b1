import { expect, test } from "vitest";
import { testDatabase } from "#db/testing/database.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { beginDraft } from "#db/testing/reports.server.ts";
import { onionVisitor } from "../access/network.ts";
import { startDraft } from "./start.server.ts";
import { takeDraftTurn } from "./draft-turn.server.ts";

const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-22T09:00:00Z");

function turn(address: string, { mostUnkept = 1_000, at = now } = {}) {
  return takeDraftTurn(database.db, { keyring, address, now: at, mostUnkept });
}

async function freeTurns(address: string): Promise<number> {
  for (let count = 0; count < 100; count++)
    if (!(await turn(address))) return count;
  return Infinity;
}

test("a network that begins draft after draft is slowed, and no other", async () => {
  expect(await freeTurns("203.0.113.7")).toBe(30);
  expect(await turn("203.0.113.200")).toBe(false);
  expect(await turn("198.51.100.1")).toBe(true);
  const inAMinute = new Date(now.getTime() + 60_000);
  expect(await turn("203.0.113.7", { at: inAMinute })).toBe(true);
});

test.each(["127.0.0.1", onionVisitor])(
  "visitors who share the address %s do not slow each other",
  async (address) => expect(await freeTurns(address)).toBe(Infinity),
);

test("nobody begins another while very many drafts wait for their code", async () => {
  const { db } = database;
  await beginDraft(db, keyring, { now });
  const begin = () => startDraft(db, { keyring, locale: "en", now });
  await begin();
  expect(await turn("127.0.0.1", { mostUnkept: 2 })).toBe(true);
  await begin();
  expect(await turn("127.0.0.1", { mostUnkept: 2 })).toBe(false);
});

test("visitors of an onion service leave half of the places to those who have a network", async () => {
  const { db } = database;
  await beginDraft(db, keyring, { now });
  const begin = () => startDraft(db, { keyring, locale: "en", now });
  const turnOf = (address: string) => turn(address, { mostUnkept: 4 });
  await begin();
  expect(await turnOf(onionVisitor)).toBe(true);
  await begin();
  expect(await turnOf(onionVisitor)).toBe(false);
  expect(await turnOf("198.51.100.1")).toBe(true);
});
