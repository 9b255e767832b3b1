import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Database } from "#db/client.server.ts";
import { reportAnswers } from "#db/schema/report.ts";
import { saveOrder, unsent } from "#db/schema/typed.ts";
import { separateDatabase, testDatabase } from "#db/testing/database.server.ts";
import { beginDraft, fileReport } from "#db/testing/reports.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { Conflict } from "../refusal.ts";
import { addMessage } from "./add-message.server.ts";
import { answerPage } from "./answer-page.server.ts";
import { keepTyped } from "./keep-typed.server.ts";
import { shownOn } from "../form/merge.ts";
import { messageForm } from "../form/message-form.ts";
import { readForm } from "../form/read-form.ts";
import { saveAnswers } from "./save.server.ts";
import { readAnswers } from "../answers/sealed-answers.server.ts";
import {
  findReporterSession,
  type ReporterSession,
} from "../access/session.server.ts";
import { openByCode } from "../access/begin-session.server.ts";
import { sweepDrafts } from "./sweep.server.ts";
import { dropUnsent, findUnsent, listUnsent } from "./unsent.server.ts";
import { valueIn } from "../vault/opened.ts";
import { opened as asOpened } from "#db/testing/opened.ts";
import { neverSkipped } from "#db/testing/skipped.ts";

const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-22T09:00:00Z");
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);

type Tab = { version: number; shown: string };

function formWith(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

/** A page of questions as a browser has it open: what it types is kept, and its hidden fields follow. */
async function openTab(session: ReporterSession, page: "what" | "contact") {
  const saved = await readAnswers(database.db, session.key);
  const tab: Tab = {
    version: saved.version,
    shown: shownOn(page, saved.answers),
  };
  const formOf = (fields: Record<string, string>) =>
    formWith({ ...fields, version: String(tab.version), shown: tab.shown });
  return {
    type: async (fields: Record<string, string>) => {
      const form = formOf(fields);
      const kept = await keepTyped(database.db, { session, page, form, now });
      Object.assign(tab, { version: kept.version, shown: kept.shown });
      return kept;
    },
    /** The answer to it never arrives. */
    typeUnheard: (fields: Record<string, string>) =>
      keepTyped(database.db, { session, page, form: formOf(fields), now }),
    goOn: async (fields: Record<string, string>) => {
      const { answers } = await readAnswers(database.db, session.key);
      const submission = readForm(page, answers, formOf(fields), now);
      return saveAnswers(database.db, { session, page, submission, now });
    },
  };
}

async function whatSeen(session: ReporterSession) {
  const { answers } = await readAnswers(database.db, session.key);
  const { content, others = [] } = answers.what_seen ?? {};
  return [content, ...others].map((each) =>
    each?.is === "given" ? each.value : (each?.is ?? null),
  );
}

test("half a word is saved with the draft, and going on is no conflict with it", async () => {
  const { session } = await beginDraft(database.db, keyring, { now });
  const tab = await openTab(session, "what");
  expect(await tab.type({ what_seen: "Core-1 reb" })).toMatchObject({
    is: "saved",
    conflicts: [],
  });
  await tab.type({ what_seen: "Core-1 rebooted" });
  const saved = await tab.goOn({ what_seen: "Router core-1 rebooted." });
  expect(saved.conflicts).toEqual([]);
  expect(await whatSeen(session)).toEqual(["Router core-1 rebooted."]);
});

test("what is wrong while it is typed is kept as it is, and raises nothing", async () => {
  const { session } = await beginDraft(database.db, keyring, { now });
  const tab = await openTab(session, "contact");
  const typed = { contact_name: "Dana", contact_email: "dana@" };
  expect((await tab.type(typed)).is).toBe("saved");
  const { answers } = await readAnswers(database.db, session.key);
  expect(answers.contact_email?.content).toMatchObject({
    is: "invalid",
    typed: { contact_email: ["dana@"] },
  });
});

test("a save whose answer got lost makes no second version of the text that goes on", async () => {
  const { session } = await beginDraft(database.db, keyring, { now });
  const tab = await openTab(session, "what");
  await tab.typeUnheard({ what_seen: "Core-1 reb" });
  const saved = await tab.goOn({ what_seen: "Core-1 rebooted." });
  expect(saved.conflicts).toEqual([]);
  expect(await whatSeen(session)).toEqual(["Core-1 rebooted."]);
});

test("two tabs that type by turns keep the last words of each, and no pieces", async () => {
  const { session } = await beginDraft(database.db, keyring, { now });
  const [one, two] = [
    await openTab(session, "what"),
    await openTab(session, "what"),
  ];
  await one.type({ what_seen: "one: a" });
  expect((await two.type({ what_seen: "two: b" })).conflicts).toEqual([
    "what_seen",
  ]);
  await one.type({ what_seen: "ONE: a, and more" });
  await two.type({ what_seen: "TWO: b, and more" });
  await one.type({ what_seen: "One, at last." });
  expect(await whatSeen(session)).toEqual([
    "One, at last.",
    "TWO: b, and more",
  ]);
  // Neither goes on without having seen the other's words.
  const gone = await two.goOn({ what_seen: "TWO: b, and more" });
  expect(gone.conflicts).toEqual(["what_seen"]);
});

test("a tab that is behind does not write over what it has not seen", async () => {
  const { session } = await beginDraft(database.db, keyring, { now });
  const [ahead, behind] = [
    await openTab(session, "what"),
    await openTab(session, "what"),
  ];
  const before = String((await whatSeen(session))[0]);
  const noticed = (date: string) => ({
    "first_noticed.date": date,
    "first_noticed.zone": "Etc/UTC",
  });
  await ahead.type({ what_seen: "Newer.", ...noticed("2026-11-20") });
  const old = { what_seen: before };
  await behind.type({ ...old, ...noticed("2026-11-01") });
  await behind.type({ ...old, ...noticed("2026-11-02") });
  expect(await whatSeen(session)).toEqual(["Newer."]);
});

test("nothing is kept beyond the answer that stops the path", async () => {
  const { session } = await beginDraft(database.db, keyring, {
    answers: { sensitive: "yes" },
    now,
  });
  const tab = await openTab(session, "what");
  await expect(tab.type({ what_seen: "secret" })).rejects.toThrow(Conflict);
});

test("more than a field takes is said to be cut", async () => {
  const { session } = await beginDraft(database.db, keyring, { now });
  const tab = await openTab(session, "what");
  const kept = await tab.type({ what_seen: "x".repeat(2_000_000) });
  expect(kept).toMatchObject({ is: "saved", isCut: true });
});

/** Until another connection to this database waits for a lock. */
async function untilSomebodyWaits(owner: Database) {
  const waiting = async () => {
    const { rows } = await owner.execute<{ count: number }>(sql`
      select count(*)::int as count
      from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`);
    return rows[0]?.count ?? 0;
  };
  await expect.poll(waiting).toBeGreaterThan(0);
}

test("words that are kept while they are being sent are not offered back beside the message", async () => {
  const { db, owner, drop } = await separateDatabase();
  const { session } = await fileReport(db, keyring, { now });
  const page = messageForm();
  const messageId = "0198f7a0-0000-7000-8000-000000000002";
  const form = formWith({ message: messageId, body: "The tunnel is up." });
  let keeping: Promise<unknown> = Promise.resolve();
  await db.transaction(async (tx) => {
    await addMessage(tx, {
      ...{ session, messageId, kind: "message", now },
      body: "The tunnel is up.",
    });
    keeping = keepTyped(db, { session, page, form, now });
    await untilSomebodyWaits(owner);
  });
  await keeping;
  expect(await findUnsent(db, { session, page })).toBeNull();

  const answers = formWith({
    ...{ what_seen: "It is back.", certainty: "strong-signs", version: "1" },
    "first_noticed.date": "2026-11-20",
    "first_noticed.time": "03:10",
    "first_noticed.zone": "America/Los_Angeles",
  });
  const contents = {
    what_seen: { is: "given", value: "It is back." },
  } as const;
  await db.transaction(async (tx) => {
    await saveAnswers(tx, {
      ...{ session, page: "what", now },
      submission: { baseVersion: 1, contents },
    });
    keeping = keepTyped(db, { session, page: "what", form: answers, now });
    await untilSomebodyWaits(owner);
  });
  await keeping;
  expect(await findUnsent(db, { session, page: "what" })).toBeNull();
  await drop();
});

test("words typed on a sent report are its typist's alone until they are sent", async () => {
  const { db } = database;
  const filed = await fileReport(db, keyring, { now });
  const { session, code, reportId } = filed;
  const page = messageForm();
  const messageId = "0198f7a0-0000-7000-8000-000000000001";
  const form = formWith({ message: messageId, body: "The tunnel is" });
  expect(await keepTyped(db, { session, page, form, now })).toMatchObject({
    is: "aside",
  });
  const what = formWith({ what_seen: "Half a correct", version: "1" });
  await keepTyped(db, { session, page: "what", form: what, now });
  const versions = await db
    .select({ version: reportAnswers.version })
    .from(reportAnswers)
    .where(eq(reportAnswers.reportId, reportId));
  expect(versions).toHaveLength(1);

  const opened = await openByCode(db, { keyring, typed: code, now });
  const token = opened?.sessionToken ?? "";
  const again = await findReporterSession(db, { keyring, token, now });
  expect(await listUnsent(db, again!)).toMatchObject([
    { page, typed: asOpened({ body: ["The tunnel is"] }), savedAt: now },
    { page: "what", typed: asOpened({ what_seen: ["Half a correct"] }) },
  ]);

  const body = "The tunnel is up again.";
  await addMessage(db, { session, body, kind: "message", messageId, now });
  // A save that was on its way meanwhile.
  await keepTyped(db, { session, page, form, now });
  expect(await findUnsent(db, { session, page })).toBeNull();
  await dropUnsent(db, { session, page: "what" });
  expect(await listUnsent(db, session)).toEqual([]);
});

test("a page of a sent report that says what was sent leaves nothing behind", async () => {
  const { db } = database;
  const { session } = await fileReport(db, keyring, { now });
  const page = "what";
  const of = { session, page, now } as const;
  await keepTyped(db, { ...of, form: formWith({ what_seen: "Half" }) });
  expect(await findUnsent(db, of)).not.toBeNull();
  const { answers } = await readAnswers(db, session.key);
  const given = answers.what_seen?.content;
  const was = given?.is === "given" ? String(given.value) : "";
  const noticed = {
    "first_noticed.date": "2026-11-20",
    "first_noticed.zone": "America/Los_Angeles",
  };
  const form = formWith({ what_seen: was, ...noticed });
  const { contents } = readForm(page, answers, form, now);
  await saveAnswers(db, {
    ...of,
    submission: { contents, baseVersion: 1 },
  });
  expect(await findUnsent(db, of)).toBeNull();
  await keepTyped(db, { ...of, form });
  expect(await findUnsent(db, of)).toBeNull();
});

test("what nobody came back for is gone after thirty days", async () => {
  const { db } = database;
  const { session } = await fileReport(db, keyring, { now });
  const page = messageForm();
  const form = formWith({ body: "Never sent." });
  await keepTyped(db, { session, page, form, now });
  await sweepDrafts(db, {
    now: inDays(29),
    limit: 100,
    onSkipped: neverSkipped,
  });
  expect(await db.select().from(unsent)).not.toEqual([]);
  await sweepDrafts(db, {
    now: inDays(30),
    limit: 100,
    onSkipped: neverSkipped,
  });
  expect(await listUnsent(db, session)).toEqual([]);
});

/** Saves as one opened page numbers them, in whatever order they arrive. */
function openingOf(session: ReporterSession, page: string, opening = "a1") {
  const { db } = database;
  return (save: number, fields: Record<string, string>) => {
    const form = formWith({ ...fields, opening, save: String(save) });
    return keepTyped(db, { session, page, form, now });
  };
}

test("an older save of a page that comes second writes over nothing", async () => {
  const { db } = database;
  const { session } = await fileReport(db, keyring, { now });
  const page = messageForm();
  const body = async () => {
    const found = await findUnsent(db, { session, page });
    return found ? valueIn(found.typed)?.body?.[0] : undefined;
  };
  const save = openingOf(session, page);
  await save(3, { body: "The tunnel is up again." });
  expect((await save(2, { body: "The tunnel" })).is).toBe("late");
  expect((await save(3, { body: "The tunnel" })).is).toBe("late");
  expect(await body()).toBe("The tunnel is up again.");
  // All of it was taken back: none of it comes back.
  await save(5, { body: "" });
  await save(4, { body: "The tunnel is up again. Or" });
  expect(await body()).toBeUndefined();
  // Another page, and the same one opened once more, count from the beginning.
  expect((await openingOf(session, "what")(1, {})).is).toBe("aside");
  expect((await openingOf(session, page, "b2")(1, { body: "Down." })).is).toBe(
    "aside",
  );
  expect(await body()).toBe("Down.");
});

test("an older save of a draft's page stands neither before nor beside the newer one, nor beside what the form took along", async () => {
  const { db } = database;
  const { session } = await beginDraft(db, keyring, { now });
  const { version } = await readAnswers(db, session.key);
  const of = { version: String(version), shown: "" };
  const save = openingOf(session, "what");
  await save(2, { ...of, what_seen: "Core-1 rebooted" });
  await save(1, { ...of, what_seen: "Core-1 reb" });
  expect(await whatSeen(session)).not.toContain("Core-1 reb");
  const form = formWith({ ...of, what_seen: "Core-1 rebooted twice." });
  for (const [name, value] of [
    ["opening", "a1"],
    ["save", "4"],
  ] as const)
    form.append(name, value);
  await answerPage(db, { session, page: "what", form, now });
  await save(3, { ...of, what_seen: "Core-1 rebooted tw" });
  expect((await whatSeen(session))[0]).toBe("Core-1 rebooted twice.");
  expect(await whatSeen(session)).not.toContain("Core-1 rebooted tw");
});

test("of two saves at once the newer one is kept, whichever is written first", async () => {
  const { db, owner, drop } = await separateDatabase();
  const { session } = await fileReport(db, keyring, { now });
  const page = messageForm();
  const keeping = (save: string, body: string) => ({
    ...{ session, page, now },
    form: formWith({ body, opening: "a1", save }),
  });
  let older: Promise<unknown> = Promise.resolve();
  await db.transaction(async (tx) => {
    await keepTyped(tx, keeping("2", "The tunnel is up."));
    older = keepTyped(db, keeping("1", "The tunnel"));
    await untilSomebodyWaits(owner);
  });
  expect(await older).toMatchObject({ is: "late" });
  expect(await findUnsent(db, { session, page })).toMatchObject({
    typed: asOpened({ body: ["The tunnel is up."] }),
  });
  await drop();
});

test("how far the saves of a page had come is forgotten after an hour", async () => {
  const { db } = database;
  const { session } = await fileReport(db, keyring, { now });
  await openingOf(session, messageForm())(1, { body: "The tunnel" });
  const inMinutes = (count: number) => new Date(now.getTime() + count * 60_000);
  await sweepDrafts(db, {
    now: inMinutes(59),
    limit: 100,
    onSkipped: neverSkipped,
  });
  expect(await db.select().from(saveOrder)).toHaveLength(1);
  await sweepDrafts(db, {
    now: inMinutes(60),
    limit: 100,
    onSkipped: neverSkipped,
  });
  expect(await db.select().from(saveOrder)).toEqual([]);
});
