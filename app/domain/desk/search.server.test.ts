import { eq, inArray, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Database } from "#db/client.server.ts";
import {
  report,
  reportKey,
  reportTerms,
  reportTermsWanted,
} from "#db/schema/index.ts";
import type { AnswerValues } from "#db/testing/answers.ts";
import {
  asOwner,
  separateDatabase,
  testDatabase,
} from "#db/testing/database.server.ts";
import { answersThatTakeFiles, sendFile } from "#db/testing/evidence.server.ts";
import { searchSeed, testKeyring } from "#db/testing/keys.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { fileReport, type FiledReport } from "#db/testing/reports.server.ts";
import { testStore } from "#db/testing/store.server.ts";
import { sendMessage } from "../correspondence/message.server.ts";
import { writeNote } from "../correspondence/note.server.ts";
import { addMessage } from "../report/add-message.server.ts";
import { saveAnswers } from "../report/save.server.ts";
import type { Viewer } from "../responder/viewer.ts";
import { acceptReport } from "../routing/accept.server.ts";
import { refuseReport } from "../routing/refuse.server.ts";
import { termsOfTexts } from "../search/terms.ts";
import { monthOf, TextIndex } from "../vault/text-index.server.ts";
import type { QueueFilters } from "./queue-filters.ts";
import { listQueue } from "./queue.server.ts";
import { tend } from "./tend.server.ts";

const database = testDatabase();
const shelf = testStore();
const keyring = testKeyring();
const now = new Date("2026-11-22T12:00:00Z");

const file = (answers: AnswerValues = {}) =>
  fileReport(database.db, keyring, { answers });

const read = (
  viewer: Viewer,
  search: string,
  more: QueueFilters & { searchOrder?: "best" } = {},
) => {
  const { searchOrder, ...filters } = more;
  return listQueue(database.db, {
    ...{ viewer, keyring, now, searchOrder },
    filters: { ...filters, search },
  });
};

const found = async (...asked: Parameters<typeof read>) =>
  (await read(...asked)).entries.map(({ reference }) => reference);

/** Why each was found: where, and the sentence with its marks in brackets. */
async function shown(...asked: Parameters<typeof read>) {
  const { entries } = await read(...asked);
  return entries.map(({ hit }) => {
    const pieces = hit?.sentence?.map(({ text, isMarked }) =>
      isMarked ? `[${text}]` : text,
    );
    return [hit?.place, pieces?.join("")];
  });
}

const sacramento = () => createViewer(database.db, { unitId: "sacramento" });

test("what a reporter wrote is found at once, in whatever answer, by all who may read it", async () => {
  const { reference } = await file({
    org_name: "Cordillera Télécom, Inc.",
    what_seen: "It was quiet. A “GLASS-heron” implant sat on the core router!",
    contact_email: "dana.ortiz@cordillera.example",
  });
  await file({ org_name: "Pioneer Water", contact_phone: "not-known" });
  for (const viewer of [await createViewer(database.db), await sacramento()]) {
    expect(await shown(viewer, "Glass Heron")).toEqual([
      [
        { is: "answer", questionId: "what_seen" },
        "A “[GLASS]-[heron]” implant sat on the core router!",
      ],
    ]);
    for (const typed of [
      '"glass heron"',
      "CORDILLERA",
      "telecom cordillera",
      "cord",
      "dana.ortiz@cordillera.example",
      "(661) 555-0142",
      "implant telecom",
    ])
      expect(await found(viewer, typed), typed).toEqual([reference]);
    for (const typed of ["glas", '"heron glass"', "herons", "the", "%", "_"])
      expect(await found(viewer, typed), typed).toEqual([]);
  }
});

test("a person is found by their name, number or address, and none of these is shown", async () => {
  await file({ contact_email: "dana.ortiz@sierra.example" });
  const viewer = await sacramento();
  for (const [typed, questionId] of [
    ["dana ortiz", "contact_name"],
    ["661 555 0142", "contact_phone"],
    ["dana.ortiz@sierra.example", "contact_email"],
  ])
    expect(await shown(viewer, typed ?? "")).toEqual([
      [{ is: "answer", questionId }, undefined],
    ]);
  expect(await found(viewer, "orti")).toEqual([]);
});

test("an indicator is found in any spelling, and by its network", async () => {
  const { reference } = await file({
    what_seen:
      "It called hxxps://c2.bad-host[.]net/gate from 45[.]61[.]133[.]77.",
  });
  await file({ what_seen: "It called 45.62.133.77 and other-bad-host.net." });
  const viewer = await createViewer(database.db);
  for (const typed of [
    "c2.bad-host.net",
    "https://c2.bad-host.net/other",
    "bad-host[.]net",
    "45.61.133.77",
    "45.61.133.0/24",
    "45.61.128.0/20",
    "bad-host.net 45.61.0.0/16",
  ])
    expect(await found(viewer, typed), typed).toEqual([reference]);
  expect(await found(viewer, "45.61.132.0/24")).toEqual([]);
});

test("messages both ways, notes and names of files are found, and where it was is said", async () => {
  const filed = await file(answersThatTakeFiles);
  const { session, reportId } = filed;
  const viewer = await sacramento();
  expect(await found(viewer, "quartz")).toEqual([]);
  const by = { reportId, by: viewer, now };
  await acceptReport(database.db, by);
  await sendMessage(database.db, {
    ...{ ...by, keyring, kind: "question" },
    body: "Was the quartz relay on?",
  });
  await addMessage(database.db, {
    ...{ session, now, kind: "message" },
    body: "The basalt relay was.",
  });
  await writeNote(database.db, {
    ...by,
    body: "Ask about the feldspar relay.",
  });
  await sendFile(database.db, {
    ...{ session, store: shelf.store, content: Buffer.from("line") },
    name: "granite relay.txt",
  });
  for (const [typed, place, sentence] of [
    [
      "quartz",
      { is: "message", isReporters: false },
      "Was the [quartz] relay on?",
    ],
    ["basalt", { is: "message", isReporters: true }, "The [basalt] relay was."],
    ["feldspar", { is: "note" }, "Ask about the [feldspar] relay."],
    ["granite", { is: "file-name" }, "[granite] relay.txt"],
  ] as const)
    expect(await shown(viewer, typed)).toEqual([[place, sentence]]);
});

test("who has no part in a report finds nothing that it says, nor its notes; who gave its part away no longer", async () => {
  const { reportId, reference } = await file({ what_seen: "A basalt relay." });
  const viewer = await sacramento();
  const note = { reportId, by: viewer, now, body: "Feldspar, says a friend." };
  await writeNote(database.db, note);
  await found(viewer, "basalt");
  const elsewhere = await createViewer(database.db, { unitId: "sanfrancisco" });
  const auditor = await createViewer(database.db, { role: "auditor" });
  const administrator = await createViewer(database.db, {
    role: "administrator",
  });
  for (const other of [elsewhere, auditor, administrator])
    for (const typed of ["basalt", "feldspar", "sierra"])
      expect(await found(other, typed)).toEqual([]);
  expect(await found(auditor, reference)).toEqual([reference]);
  expect(await found(viewer, "basalt")).toEqual([reference]);
  await refuseReport(database.db, {
    ...{ reportId, by: viewer, keyring, now },
    reason: "Not ours.",
  });
  expect(await found(viewer, "basalt")).toEqual([]);
  expect(await found(await createViewer(database.db), "basalt")).toEqual([
    reference,
  ]);
});

test("of answers that change the newest are found, and the older no more", async () => {
  const { session, reference } = await file({ what_seen: "A basalt relay." });
  const viewer = await createViewer(database.db);
  expect(await found(viewer, "basalt")).toEqual([reference]);
  await saveAnswers(database.db, {
    ...{ session, page: "what", now },
    submission: {
      baseVersion: 1,
      contents: { what_seen: { is: "given", value: "A quartz relay." } },
    },
  });
  expect(await found(viewer, "basalt")).toEqual([]);
  expect(await found(viewer, "quartz")).toEqual([reference]);
});

test("references are found by how they begin", async () => {
  const { reportId } = await file();
  const { db } = database;
  await db
    .update(report)
    .set({ reference: "LL-7K4M-2Q9X" })
    .where(eq(report.id, reportId));
  const viewer = await createViewer(db);
  for (const typed of ["LL-7K", "ll 7k4m", "LL-7K4M-2", " ll-7k4m-2q "])
    expect(await found(viewer, typed), typed).toEqual(["LL-7K4M-2Q9X"]);
  for (const typed of ["LL-7", "LL-8K", "LL-%", "LL-__"])
    expect(await found(viewer, typed), typed).toEqual([]);
  const elsewhere = await createViewer(db, { unitId: "sanfrancisco" });
  expect(await found(elsewhere, "LL-7K")).toEqual([]);
});

test("the newest come first, or what fits best: names, then the phrase, then words of one text", async () => {
  const name = await file({ org_name: "Core Router Works" });
  const apart = await file({ what_seen: "The core.", org_name: "Router Inc" });
  const phrase = await file({ what_seen: "Our core router.", org_name: "A" });
  const together = await file({
    ...{ what_seen: "A router at the core.", org_name: "B" },
  });
  const viewer = await createViewer(database.db);
  const inOrder = (...all: FiledReport[]) =>
    all.map(({ reference }) => reference);
  expect((await found(viewer, "core router")).sort()).toEqual(
    inOrder(name, apart, phrase, together).sort(),
  );
  expect(await found(viewer, "core router", { searchOrder: "best" })).toEqual(
    inOrder(name, phrase, together, apart),
  );
  expect(await found(viewer, '"core router"', { searchOrder: "best" })).toEqual(
    inOrder(name, phrase),
  );
});

test("pages of what was found join, each row on one of them, beside other filters too", async () => {
  const all: string[] = [];
  for (let at = 0; at < 5; at++)
    all.push((await file({ what_seen: `A basalt relay, ${at}.` })).reference);
  const viewer = await createViewer(database.db);
  const walked = async (typed: string, more: QueueFilters = {}) => {
    const references: (string | null)[] = [];
    let after: string | null = null;
    do {
      const filters = { ...more, search: typed };
      const page: Awaited<ReturnType<typeof listQueue>> = await listQueue(
        database.db,
        { viewer, keyring, filters, after, limit: 2, now },
      );
      references.push(...page.entries.map(({ reference }) => reference));
      after = page.next;
      expect(page.counts.total).toBe(5);
    } while (after !== null);
    return references;
  };
  expect((await walked("basalt")).sort()).toEqual([...all].sort());
  expect((await walked('"basalt relay"')).sort()).toEqual([...all].sort());
  expect((await walked("basalt", { status: "submitted" })).sort()).toEqual(
    [...all].sort(),
  );
  expect(await found(viewer, "basalt", { status: "closed" })).toEqual([]);
});

test("a phrase is looked for among what other filters leave, and what they would leave is counted", async () => {
  const { db } = database;
  const high = await file({ what_seen: "Our core router." });
  const apart = await file({ what_seen: "A router at the core." });
  const low = await file({ what_seen: "Another core router." });
  for (const [{ reportId }, band] of [
    [high, "high"],
    [apart, "high"],
    [low, "low"],
  ] as const)
    await db.update(report).set({ band }).where(eq(report.id, reportId));
  const viewer = await createViewer(db);
  const { entries, counts } = await read(viewer, '"core router"', {
    band: "high",
  });
  expect(entries.map(({ reference }) => reference)).toEqual([high.reference]);
  expect(counts).toMatchObject({ total: 1, all: 2 });
});

test("a report under the same term that does not say the word is not shown", async () => {
  const { reportId, reference } = await file({ what_seen: "A basalt relay." });
  const other = await file({ what_seen: "A quartz relay." });
  const viewer = await createViewer(database.db);
  expect(await found(viewer, "basalt")).toEqual([reference]);
  const { db } = database;
  const [row] = await db
    .select()
    .from(reportTerms)
    .where(eq(reportTerms.reportId, reportId));
  const shares = { terms: row?.terms };
  await db
    .update(reportTerms)
    .set(shares)
    .where(eq(reportTerms.reportId, other.reportId));
  expect(await found(viewer, "basalt")).toEqual([reference]);
  // Nor where the index says that it is the very word.
  const index = new TextIndex(searchSeed);
  const { exact } = index.blind(monthOf(other.reportId), "w:basalt");
  await db
    .update(reportTerms)
    .set({ exactSealed: index.seal(other.reportId, [exact]) })
    .where(eq(reportTerms.reportId, other.reportId));
  expect(await found(viewer, "basalt")).toEqual([reference]);
});

test("what was sent before there was a search is indexed by sessions, the newest first, and what is not yet is counted", async () => {
  const { db } = database;
  for (let at = 0; at < 27; at++) await file({ what_seen: "A basalt relay." });
  const viewer = await sacramento();
  const desk = await createViewer(db);
  const before = await read(desk, "basalt");
  expect(before.search?.notIndexedCount).toBe(2);
  expect(before.counts.total).toBe(25);
  await tend(db, { keyring, by: viewer, now });
  const after = await read(desk, "basalt");
  expect(after.counts.total).toBe(27);
  expect(after.search?.notIndexedCount).toBe(0);
  expect(await db.$count(reportTermsWanted)).toBe(0);
});

test("reports whose keys are damaged are in no other's way, and stay to be indexed", async () => {
  const { db } = database;
  const { reference } = await file({ what_seen: "A basalt relay." });
  const damaged: string[] = [];
  for (let at = 0; at < 26; at++) damaged.push((await file()).reportId);
  await asOwner(db, (owner) =>
    owner
      .update(reportKey)
      .set({ sealed: Buffer.alloc(80, 7) })
      .where(inArray(reportKey.reportId, damaged)),
  );
  const desk = await createViewer(db);
  expect(await found(desk, "basalt")).toEqual([reference]);
  const { search } = await read(desk, "basalt");
  expect(search?.notIndexedCount).toBe(26);
});

test("a report that somebody is changing is waited for a moment, and said to be missing after that", async () => {
  const { db, drop } = await separateDatabase();
  try {
    const answers = { what_seen: "A basalt relay." };
    const { reportId } = await fileReport(db, keyring, { answers });
    const viewer = await createViewer(db);
    const search = () =>
      listQueue(db, { viewer, keyring, now, filters: { search: "basalt" } });
    const holding = (work: () => Promise<void>) =>
      db.transaction(async (tx) => {
        await tx
          .select({ id: report.id })
          .from(report)
          .where(eq(report.id, reportId))
          .for("update");
        await work();
      });
    await holding(async () => {
      const { entries, search: sum } = await search();
      expect(entries).toEqual([]);
      expect(sum?.notIndexedCount).toBe(1);
    });
    let searching = Promise.resolve<Awaited<ReturnType<typeof search>> | null>(
      null,
    );
    await holding(async () => {
      searching = search();
      await expect.poll(() => countWaiting(db)).toBe(1);
    });
    expect((await searching)?.entries).toHaveLength(1);
  } finally {
    await drop();
  }
});

/** Statements that wait for a lock. */
async function countWaiting(db: Database): Promise<number> {
  const { rows } = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from pg_locks
    where not granted and database = (select oid from pg_database where datname = current_database())
      or not granted and locktype = 'transactionid'`);
  return rows[0]?.count ?? 0;
}

test("of a report that goes nothing stays in the index", async () => {
  const { reportId } = await file();
  const { db } = database;
  await found(await createViewer(db), "sierra");
  expect(await db.$count(reportTerms)).toBe(1);
  for (const part of ["assignment", "message"]) expect(part).toBeTruthy();
  await db.delete(report).where(eq(report.id, reportId));
  expect(await db.$count(reportTerms)).toBe(0);
});

test("a term says the month and sixteen bits, in another month others, and the words beside lie sealed", async () => {
  const { reportId } = await file({ what_seen: "A basalt relay." });
  await found(await createViewer(database.db), "sierra");
  const [row] = await database.db.select().from(reportTerms);
  const month = monthOf(reportId);
  expect(new Set(row?.terms.map((term) => term >> 16))).toEqual(
    new Set([month]),
  );
  const index = new TextIndex(searchSeed);
  const { term } = index.blind(month, "w:basalt");
  expect(row?.terms).toContain(term);
  const other = index.blind(month + 1, "w:basalt");
  expect(other.term & 0xffff).not.toBe(term & 0xffff);
  const words = termsOfTexts(
    Array.from({ length: 3_000 }, (_, at) => ({
      ...({ place: { is: "note" }, text: `word${at}` } as const),
      ...{ isName: false, isPersonal: false },
    })),
  );
  const terms = words.map((word) => index.blind(month, word).term);
  expect(new Set(terms).size).toBeLessThan(words.length);
});

test.each([
  ["a word of ten thousand letters", "x".repeat(10_000), "x".repeat(400)],
  ["right to left", "הנתב נפל בלילה", "הנתב"],
  ["beside emoji", "🔥router🔥 is down", "router 🔥"],
  ["wildcards of SQL", "100% of _router_", "%router%"],
])("%s", async (_, what_seen, typed) => {
  const { reference } = await file({ what_seen: what_seen.slice(0, 4_000) });
  const viewer = await createViewer(database.db);
  const isWord = !typed.startsWith("xxx");
  expect(await found(viewer, typed)).toEqual(isWord ? [reference] : []);
});

test("of two megabytes that were pasted the beginning is searched for, and it is said; of words that say little nothing", async () => {
  const viewer = await createViewer(database.db);
  const { reference } = await file({ what_seen: "A basalt relay." });
  const pasted = await read(viewer, `basalt ${" ".repeat(2_000_000)}x`);
  expect(pasted.search?.isShortened).toBe(true);
  expect(pasted.entries.map((each) => each.reference)).toEqual([reference]);
  const little = await read(viewer, "the of y a");
  expect(little.search).toMatchObject({ isOfNothing: true });
  expect(little.entries).toEqual([]);
});
