import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditEvent, savedView } from "#db/schema/index.ts";
import { separateDatabase, testDatabase } from "#db/testing/database.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { Conflict, NotFound, Stale } from "../refusal.ts";
import type { Viewer } from "../responder/viewer.ts";
import {
  changeView,
  deleteView,
  listSavedViews,
  saveView,
  viewsMost,
} from "./saved-views.server.ts";

const database = testDatabase();
const now = new Date("2026-11-22T12:00:00Z");
const person = (unitId: string, role: Viewer["role"] = "responder") =>
  createViewer(database.db, { unitId, role });

const namesOf = async (viewer: Viewer) =>
  (await listSavedViews(database.db, viewer)).map(({ contents }) =>
    contents.is === "opened" ? contents.value.name : null,
  );

const save = (by: Viewer, name: string, isUnits = false) =>
  saveView(database.db, {
    ...{ by, name, isUnits, now },
    filters: { band: "high", search: "Sierra" },
  });

test("a view is seen by its person, one of the unit by all of the unit, and by nobody else", async () => {
  const ines = await person("sacramento");
  const ruth = await person("sacramento");
  const tom = await person("sanfrancisco");
  await save(ines, "Carriers of Ines");
  await save(ines, "Carriers of us all", true);
  expect(await namesOf(ines)).toEqual([
    "Carriers of Ines",
    "Carriers of us all",
  ]);
  expect(await namesOf(ruth)).toEqual(["Carriers of us all"]);
  expect(await namesOf(tom)).toEqual([]);
  expect(await namesOf({ ...ruth, role: "auditor" })).toEqual([]);
});

test("what a view is called and how it narrows lies sealed, all of one length, and what was searched for is not kept", async () => {
  const { db } = database;
  const ines = await person("sacramento");
  await save(ines, "GLASS HERON");
  await save(ines, "x");
  const rows = await db.select().from(savedView);
  expect(new Set(rows.map(({ sealed }) => sealed.length)).size).toBe(1);
  for (const { sealed } of rows)
    expect(sealed.toString("latin1")).not.toMatch(/HERON|high/);
  const [view] = await listSavedViews(db, ines);
  expect(view?.contents).toEqual({
    is: "opened",
    value: { name: "GLASS HERON", filters: { band: "high" } },
  });
});

test("a view of the unit is changed and deleted by who saved it and by the lead, and each leaves its event", async () => {
  const { db } = database;
  const ines = await person("sacramento");
  const ruth = await person("sacramento");
  const lead = await person("sacramento", "lead");
  const tom = await person("sanfrancisco", "lead");
  const { viewId } = await save(ines, "Ours", true);
  const [shown] = await listSavedViews(db, ines);
  const change = (by: Viewer) =>
    changeView(db, {
      ...{ viewId, by, now, version: shown?.version ?? "" },
      ...{ name: "Changed", filters: {} },
    });
  for (const by of [ruth, tom])
    await expect(change(by)).rejects.toThrow(NotFound);
  await change(lead);
  expect(await namesOf(ruth)).toEqual(["Changed"]);
  const remove = (by: Viewer, version = "") =>
    deleteView(db, { viewId, version, by, now });
  await expect(remove(ruth)).rejects.toThrow(NotFound);
  // As the other tab shows it, it is there no more.
  await expect(remove(ines, shown?.version)).rejects.toThrow(Stale);
  const [changed] = await listSavedViews(db, ines);
  await remove(ines, changed?.version);
  expect(await namesOf(ines)).toEqual([]);
  const events = await db
    .select({ type: auditEvent.type })
    .from(auditEvent)
    .where(eq(auditEvent.subject, "session"));
  expect(events.map(({ type }) => type).sort()).toEqual([
    "view.changed",
    "view.deleted",
    "view.saved",
  ]);
});

test("there are no more views than a side bar shows, and none of who opens nothing", async () => {
  const ines = await person("sacramento");
  for (let count = 0; count < viewsMost; count++)
    await save(ines, `View ${count}`);
  await expect(save(ines, "One more")).rejects.toThrow("delete one first");
  await save(ines, "Of the unit there is room", true);
  const newcomer = { ...ines, keys: null };
  await expect(save(newcomer, "Mine", true)).rejects.toThrow(Conflict);
  const administrator = await person("sacramento", "administrator");
  await expect(save(administrator, "Mine")).rejects.toThrow(NotFound);
});

test("nobody puts a view in the place of what somebody else just made of it", async () => {
  const { db } = database;
  const ines = await person("sacramento");
  const lead = await person("sacramento", "lead");
  const { viewId } = await save(ines, "Ours", true);
  const [shown] = await listSavedViews(db, ines);
  const change = (by: Viewer, name: string, version = shown?.version ?? "") =>
    changeView(db, { ...{ viewId, by, now, name, version }, filters: {} });
  await change(lead, "Of the lead");
  for (const version of [undefined, "", "garbled"])
    await expect(change(ines, "Of Ines", version)).rejects.toThrow(Stale);
  expect(await namesOf(ines)).toEqual(["Of the lead"]);
});

test("views under a key that somebody lacks take none of the places that they see", async () => {
  const { db } = database;
  const ines = await person("sacramento");
  const ruth = await person("sacramento");
  for (let count = 0; count < viewsMost; count++)
    await save(ines, `View ${count}`, true);
  await db
    .update(savedView)
    .set({ keyNumber: 2 })
    .where(eq(savedView.unitId, "sacramento"));
  expect(await namesOf(ruth)).toEqual([]);
  await save(ruth, "There is room", true);
  expect(await namesOf(ruth)).toEqual(["There is room"]);
});

test("of two who save the last one at once one is refused", async () => {
  const { db, drop } = await separateDatabase();
  try {
    const by = await createViewer(db, { unitId: "sacramento" });
    const saving = { ...{ by, now, isUnits: true }, filters: {} };
    for (let count = 1; count < viewsMost; count++)
      await saveView(db, { ...saving, name: `View ${count}` });
    const last = ["One", "Two", "Three"].map((name) =>
      saveView(db, { ...saving, name }),
    );
    const ended = await Promise.allSettled(last);
    expect(ended.filter(({ status }) => status === "fulfilled")).toHaveLength(
      1,
    );
  } finally {
    await drop();
  }
});
