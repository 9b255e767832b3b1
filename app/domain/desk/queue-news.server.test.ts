import { expect, test } from "vitest";
import { testDatabase } from "#db/testing/database.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { fileReport } from "#db/testing/reports.server.ts";
import { addMessage } from "../report/add-message.server.ts";
import type { Viewer } from "../responder/viewer.ts";
import { acceptReport } from "../routing/accept.server.ts";
import { transferReport } from "../routing/transfer.server.ts";
import { sendMessage } from "../correspondence/message.server.ts";
import { openOnDesk } from "./opening.server.ts";
import { listQueue } from "./queue.server.ts";

const database = testDatabase();
const keyring = testKeyring();
const filedAt = new Date("2026-11-22T12:00:00Z");
const later = (minutes: number) =>
  new Date(filedAt.getTime() + minutes * 60_000);

/** What one row says to this person. */
async function marks(viewer: Viewer, reportId: string, minutes: number) {
  const now = later(minutes);
  const page = await listQueue(database.db, {
    ...{ viewer, keyring, filters: {}, now },
  });
  const row = page.entries.find((each) => each.reportId === reportId);
  return row && { isUnread: row.isUnread, news: row.news };
}

async function colleagues(): Promise<[Viewer, Viewer]> {
  const ines = await createViewer(database.db, { unitId: "sacramento" });
  const home = { unitId: "sacramento", role: "lead" } as const;
  return [ines, await createViewer(database.db, home)];
}

test("a report is unread to each person until they open it themselves", async () => {
  const { db } = database;
  const [ines, ruth] = await colleagues();
  const { reportId } = await fileReport(db, keyring, { now: filedAt });
  const unread = { isUnread: true, news: null };
  expect(await marks(ines, reportId, 1)).toEqual(unread);
  await openOnDesk(db, { viewer: ines, reportId, now: later(2) });
  expect(await marks(ines, reportId, 3)).toEqual({
    isUnread: false,
    news: null,
  });
  expect(await marks(ruth, reportId, 3)).toEqual(unread);
});

test("a row says the newest change since this person opened it, and nothing that colleagues did", async () => {
  const { db } = database;
  const [ines, ruth] = await colleagues();
  const filed = await fileReport(db, keyring, { now: filedAt });
  const { reportId, session } = filed;
  await openOnDesk(db, { viewer: ines, reportId, now: later(1) });
  await acceptReport(db, { reportId, by: ruth, now: later(2) });
  await sendMessage(db, {
    ...{ reportId, by: ruth, keyring, kind: "message", body: "Thank you." },
    now: later(3),
  });
  expect(await marks(ines, reportId, 4)).toEqual({
    isUnread: false,
    news: null,
  });
  const body = "The tunnel is up again.";
  await addMessage(db, { session, body, kind: "message", now: later(5) });
  expect(await marks(ines, reportId, 6)).toEqual({
    isUnread: true,
    news: { kind: "message", at: later(5) },
  });
  // Ruth never opened it: all of it is new to her.
  expect(await marks(ruth, reportId, 6)).toEqual({
    isUnread: true,
    news: null,
  });
  await openOnDesk(db, { viewer: ines, reportId, now: later(7) });
  expect((await marks(ines, reportId, 8))?.isUnread).toBe(false);
});

test("a report that comes back to a unit is new to who opened it before", async () => {
  const { db } = database;
  const [ines] = await colleagues();
  const { reportId } = await fileReport(db, keyring, { now: filedAt });
  await openOnDesk(db, { viewer: ines, reportId, now: later(1) });
  const reason = "It belongs elsewhere.";
  await transferReport(db, {
    ...{ reportId, by: ines, keyring, toUnitId: "sanfrancisco", reason },
    now: later(2),
  });
  const other = await createViewer(db, { unitId: "sanfrancisco" });
  await transferReport(db, {
    ...{ reportId, by: other, keyring, toUnitId: "sacramento", reason },
    now: later(3),
  });
  expect(await marks(ines, reportId, 4)).toEqual({
    isUnread: true,
    news: { kind: "offer", at: later(3) },
  });
});

test("what came while somebody opened a report is new to them, whichever clock is ahead", async () => {
  const { db } = database;
  const [ines] = await colleagues();
  const tom = await createViewer(db, { unitId: "sanfrancisco" });
  const { reportId, session } = await fileReport(db, keyring, { now: filedAt });
  const isUnread = async () => (await marks(ines, reportId, 9))?.isUnread;
  await openOnDesk(db, { viewer: ines, reportId, now: later(5) });
  // It says the time at which it was asked for, and waited for the report.
  const body = "The tunnel is up again.";
  await addMessage(db, { session, body, kind: "message", now: later(4) });
  expect(await marks(ines, reportId, 9)).toEqual({
    isUnread: true,
    news: { kind: "message", at: later(4) },
  });
  await openOnDesk(db, { viewer: ines, reportId, now: later(3) });
  expect(await isUnread()).toBe(false);

  const moving = { reportId, keyring, reason: "It belongs elsewhere." };
  const away = { ...moving, by: ines, toUnitId: "sanfrancisco" };
  await transferReport(db, { ...away, now: later(1) });
  const back = { ...moving, by: tom, toUnitId: "sacramento" };
  await transferReport(db, { ...back, now: later(2) });
  expect(await isUnread()).toBe(true);
  await openOnDesk(db, { viewer: ines, reportId, now: later(1) });
  expect(await isUnread()).toBe(false);
});
