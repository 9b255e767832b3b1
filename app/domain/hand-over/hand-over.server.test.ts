import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { handedOver, searchTerm } from "#db/schema/index.ts";
import type { AnswerValues } from "#db/testing/answers.ts";
import { separateDatabase, testDatabase } from "#db/testing/database.server.ts";
import { fileReport } from "#db/testing/reports.server.ts";
import { createSentReport } from "#db/testing/sent-report.server.ts";
import type { Database } from "#db/client.server.ts";
import { boxPair } from "../vault/key-seed.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { randomBytes } from "../vault/random.server.ts";
import { blindWord, wordIndexKey } from "../vault/search-key.server.ts";
import { openAnywhere } from "../vault/hand-over.server.ts";
import type { Slip, Words } from "./documents.ts";
import { handOver, takeBack } from "./hand-over.server.ts";
import { findSlip, findTimes, takeIndicators } from "./take.server.ts";
import { indexWords } from "./words.server.ts";
import { opened } from "#db/testing/opened.ts";

const database = testDatabase();
const keyring = testKeyring();
const { worker } = keyring;
const now = new Date("2026-11-22T09:00:00Z");
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const slip: Slip = {
  to: "dana@own.test",
  language: "es",
  policy: "notice",
};
const searchSeed = randomBytes(32);
const searchKey = { number: 1, ...boxPair(searchSeed) };

const sierra: Words = [
  { kind: "organisation", term: "sierra telecom" },
  { kind: "organisation-word", term: "sierra" },
  { kind: "mail-address", term: "dana@own.test" },
];

async function kindsOf(reportId: string, db: Database = database.db) {
  const rows = await db
    .select({ kind: handedOver.kind })
    .from(handedOver)
    .where(eq(handedOver.reportId, reportId))
    .orderBy(handedOver.kind);
  return rows.map(({ kind }) => kind);
}

const sent = (db: Database = database.db) => createSentReport(db);

async function wordsWait(
  words: Words,
  { db = database.db, at = now, reportId = "" } = {},
) {
  const id = reportId || (await sent(db)).reportId;
  const what = { words: { words, searchKey } };
  await handOver(db, { reportId: id, worker, what, now: at });
  return id;
}

async function termsOf(reportId: string) {
  const rows = await database.db
    .select({ kind: searchTerm.kind, term: searchTerm.term })
    .from(searchTerm)
    .where(eq(searchTerm.reportId, reportId))
    .orderBy(searchTerm.kind);
  return rows;
}

const indexed = (words: Words) =>
  words.map(({ kind, term }) => ({
    kind,
    term: blindWord(wordIndexKey(searchSeed), kind, term),
  }));

test("a report that is sent leaves to the jobs what they need, and no more", async () => {
  const { db } = database;
  const handed = async (answers: AnswerValues) =>
    kindsOf((await fileReport(db, keyring, { answers, now })).reportId);
  const mail = { contact_email: slip.to, mail_wish: "notice" } as const;
  expect(await handed({ what_seen: "Nothing to match." })).toEqual(["words"]);
  expect(await handed({ ...mail, what_seen: "45.61.133.9 called" })).toEqual([
    "slip",
    "indicators",
    "words",
  ]);
  expect(await handed({ ...mail, mail_safe: "no" })).not.toContain("slip");
});

test("what is newer replaces what was handed over before, and what is no more is taken back", async () => {
  const { db } = database;
  const { reportId } = await sent();
  const handing = { reportId, worker, now };
  const times = [later(1), later(2)];
  await handOver(db, { ...handing, what: { slip, times, indicators: ["a"] } });
  const to = "elsewhere@own.test";
  await handOver(db, {
    ...handing,
    what: { slip: { ...slip, to }, indicators: ["b"] },
  });
  const taking = { worker, reportId };
  expect(await findSlip(db, taking)).toEqual(opened({ ...slip, to }));
  expect(await findTimes(db, taking)).toEqual(
    opened(times.map((time) => time.toISOString())),
  );
  expect(await takeIndicators(db, taking)).toEqual(["b"]);
  expect(await takeIndicators(db, taking)).toBeNull();
  await handOver(db, {
    ...handing,
    what: { slip: null, times: [later(1)] },
  });
  expect(await kindsOf(reportId)).toEqual([]);
  await takeBack(db, { reportId, kinds: ["slip"] });
});

test("words wait for a session, and open with nothing that the worker holds", async () => {
  const { db } = database;
  const reportId = await wordsWait(sierra);
  const [row] = await db
    .select({ sealed: handedOver.sealed })
    .from(handedOver)
    .where(eq(handedOver.reportId, reportId));
  expect(openAnywhere(worker, row!.sealed)).toBeNull(); // They wait.
});

test("a session indexes what waits, replaces what was there, and leaves nothing behind", async () => {
  const { db } = database;
  const reportId = await wordsWait(sierra);
  const by = { searchSeed, limit: 10, now };
  expect(await indexWords(db, by)).toEqual({ indexedCount: 1, isMore: false });
  expect(await termsOf(reportId)).toEqual(indexed(sierra));
  expect(await kindsOf(reportId)).toEqual([]);

  await db
    .insert(searchTerm)
    .values({ reportId, kind: "indicator", term: Buffer.from("matched") });
  const crest: Words = [{ kind: "organisation", term: "crest" }];
  await wordsWait(crest, { reportId });
  await indexWords(db, by);
  expect(await indexWords(db, by)).toMatchObject({ indexedCount: 0 });
  expect(await termsOf(reportId)).toEqual([
    ...indexed(crest),
    { kind: "indicator", term: Buffer.from("matched") },
  ]);
  await wordsWait([], { reportId });
  await indexWords(db, by);
  expect(await termsOf(reportId)).toMatchObject([{ kind: "indicator" }]);
});

test("the oldest are indexed first, so many at a time", async () => {
  const { db } = database;
  const young = await wordsWait(sierra, { at: later(1) });
  const old = await wordsWait(sierra);
  const by = { searchSeed, limit: 1, now };
  expect(await indexWords(db, by)).toEqual({ indexedCount: 1, isMore: true });
  expect(await kindsOf(old)).toEqual([]);
  expect(await kindsOf(young)).toEqual(["words"]);
});

test("what another key sealed waits at the end, and keeps nobody waiting", async () => {
  const { db } = database;
  const reportId = await wordsWait(sierra);
  const other = { searchSeed: randomBytes(32), limit: 1, now: later(2) };
  expect(await indexWords(db, other)).toMatchObject({ indexedCount: 0 });
  const next = await wordsWait(sierra, { at: later(1) });
  await indexWords(db, { ...other, searchSeed });
  expect(await kindsOf(next)).toEqual([]);
  expect(await kindsOf(reportId)).toEqual(["words"]);
});

test("two sessions at once index each report once, and none waits for a report that is being changed", async () => {
  const { db, drop } = await separateDatabase();
  try {
    for (let each = 0; each < 3; each++) await wordsWait(sierra, { db });
    const by = { searchSeed, limit: 10, now };
    await db.transaction(async (tx) => {
      const [held] = await tx
        .select({ reportId: handedOver.reportId })
        .from(handedOver)
        .limit(1)
        .for("update");
      const counts = await Promise.all(
        [1, 2].map(() => db.transaction((other) => indexWords(other, by))),
      );
      const sum = counts.reduce((all, each) => all + each.indexedCount, 0);
      expect(sum).toBe(2);
      expect(await kindsOf(held?.reportId ?? "", tx)).toEqual(["words"]);
    });
  } finally {
    await drop();
  }
});

test("what is handed over is not in clear in the database", async () => {
  const { db } = database;
  const reportId = await wordsWait(sierra);
  const what = { slip, indicators: ["domain:evil.example"] };
  await handOver(db, { reportId, worker, what, now });
  const rows = await db.select().from(handedOver);
  for (const { sealed } of rows)
    expect(sealed.toString("latin1")).not.toMatch(/sierra|evil|notice/);
});
