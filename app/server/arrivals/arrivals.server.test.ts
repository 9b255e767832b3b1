import express from "express";
import { expect, test } from "vitest";
import { sql } from "drizzle-orm";
import {
  endSession,
  startSession,
} from "#app/domain/responder/session.server.ts";
import { newKeySeed } from "#app/domain/vault/key-seed.server.ts";
import { addMessage } from "#app/domain/report/add-message.server.ts";
import { transferReport } from "#app/domain/routing/transfer.server.ts";
import { listReportEvents } from "#app/domain/audit/list.server.ts";
import { writeNote } from "#app/domain/correspondence/note.server.ts";
import {
  tellPresence,
  type Presence,
} from "#app/domain/desk/presence.server.ts";
import { NotFound } from "#app/domain/refusal.ts";
import { openOnDesk } from "#app/domain/desk/opening.server.ts";
import type { Viewer } from "#app/domain/responder/viewer.ts";
import { portOf } from "#app/server/process/port.server.ts";
import { responderCookie } from "#app/server/responder-session.server.ts";
import { openClient, patience, type Database } from "#db/client.server.ts";
import { separateDatabase } from "#db/testing/database.server.ts";
import { testContext } from "#db/testing/context.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { fileReport } from "#db/testing/reports.server.ts";
import { Changes, seenOf } from "./changes.server.ts";
import { noteOf } from "./notes.server.ts";
import { arrivals } from "./route.server.ts";
import type { Limits } from "./streams.server.ts";

const keyring = testKeyring();
const now = new Date("2026-11-22T12:00:00Z");
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

/** A web process with nothing but the stream, on a database of its own. */
async function open(limits: Partial<Limits> = {}) {
  const separate = await separateDatabase();
  const { db } = separate;
  const changes = new Changes(
    () => openClient(separate.url, patience.page),
    () => new Date(),
  );
  await changes.begin();
  const context = testContext({ db, keyring, changes, now: later(5) });
  const app = express();
  app.use(
    arrivals(
      { ...context, now: () => later(5) },
      {
        ...{ streams: 10, ofSession: 2, gatherMs: 20, beatMs: 100 },
        ...{ lapseEveryMs: 50 },
        ...limits,
      },
    ),
  );
  const server = app.listen(0);
  return {
    ...{ db, changes, separate },
    follow: (cookie: string, leaving?: AbortController) =>
      follow(`http://127.0.0.1:${portOf(server)}`, cookie, leaving),
    connectionCount: () =>
      new Promise<number>((tell) =>
        server.getConnections((_, count) => tell(count)),
      ),
    close: async () => {
      await changes.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await separate.drop();
    },
  };
}

/** Each thing told, one after the other; null once the stream has ended. */
async function follow(
  base: string,
  cookie: string,
  leaving = new AbortController(),
) {
  const response = await fetch(`${base}/desk/arrivals`, {
    headers: { Cookie: cookie, Accept: "text/event-stream" },
    signal: leaving.signal,
  });
  const reader = response.body
    ?.pipeThrough(new TextDecoderStream())
    .getReader();
  let text = "";
  const next = async (): Promise<string | null> => {
    for (;;) {
      const at = text.indexOf("\n\n");
      if (at !== -1) {
        const told = text.slice(0, at);
        text = text.slice(at + 2);
        // A beat tells nothing.
        if (told !== ":") return told;
        continue;
      }
      const read = await reader?.read();
      if (!read || read.done) return null;
      text += read.value;
    }
  };
  return { status: response.status, next, leave: () => leaving.abort() };
}

async function signIn(db: Database, viewer: Viewer) {
  const { responderId } = viewer;
  const personSeed = newKeySeed();
  const asked = { keyring, responderId, personSeed, now } as const;
  const { token, sessionId } = await startSession(db, {
    ...asked,
    by: "passkey",
  });
  const [cookie = ""] = responderCookie(token).split(";");
  return { cookie, viewer: { ...viewer, sessionId } };
}

/** From here on whoever asks who is signed in waits, until it is let go. */
async function holdSessions(owner: Database) {
  let letGo = () => {};
  const held = new Promise<void>((done) => (letGo = done));
  let ended: Promise<void> = Promise.resolve();
  await new Promise<void>((locked) => {
    ended = owner.transaction(async (tx) => {
      await tx.execute(sql`lock table responder_session`);
      locked();
      await held;
    });
  });
  return async () => {
    letGo();
    await ended;
  };
}

async function waitingCount(owner: Database): Promise<number> {
  const { rows } = await owner.execute(sql`select pid from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`);
  return rows.length;
}

const opened = "event: open\ndata: ";
const changed = (id: string) => `event: changed\ndata: ${id}`;

test("who may see a report is told its id when it changes, and nobody else is told anything", async () => {
  const process = await open();
  const { db } = process;
  try {
    const miguel = await createViewer(db, { unitId: "sacramento" });
    const tom = await createViewer(db, { unitId: "sanfrancisco" });
    const admin = await createViewer(db, { role: "administrator" });
    const sign = async (viewer: Viewer) =>
      process.follow((await signIn(db, viewer)).cookie);
    const ofMiguel = await sign(miguel);
    const ofTom = await sign(tom);
    const ofAdmin = await sign(admin);
    for (const stream of [ofMiguel, ofTom, ofAdmin])
      expect(await stream.next()).toBe(opened);

    const { reportId, session } = await fileReport(db, keyring, { now });
    expect(await ofMiguel.next()).toBe(changed(reportId));
    // That somebody opens it is no change of it: what is told next is the message.
    await openOnDesk(db, { viewer: miguel, reportId, now: later(1) });
    const body = "The tunnel is up again.";
    await addMessage(db, { session, body, kind: "message", now: later(2) });
    expect(await ofMiguel.next()).toBe(changed(reportId));
    // The first that the other unit hears of it is that it is theirs now; whose it was hear that once.
    const reason = "It belongs elsewhere.";
    const transfer = { keyring, toUnitId: "sanfrancisco", reason };
    await transferReport(db, {
      ...{ ...transfer, reportId, by: miguel, now: later(3) },
    });
    expect(await ofTom.next()).toBe(changed(reportId));
    expect(await ofMiguel.next()).toBe(changed(reportId));
    await addMessage(db, { session, body, kind: "message", now: later(4) });
    expect(await ofTom.next()).toBe(changed(reportId));
    const other = await fileReport(db, keyring, { now });
    expect(await ofMiguel.next()).toBe(changed(other.reportId));
    await process.changes.close();
    expect(await ofAdmin.next()).toBeNull();
  } finally {
    await process.close();
  }
});

test("a stream ends with its session, and a stranger gets none", async () => {
  const process = await open();
  const { db } = process;
  try {
    expect((await process.follow("__Host-responder=guess")).status).toBe(401);
    const miguel = await createViewer(db, { unitId: "sacramento" });
    const { cookie, viewer } = await signIn(db, miguel);
    const stream = await process.follow(cookie);
    expect(await stream.next()).toBe(opened);
    await endSession(db, { viewer, now: later(5) });
    expect(await stream.next()).toBeNull();
    expect((await process.follow(cookie)).status).toBe(401);
  } finally {
    await process.close();
  }
});

test("streams are bounded: a session's oldest makes room, and a full process says so", async () => {
  const process = await open({ streams: 3, ofSession: 2 });
  const { db } = process;
  try {
    const viewer = await createViewer(db, { unitId: "sacramento" });
    const { cookie } = await signIn(db, viewer);
    const first = await process.follow(cookie);
    expect(await first.next()).toBe(opened);
    await process.follow(cookie);
    await process.follow(cookie);
    expect(await first.next()).toBeNull();
    const other = await signIn(db, await createViewer(db));
    expect((await process.follow(other.cookie)).status).toBe(200);
    expect((await process.follow(other.cookie)).status).toBe(503);
  } finally {
    await process.close();
  }
});

test("one connection listens for all, and when it breaks every stream ends, to begin anew", async () => {
  const process = await open();
  const { db, separate } = process;
  try {
    const { cookie } = await signIn(db, await createViewer(db));
    const one = await process.follow(cookie);
    const two = await process.follow(cookie);
    expect([await one.next(), await two.next()]).toEqual([opened, opened]);
    const listening = sql`select pid from pg_stat_activity
      where datname = current_database() and query = 'listen report_changed'`;
    expect((await separate.owner.execute(listening)).rows).toHaveLength(1);
    await separate.owner.execute(
      sql`select pg_terminate_backend(pid) from (${listening}) as listening`,
    );
    expect([await one.next(), await two.next()]).toEqual([null, null]);
    await expect
      .poll(() => process.changes.isListening, { timeout: 10_000 })
      .toBe(true);
    const again = await process.follow(cookie);
    expect(await again.next()).toBe(opened);
    const { reportId } = await fileReport(db, keyring, { now });
    expect(await again.next()).toBe(changed(reportId));
  } finally {
    await process.close();
  }
});

test("however slow the database is, it is asked once at a time who may hear, and what comes meanwhile is told after it", async () => {
  const process = await open();
  const { db, changes, separate } = process;
  const { owner } = separate;
  try {
    const readAt = new Date();
    const viewer = await createViewer(db, { unitId: "sacramento" });
    const streams = [];
    for (const _ of [1, 2, 3])
      streams.push(await process.follow((await signIn(db, viewer)).cookie));
    for (const stream of streams) expect(await stream.next()).toBe(opened);
    const letGo = await holdSessions(owner);
    await expect.poll(() => waitingCount(owner)).toBeGreaterThan(0);
    const ids: string[] = [];
    for (const _ of [1, 2, 3])
      ids.push((await fileReport(db, keyring, { now })).reportId);
    const known = () => changes.since(readAt)?.map((note) => note.reportId);
    await expect.poll(known).toEqual(expect.arrayContaining(ids));
    expect(await waitingCount(owner)).toBe(1);
    await letGo();
    for (const stream of streams) {
      let heard = "";
      while (!ids.every((id) => heard.includes(id)))
        heard += (await stream.next()) ?? expect.fail("the stream ended");
    }
  } finally {
    await process.close();
  }
});

test("a burst that is more than is kept is told as many, and ends no stream", async () => {
  const process = await open({ gatherMs: 300 });
  const { db, separate } = process;
  try {
    const viewer = await createViewer(db, { unitId: "sacramento" });
    const stream = await process.follow((await signIn(db, viewer)).cookie);
    expect(await stream.next()).toBe(opened);
    await separate.owner.execute(
      sql`select pg_notify('report_changed', gen_random_uuid()::text) from generate_series(1, 4500)`,
    );
    const many = "event: many\ndata: ";
    expect(await stream.next()).toBe(many);
    const { reportId } = await fileReport(db, keyring, { now });
    let told = many;
    while (told === many) told = (await stream.next()) ?? "";
    expect(told).toBe(changed(reportId));
  } finally {
    await process.close();
  }
});

test("who left before the stream began takes no place of it", async () => {
  const process = await open({ streams: 1 });
  const { db, separate } = process;
  try {
    const { cookie } = await signIn(db, await createViewer(db));
    const other = await signIn(db, await createViewer(db));
    const letGo = await holdSessions(separate.owner);
    try {
      const leaving = new AbortController();
      const left = process.follow(cookie, leaving).catch(() => null);
      const waiting = () => waitingCount(separate.owner);
      await expect.poll(waiting, { timeout: 5_000 }).toBe(1);
      leaving.abort();
      expect(await left).toBeNull();
      await expect.poll(process.connectionCount, { timeout: 5_000 }).toBe(0);
    } finally {
      await letGo();
    }
    expect((await process.follow(other.cookie)).status).toBe(200);
  } finally {
    await process.close();
  }
});

test("a page that opens asks what changed since its rows were read, and is told what cannot be said", async () => {
  const process = await open();
  const { db, changes } = process;
  try {
    const miguel = await createViewer(db, { unitId: "sacramento" });
    const tom = await createViewer(db, { unitId: "sanfrancisco" });
    const readAt = new Date();
    const { reportId } = await fileReport(db, keyring, { now });
    await expect.poll(() => changes.since(readAt)?.length).toBeGreaterThan(0);
    const notes = changes.since(readAt) ?? [];
    expect(await seenOf(db, miguel, notes)).toEqual([reportId]);
    expect(await seenOf(db, tom, notes)).toEqual([]);
    expect(changes.since(new Date(Date.now() - 600_000))).toBeNull();
  } finally {
    await process.close();
  }
});

test("on an open report each is told which colleagues have it open and type in what; nobody else is told of it", async () => {
  const process = await open();
  const { db } = process;
  try {
    const { reportId } = await fileReport(db, keyring, { now });
    const sign = async (unitId: string) => {
      const signed = await signIn(db, await createViewer(db, { unitId }));
      const stream = await process.follow(signed.cookie);
      expect(await stream.next()).toBe(opened);
      const opening = crypto.randomUUID();
      const is = (what: Presence["is"]) =>
        tellPresence(db, { ...signed, reportId, opening, is: what });
      return { ...signed, stream, is };
    };
    const miguel = await sign("sacramento");
    const priya = await sign("sacramento");
    const tom = await sign("sanfrancisco");
    await expect(tom.is("reads")).rejects.toThrow(NotFound);
    const { name, unitName } = priya.viewer;
    const here = (...people: object[]) =>
      `event: here\ndata: ${JSON.stringify({ reportId, people })}`;

    await miguel.is("reads");
    expect(await miguel.stream.next()).toBe(here());
    await priya.is("reads");
    expect(await miguel.stream.next()).toBe(
      here({ name, unitName, writes: [] }),
    );
    await priya.is("messages");
    expect(await miguel.stream.next()).toBe(
      here({ name, unitName, writes: ["messages"] }),
    );
    // What no row of a queue shows is told to who has the page open.
    const body = "Call them at nine.";
    await writeNote(db, { reportId, body, by: priya.viewer, now: later(2) });
    expect(await miguel.stream.next()).toBe(`event: page\ndata: ${reportId}`);
    await priya.is("gone");
    expect(await miguel.stream.next()).toBe(here());
    // Who signs out is gone, whatever their page says.
    await priya.is("reads");
    expect(await miguel.stream.next()).toContain(name);
    await endSession(db, { viewer: priya.viewer, now: later(3) });
    await miguel.is("notes");
    expect(await miguel.stream.next()).toBe(here());

    // The first that the other unit hears is that the report is theirs.
    const reason = "It belongs elsewhere.";
    await transferReport(db, {
      ...{ keyring, toUnitId: "sanfrancisco", reason, reportId },
      ...{ by: miguel.viewer, now: later(4) },
    });
    expect(await tom.stream.next()).toBe(changed(reportId));
  } finally {
    await process.close();
  }
});

test("that somebody is there is in no history", async () => {
  const process = await open();
  const { db } = process;
  try {
    const { reportId } = await fileReport(db, keyring, { now });
    const viewer = await createViewer(db, { unitId: "sacramento" });
    const before = await listReportEvents(db, reportId);
    const opening = crypto.randomUUID();
    await tellPresence(db, { viewer, reportId, opening, is: "reads" });
    expect(await listReportEvents(db, reportId)).toEqual(before);
  } finally {
    await process.close();
  }
});

test("what has not the form of a note is none", () => {
  const id = "00000000-0000-7000-8000-000000000000";
  expect(noteOf(id)).toEqual({ reportId: id, leftUnitId: null });
  expect(noteOf(`${id} sacramento`)).toEqual({
    reportId: id,
    leftUnitId: "sacramento",
  });
  for (const text of ["", "all", `${id}\ndata: x`, `${id} A B`, `${id} `])
    expect(noteOf(text)).toBeNull();
});
