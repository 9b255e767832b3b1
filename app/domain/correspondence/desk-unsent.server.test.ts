import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { separateDatabase, testDatabase } from "#db/testing/database.server.ts";
import { dumpDatabase } from "#db/testing/dump.server.ts";
import { opened } from "#db/testing/opened.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { createSentReport } from "#db/testing/sent-report.server.ts";
import { deskUnsent, note, report } from "#db/schema/index.ts";
import { Conflict, NotFound } from "../refusal.ts";
import type { DeskForm } from "../vocabulary/desk-form.ts";
import {
  keepDeskUnsent,
  listDeskUnsent,
  mostTexts,
  sweepDeskUnsent,
} from "./desk-unsent.server.ts";
import { writeNote } from "./note.server.ts";
import { sendOnce } from "./send-once.server.ts";
import { settleUnsent } from "./settle-unsent.server.ts";

const database = testDatabase();
const now = new Date("2026-11-22T12:00:00Z");
const part = { unitId: "sacramento", state: "accepted" } as const;

async function scene(db = database.db) {
  const by = await createViewer(db, { unitId: "sacramento" });
  return { by, ...(await createSentReport(db, { parts: [part] })) };
}

type Scene = Awaited<ReturnType<typeof scene>>;

const listed = ({ key, by }: Scene, db = database.db) =>
  listDeskUnsent(db, key, by);
const textsOf = async (of: Scene, db = database.db) =>
  (await listed(of, db)).unsent.map(({ typed }) =>
    typed.is === "opened" ? typed.value.body : "damaged",
  );

/** A page of the report as one tab has it open, with the form of a note filled from what is kept. */
async function openTab(
  of: Scene,
  {
    form = "notes",
    db = database.db,
  }: { form?: DeskForm; db?: typeof database.db } = {},
) {
  const { reportId, by } = of;
  const { unsent } = await listed(of, db);
  const [newest] = unsent.filter((each) => each.form === form);
  const opening = crypto.randomUUID();
  const tab = { id: newest?.id ?? uuidv7(), token: newest?.token ?? "" };
  let number = 0;
  const box = () => ({
    reportId,
    by,
    form,
    id: tab.id,
    base: tab.token,
    opening,
    now,
  });
  const type = async (body: string, at = ++number) => {
    const kept = await keepDeskUnsent(db, {
      ...box(),
      typed: { body },
      number: at,
    });
    Object.assign(tab, { id: kept.id, token: kept.token });
    return kept;
  };
  const send = (body: string) =>
    sendOnce(db, { ...box(), posted: { body } }, (tx) =>
      writeNote(tx, { reportId, by, body, now }),
    );
  return { tab, type, send, box };
}

const notesOf = (reportId: string, db = database.db) =>
  db.$count(note, eq(note.reportId, reportId));

test("what is typed at the desk is there again in another tab, on another device and after signing in again", async () => {
  const of = await scene();
  const { type } = await openTab(of);
  await type("Called the plant.");
  await type("Called the plant. They call back at nine.");
  const { unsent } = await listed(of);
  expect(unsent).toMatchObject([
    {
      form: "notes",
      typed: opened({ body: "Called the plant. They call back at nine." }),
      keptAt: now,
    },
  ]);
});

test("each form keeps its own words, and an emptied one none", async () => {
  const of = await scene();
  const noting = await openTab(of);
  const closing = await openTab(of, { form: "closure" });
  await noting.type("A note");
  await closing.type("Words of the end");
  await noting.send("A note");
  expect(await textsOf(of)).toEqual(["Words of the end"]);
  await closing.type(" \n ");
  expect(await textsOf(of)).toEqual([]);
});

test("the words lie sealed, and bound to their person, form and text", async () => {
  const { db, owner, drop } = await separateDatabase();
  try {
    const of = await scene(db);
    const { type } = await openTab(of, { db });
    await type("Periwinkle at the plant");
    expect(await dumpDatabase(owner)).not.toContain("Periwinkle");
    const other = await createViewer(db, { unitId: "sacramento" });
    const [row] = await db.select().from(deskUnsent);
    if (!row) throw new Error("nothing was kept");
    await db
      .insert(deskUnsent)
      .values({ ...row, responderId: other.responderId });
    expect(await textsOf({ ...of, by: other }, db)).toEqual(["damaged"]);
  } finally {
    await drop();
  }
});

test("nobody else sees what a person typed, not even in their unit", async () => {
  const of = await scene();
  const { type } = await openTab(of);
  await type("Mine alone");
  const colleague = await createViewer(database.db, { unitId: "sacramento" });
  const triage = await createViewer(database.db);
  for (const by of [colleague, triage])
    expect(await textsOf({ ...of, by })).toEqual([]);
});

test("who does not see the report, or reads no contents, keeps nothing in it", async () => {
  const of = await scene();
  const elsewhere = await createViewer(database.db, { unitId: "denver" });
  const auditor = await createViewer(database.db, {
    unitId: "sacramento",
    role: "auditor",
  });
  for (const by of [elsewhere, auditor]) {
    const { type } = await openTab({ ...of, by });
    await expect(type("Words")).rejects.toThrow(NotFound);
  }
});

test("two tabs of one person that hold the same text write over nothing: both texts are kept and shown", async () => {
  const of = await scene();
  await (await openTab(of)).type("They said nine.");
  const [left, right] = [await openTab(of), await openTab(of)];
  await left.type("They said nine. Left.");
  const forked = await right.type("They said nine. Right.");
  expect(forked.others).toMatchObject([
    { typed: opened({ body: "They said nine. Left." }) },
  ]);
  await left.type("They said nine. Left, longer.");
  await right.type("They said nine. Right, longer.");
  expect((await textsOf(of)).sort()).toEqual([
    "They said nine. Left, longer.",
    "They said nine. Right, longer.",
  ]);
});

test("two tabs that were both empty keep both texts", async () => {
  const of = await scene();
  const [left, right] = [await openTab(of), await openTab(of)];
  await left.type("Left");
  expect((await right.type("Right")).others).toHaveLength(1);
  expect((await textsOf(of)).sort()).toEqual(["Left", "Right"]);
});

test("a save that arrives late writes over no newer one, and one whose answer was lost does not stand beside it", async () => {
  const of = await scene();
  const { tab, type } = await openTab(of);
  await type("One", 1);
  const before = { ...tab };
  await type("One two three", 3);
  Object.assign(tab, before);
  expect(await type("One two", 2)).toMatchObject({ is: "late" });
  Object.assign(tab, before);
  expect(await type("One two three four", 4)).toMatchObject({ is: "kept" });
  expect(await textsOf(of)).toEqual(["One two three four"]);
});

test("what was sent is kept no more, and a save that comes after it keeps nothing", async () => {
  const of = await scene();
  const { type, send } = await openTab(of);
  await type("Called");
  await send("Called them");
  expect(await type("Called them")).toMatchObject({ is: "over" });
  expect(await listed(of)).toMatchObject({
    unsent: [],
    over: [{ form: "notes" }],
  });
});

test("a form that is refused drops nothing", async () => {
  const of = await scene();
  const { type, box } = await openTab(of);
  await type("Called");
  const refused = sendOnce(
    database.db,
    { ...box(), posted: { body: "Called" } },
    () =>
      Promise.reject(
        new Conflict("the report is no longer in a state to note"),
      ),
  );
  await expect(refused).rejects.toThrow(Conflict);
  expect(await textsOf(of)).toEqual(["Called"]);
});

test("words that went on elsewhere while an older page was sent stay", async () => {
  const of = await scene();
  await (await openTab(of)).type("First");
  const older = await openTab(of);
  const newer = await openTab(of);
  await newer.type("First and second");
  await older.send("First");
  expect(await textsOf(of)).toEqual(["First and second"]);
});

test("a form that is posted twice at once is done once", async () => {
  const { db, drop } = await separateDatabase();
  try {
    const of = await scene(db);
    const { send } = await openTab(of, { db });
    await Promise.all([send("Once"), send("Once"), send("Once")]);
    expect(await notesOf(of.reportId, db)).toBe(1);
  } finally {
    await drop();
  }
});

test("the writer goes on with one of two texts, with both, or with none", async () => {
  const of = await scene();
  const settle = async (
    keep: (ids: string[]) => { id: string } | "all" | "none",
  ) => {
    const shown = (await listed(of)).unsent;
    const opening = crypto.randomUUID();
    const settling = { ...of, form: "notes", shown, opening, now } as const;
    await settleUnsent(database.db, {
      ...settling,
      keep: keep(shown.map(({ id }) => id)),
    });
  };
  const fill = async () => {
    const [left, right] = [await openTab(of), await openTab(of)];
    await left.type("Left");
    await right.type("Right");
  };
  await fill();
  await settle(([, second = ""]) => ({ id: second }));
  expect(await textsOf(of)).toHaveLength(1);
  await settle(() => "none");
  expect(await textsOf(of)).toEqual([]);
  await fill();
  await settle(() => "all");
  const [both] = await textsOf(of);
  expect(both?.split("\n\n").sort()).toEqual(["Left", "Right"]);
});

test("a text that went on since the page was shown is neither thrown away nor joined", async () => {
  const of = await scene();
  const { type } = await openTab(of);
  await type("One");
  const { unsent: shown } = await listed(of);
  await type("One two");
  const opening = crypto.randomUUID();
  for (const keep of ["none", "all"] as const)
    await expect(
      settleUnsent(database.db, {
        ...of,
        form: "notes",
        shown,
        keep,
        opening,
        now,
      }),
    ).rejects.toThrow(Conflict);
  expect(await textsOf(of)).toEqual(["One two"]);
});

test("what nobody came back for in 30 days is swept, and what was kept later is not", async () => {
  const of = await scene();
  await (await openTab(of)).type("Old");
  const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
  const limit = 10;
  expect(await sweepDeskUnsent(database.db, { now: inDays(29), limit })).toBe(
    0,
  );
  expect(await sweepDeskUnsent(database.db, { now: inDays(30), limit })).toBe(
    1,
  );
});

test("it goes with its report", async () => {
  const { db, owner, drop } = await separateDatabase();
  try {
    const of = await scene(db);
    await (await openTab(of, { db })).type("Words");
    await owner.delete(report).where(eq(report.id, of.reportId));
    expect(await db.$count(deskUnsent)).toBe(0);
  } finally {
    await drop();
  }
});

/** Two tabs that both show one kept text, and a third that settles the texts as `keep` says. */
async function settledElsewhere(
  of: Scene,
  keep: (ids: string[]) => { id: string } | "all" | "none",
  more: string[] = [],
) {
  await (await openTab(of)).type("They said nine.");
  const first = await openTab(of);
  for (const body of more) {
    const fresh = await openTab(of);
    Object.assign(fresh.tab, { id: uuidv7(), token: "" });
    await fresh.type(body);
  }
  const shown = (await listed(of)).unsent;
  await settleUnsent(database.db, {
    ...{ ...of, form: "notes", shown, now },
    opening: crypto.randomUUID(),
    keep: keep(shown.map(({ id }) => id)),
  });
  return first;
}

test("a text that was thrown away in another tab and is sent in this one is sent", async () => {
  const of = await scene();
  const tab = await settledElsewhere(of, () => "none");
  await tab.send("They said nine.");
  expect(await notesOf(of.reportId)).toBe(1);
  await tab.send("They said nine.");
  expect(await notesOf(of.reportId)).toBe(1);
});

test("a text that was not chosen in another tab and is sent in this one is sent", async () => {
  const of = await scene();
  const tab = await settledElsewhere(of, ([newest = ""]) => ({ id: newest }), [
    "They said ten.",
  ]);
  await tab.send("They said nine.");
  expect(await notesOf(of.reportId)).toBe(1);
  expect(await textsOf(of)).toEqual(["They said ten."]);
});

test("a text that was joined to another one in another tab and is sent in this one is sent", async () => {
  const of = await scene();
  const tab = await settledElsewhere(of, () => "all", ["They said ten."]);
  await tab.send("They said nine.");
  expect(await notesOf(of.reportId)).toBe(1);
  expect(await textsOf(of)).toHaveLength(1);
});

test("other words from a form that was sent before are sent too, and each of them once", async () => {
  const of = await scene();
  const { send } = await openTab(of);
  for (const body of ["First", "Second", "Third"]) {
    await send(body);
    await send(body);
  }
  for (const body of ["First", "Second", "Third"]) await send(body);
  expect(await notesOf(of.reportId)).toBe(3);
});

test("one text that two tabs show and both send is sent once", async () => {
  const of = await scene();
  await (await openTab(of)).type("Called");
  const [left, right] = [await openTab(of), await openTab(of)];
  await left.send("Called");
  await right.send("Called");
  expect(await notesOf(of.reportId)).toBe(1);
});

test("an older page that is posted twice is done once where the words went on elsewhere", async () => {
  const of = await scene();
  await (await openTab(of)).type("First");
  const older = await openTab(of);
  const newer = await openTab(of);
  await newer.type("First and second");
  await older.send("First");
  await older.send("First");
  expect(await notesOf(of.reportId)).toBe(1);
  expect(await textsOf(of)).toEqual(["First and second"]);
  await newer.send("First and second");
  await newer.send("First and second");
  expect(await notesOf(of.reportId)).toBe(2);
  expect(await textsOf(of)).toEqual([]);
});

test("a form that is refused after its text was sent or thrown away elsewhere is not taken for done when it is sent again", async () => {
  const of = await scene();
  const tab = await settledElsewhere(of, () => "none");
  const posted = { body: "They said nine." };
  const refused = sendOnce(database.db, { ...tab.box(), posted }, () =>
    Promise.reject(new Conflict("the report changed")),
  );
  await expect(refused).rejects.toThrow(Conflict);
  await tab.send("They said nine.");
  expect(await notesOf(of.reportId)).toBe(1);
});

test("what is kept of a sent form tells nothing of its words without the report's key", async () => {
  const of = await scene();
  const left = await openTab(of);
  const right = await openTab(of);
  await left.send("Yes");
  await right.send("Yes");
  const hashes = await database.db
    .select({ hash: deskUnsent.postedHash })
    .from(deskUnsent);
  const [one, other] = hashes.map(({ hash }) => hash?.toString("hex"));
  expect(one).toHaveLength(64);
  expect(one).not.toBe(other);
});

test("a text that was emptied stays empty when a save of its words comes late", async () => {
  const of = await scene();
  const { tab, type } = await openTab(of);
  await type("One", 1);
  await type(" ", 3);
  expect(await type("One two", 2)).toMatchObject({ is: "late", token: "" });
  expect(await listed(of)).toEqual({ unsent: [], over: [] });
  expect(await type("Three", 4)).toMatchObject({ is: "kept", id: tab.id });
  expect(await textsOf(of)).toEqual(["Three"]);
});

test("a text that is emptied before its first save arrives stays empty", async () => {
  const of = await scene();
  const { type } = await openTab(of);
  await type("", 2);
  expect(await type("One", 1)).toMatchObject({ is: "late" });
  expect(await textsOf(of)).toEqual([]);
});

test("a text that was emptied here and is typed on or sent in another tab goes on there", async () => {
  const of = await scene();
  await (await openTab(of)).type("One");
  const [left, right] = [await openTab(of), await openTab(of)];
  await left.type("");
  await right.type("One two");
  expect(await textsOf(of)).toEqual(["One two"]);
  await left.type("");
  await right.send("One two");
  expect(await notesOf(of.reportId)).toBe(1);
  expect(await textsOf(of)).toEqual([]);
});

/** Keeps so many texts of their own for one form. */
async function fill(of: Scene, count: number, form: DeskForm = "notes") {
  for (let at = 0; at < count; at += 1) {
    const { tab, type } = await openTab(of, { form });
    Object.assign(tab, { id: uuidv7(), token: "" });
    await type(`Text ${at}`);
  }
}

test("of texts for one form so many are kept and no more, and the next is told so", async () => {
  const of = await scene();
  await fill(of, mostTexts);
  const full = await openTab(of);
  Object.assign(full.tab, { id: uuidv7(), token: "" });
  expect(await full.type("One more")).toMatchObject({ is: "full" });
  expect(await textsOf(of)).toHaveLength(mostTexts);
  const forked = await openTab(of);
  const newest = await openTab(of);
  await forked.type("Goes on");
  expect(await newest.type("Beside it")).toMatchObject({ is: "full" });
  expect(await textsOf(of)).toContain("Goes on");
});

test("other forms, other people and whoever makes room keep theirs", async () => {
  const of = await scene();
  await fill(of, mostTexts);
  const closing = await openTab(of, { form: "closure" });
  expect(await closing.type("The end")).toMatchObject({ is: "kept" });
  const by = await createViewer(database.db, { unitId: "sacramento" });
  const theirs = await openTab({ ...of, by });
  expect(await theirs.type("Theirs")).toMatchObject({ is: "kept" });
  await (await openTab(of)).send("Text");
  await fill(of, 1);
  expect((await listed(of)).unsent).toHaveLength(mostTexts + 1);
});
