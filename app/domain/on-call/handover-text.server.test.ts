import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { handoverText } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing/database.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { NotFound } from "../refusal.ts";
import type { Viewer } from "../responder/viewer.ts";
import { handOver } from "./handover.server.ts";
import {
  dropHandoverText,
  keepHandoverText,
  listHandoverTexts,
  listOverTexts,
  sweepHandoverTexts,
  textsMost,
} from "./handover-text.server.ts";

const database = testDatabase();
const now = new Date("2026-11-30T12:00:00Z");
const person = () => createViewer(database.db, { unitId: "sacramento" });

type Save = {
  id: string;
  note: string;
  opening?: string;
  number?: number;
  base?: string;
};

const keep = (by: Viewer, { id, note, ...page }: Save) =>
  keepHandoverText(database.db, {
    ...{ by, id, now, typed: { note }, base: "", number: 1 },
    opening: uuidv7(),
    ...page,
  });

const wordsOf = async (viewer: Viewer) =>
  (await listHandoverTexts(database.db, viewer)).map(({ typed }) =>
    typed.is === "opened" ? typed.value.note : null,
  );

test("what is typed is kept for its writer alone, sealed, and a late save writes over nothing", async () => {
  const { db } = database;
  const [ines, theo] = [await person(), await person()];
  const [id, opening] = [uuidv7(), uuidv7()];
  await keep(ines, { id, opening, note: "Watch", number: 2 });
  expect(await keep(ines, { id, opening, note: "W", number: 1 })).toMatchObject(
    { is: "late" },
  );
  expect(await wordsOf(ines)).toEqual(["Watch"]);
  expect(await wordsOf(theo)).toEqual([]);
  await expect(keep(theo, { id, note: "mine" })).rejects.toThrow(NotFound);
  const [row] = await db.select().from(handoverText);
  expect(row?.sealed?.toString("latin1")).not.toContain("Watch");
});

test("of two tabs neither writes over the other's words", async () => {
  const ines = await person();
  const id = uuidv7();
  await keep(ines, { id, note: "first tab" });
  const other = await keep(ines, { id, note: "second tab" });
  expect(other.id).not.toBe(id);
  expect((await wordsOf(ines)).sort()).toEqual(["first tab", "second tab"]);
  await dropHandoverText(database.db, { by: ines, id, now });
  expect(await wordsOf(ines)).toEqual(["second tab"]);
  expect(await keep(ines, { id, note: "late" })).toMatchObject({ is: "over" });
});

test("an emptied text is kept as empty, and there are so many at most", async () => {
  const ines = await person();
  const [id, opening] = [uuidv7(), uuidv7()];
  await keep(ines, { id, opening, note: "Watch" });
  await keep(ines, { id, opening, note: "", number: 2 });
  expect(await wordsOf(ines)).toEqual([]);
  for (let at = 0; at < textsMost; at++)
    await keep(ines, { id: uuidv7(), note: `${at}` });
  const { is, others } = await keep(ines, { id: uuidv7(), note: "more" });
  expect(is).toBe("full");
  expect(others).toHaveLength(textsMost);
});

test("with the handover its text goes, and nobody brings it back", async () => {
  const { db } = database;
  const ines = await person();
  const [id, opening] = [uuidv7(), uuidv7()];
  await keep(ines, { id, opening, note: "Quiet" });
  await handOver(db, {
    ...{ handoverId: id, by: ines, keyring: testKeyring(), toId: null },
    ...{ note: "Quiet", reports: [], now },
  });
  expect(await wordsOf(ines)).toEqual([]);
  expect(await listOverTexts(db, ines)).toEqual([id]);
  const late = { id, opening, note: "Quiet again", number: 9 };
  expect(await keep(ines, late)).toMatchObject({ is: "over" });
});

test("what nobody came back for goes after thirty days", async () => {
  const { db } = database;
  const ines = await person();
  await keep(ines, { id: uuidv7(), note: "Watch" });
  const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
  const sweep = (now: Date) => sweepHandoverTexts(db, { now, limit: 10 });
  expect(await sweep(inDays(29))).toBe(0);
  expect(await sweep(inDays(30))).toBe(1);
  expect(await wordsOf(ines)).toEqual([]);
});
