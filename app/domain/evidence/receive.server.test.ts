import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import {
  auditEvent,
  evidence,
  evidencePart,
  report,
  reportAccess,
} from "#db/schema/index.ts";
import { separateDatabase, testDatabase } from "#db/testing/database.server.ts";
import {
  answersThatTakeFiles,
  inChunks,
  sendFile,
} from "#db/testing/evidence.server.ts";
import { beginDraft, fileReport } from "#db/testing/reports.server.ts";
import { testStore } from "#db/testing/store.server.ts";
import type { Database } from "#db/client.server.ts";
import { Conflict, NotFound } from "../refusal.ts";
import { getQuestion } from "../form/answers.ts";
import { saveAnswers } from "../report/save.server.ts";
import type { ReporterSession } from "../access/session.server.ts";
import { withdrawReport } from "../report/withdraw.server.ts";
import { sha256 } from "../vault/digest.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { randomBytes } from "../vault/random.server.ts";
import { beginFile } from "./begin.server.ts";
import {
  leastFreeFiles,
  leastPartBytes,
  mostParts,
  usualLimits,
  type EvidenceLimits,
} from "./limits.ts";
import { listEvidence } from "./list.server.ts";
import { openEvidence } from "./open.server.ts";
import { endFile, getReceived, receiveBytes } from "./receive.server.ts";
import { removeEvidence } from "./remove.server.ts";
import { StoreFull, type EvidenceStore } from "./store.ts";
import { tidyEvidence } from "./tidy.server.ts";
import { opened } from "#db/testing/opened.ts";

const keyring = testKeyring();
const at = new Date("2026-11-22T10:00:00Z");
const now = () => at;
const ordinary = { answers: answersThatTakeFiles };
const told = {
  name: "core-router.pcap",
  mediaType: "application/octet-stream",
};
const here = testDatabase();
const shelf = testStore();

type Wishes = Partial<EvidenceLimits> & { store?: EvidenceStore };

function receivingFor(session: ReporterSession, wishes: Wishes = {}) {
  const { store = shelf.store, ...limits } = wishes;
  return { session, store, limits: { ...usualLimits, ...limits }, now };
}

async function begin(
  session: ReporterSession,
  sizeBytes: number,
  { db = here.db, ...wishes }: Wishes & { db?: Database } = {},
) {
  const receiving = receivingFor(session, wishes);
  const announced = { ...receiving, ...told, sizeBytes };
  return { ...receiving, ...(await beginFile(db, announced)) };
}

async function contentOf(session: ReporterSession, evidenceId: string) {
  const { store } = shelf;
  const { key } = session;
  const file = await openEvidence(here.db, { store, key, evidenceId });
  const parts: Buffer[] = [];
  for await (const part of file.bytes()) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

const hex = (content: Buffer) => sha256(content).toString("hex");

test("a file that comes in pieces is whole, hashed and sealed part by part", async () => {
  const { session } = await beginDraft(here.db, keyring, ordinary);
  const content = randomBytes(9_000_000);
  const file = await begin(session, content.length);
  for (const [from, to] of [
    [0, 1],
    [1, 5_000_000],
    [5_000_000, content.length],
  ] as const) {
    const bytes = inChunks(content.subarray(from, to));
    await receiveBytes(here.db, { ...file, offset: from, bytes });
  }
  expect(await listEvidence(here.db, session.key)).toEqual([
    {
      id: file.evidenceId,
      accessId: session.accessId,
      ...told,
      name: opened(told.name),
      sizeBytes: content.length,
      receivedBytes: content.length,
      state: "kept",
      sha256: opened(hex(content)),
      label: "not-scanned",
      scannedAt: null,
      startedAt: at,
      keptAt: at,
      sameAsId: null,
    },
  ]);
  const kept = await contentOf(session, file.evidenceId);
  expect(kept.equals(content)).toBe(true);
  expect(await shelf.files()).toHaveLength(4);
});

test("the same file sent twice is recognised, within one report and by nobody else", async () => {
  const { session } = await beginDraft(here.db, keyring, ordinary);
  const other = await beginDraft(here.db, keyring, ordinary);
  const { store } = shelf;
  const content = randomBytes(1000);
  const first = await sendFile(here.db, { session, store, content });
  await sendFile(here.db, { session, store, content });
  await sendFile(here.db, { session: other.session, store, content });
  const files = await listEvidence(here.db, session.key);
  expect(files.map(({ sameAsId }) => sameAsId)).toEqual([
    null,
    first.evidenceId,
  ]);
  const tags = await here.db.select({ sameAs: evidence.sameAs }).from(evidence);
  const different = new Set(tags.map(({ sameAs }) => sameAs?.toString("hex")));
  expect(different.size).toBe(2);
});

test("a stream that breaks loses nothing that arrived", async () => {
  const { session } = await beginDraft(here.db, keyring, ordinary);
  const content = randomBytes(6_000_000);
  const file = await begin(session, content.length);
  async function* broken() {
    yield* inChunks(content.subarray(0, 4_500_001));
    throw new Error("the line was cut");
  }
  const cut = { ...file, offset: 0, bytes: broken() };
  await expect(receiveBytes(here.db, cut)).rejects.toThrow("the line was cut");
  expect(await getReceived(here.db, file)).toMatchObject({
    receivedBytes: 4_500_001,
    sha256: null,
  });
  const bytes = inChunks(content.subarray(4_500_001));
  const rest = { ...file, offset: 4_500_001, bytes };
  expect(await receiveBytes(here.db, rest)).toMatchObject({
    sha256: hex(content),
  });
});

test("what comes on a slow line is kept every few seconds", async () => {
  const { session } = await beginDraft(here.db, keyring, ordinary);
  let ms = at.getTime();
  const slowly = () => new Date((ms += 2_000));
  const content = randomBytes(400_000);
  const file = { ...(await begin(session, content.length)), now: slowly };
  // So slow that each second brings no more than this, and a part is more all the same.
  const bytes = inChunks(content, 10_000);
  await receiveBytes(here.db, { ...file, offset: 0, bytes });
  const parts = await here.db.$count(evidencePart);
  expect(parts).toBeGreaterThan(2);
  expect(parts).toBeLessThanOrEqual(1 + content.length / leastPartBytes);
  expect(await contentOf(session, file.evidenceId)).toEqual(content);
});

test("of two that send the same file at once, one goes on and the other is told", async () => {
  const { db, drop } = await separateDatabase();
  try {
    const { session } = await beginDraft(db, keyring, ordinary);
    const content = randomBytes(10_000_000);
    const file = await begin(session, content.length, { db });
    const both = await Promise.allSettled(
      [1, 2].map(() => {
        const bytes = inChunks(content);
        return receiveBytes(db, { ...file, offset: 0, bytes });
      }),
    );
    const refused = both.filter(({ status }) => status === "rejected");
    expect(refused).toEqual([
      { status: "rejected", reason: expect.any(Conflict) },
    ]);
    const [kept] = await listEvidence(db, session.key);
    expect(kept?.sha256).toEqual(opened(hex(content)));
    // Nothing of the one that was told lies there any more.
    expect(await shelf.files()).toHaveLength(await db.$count(evidencePart));
  } finally {
    await drop();
  }
});

test("a file takes so many parts and no more, so that crumbs do not fill the store", async () => {
  const { session } = await beginDraft(here.db, keyring, ordinary);
  const file = await begin(session, 2_000);
  const crumb = (offset: number) =>
    receiveBytes(here.db, {
      ...file,
      offset,
      bytes: inChunks(Buffer.alloc(1)),
    });
  await crumb(0);
  await here.db.insert(evidencePart).values(
    Array.from({ length: mostParts(2_000) - 2 }, (_, at) => ({
      reportId: session.reportId,
      evidenceId: file.evidenceId,
      id: crypto.randomUUID(),
      number: at + 1,
      sizeBytes: 0,
    })),
  );
  await crumb(1);
  await expect(crumb(2)).rejects.toMatchObject({ code: "too-many-parts" });
  expect(await shelf.files()).toHaveLength(2);
});

test("a store counts what a small part takes of it, and has an end of files too", async () => {
  const { session } = await beginDraft(here.db, keyring, ordinary);
  const { reserveBytes } = usualLimits;
  const storeWith = (room: Awaited<ReturnType<EvidenceStore["room"]>>) => ({
    ...shelf.store,
    room: () => Promise.resolve(room),
  });
  for (const [bytes, files, isFull] of [
    [reserveBytes + 4_095, null, true],
    [reserveBytes + 4_096, null, false],
    [reserveBytes * 2, leastFreeFiles - 1, true],
    [reserveBytes * 2, leastFreeFiles, false],
  ] as const) {
    const begun = begin(session, 1, { store: storeWith({ bytes, files }) });
    if (isFull)
      await expect(begun).rejects.toMatchObject({ code: "store-full" });
    else await begun;
  }
});

test.each([
  ["a file that is larger than one may be", "too-large", { fileBytes: 99 }],
  ["one file more than a report may have", "too-many", { fileCount: 0 }],
  ["more than a report may have in all", "too-many", { reportBytes: 99 }],
  [
    "a file that would eat into the reserve",
    "store-full",
    { reserveBytes: Number.MAX_SAFE_INTEGER },
  ],
])("%s is refused, and nothing of it is kept", async (_, code, limits) => {
  const { session } = await beginDraft(here.db, keyring, ordinary);
  await expect(begin(session, 100, limits)).rejects.toMatchObject({ code });
  expect(await here.db.$count(evidence)).toBe(0);
  expect(await shelf.files()).toEqual([]);
});

test("a disk that fills up in the middle keeps what was counted, and the file goes on when there is room", async () => {
  const { session } = await beginDraft(here.db, keyring, ordinary);
  const content = randomBytes(9_000_000);
  let room = 1;
  const put: EvidenceStore["put"] = async (part, sealed) => {
    if (room-- <= 0) throw new StoreFull();
    await shelf.store.put(part, sealed);
  };
  const store = { ...shelf.store, put };
  const file = await begin(session, content.length, { store });
  const bytes = inChunks(content);
  const filling = receiveBytes(here.db, { ...file, offset: 0, bytes });
  await expect(filling).rejects.toMatchObject({ code: "store-full" });
  const { receivedBytes } = await getReceived(here.db, file);
  expect(receivedBytes).toBe(4 * 1024 * 1024);
  expect(await shelf.files()).toHaveLength(1);
  room = 10;
  const rest = inChunks(content.subarray(receivedBytes));
  const again = { ...file, offset: receivedBytes, bytes: rest };
  expect(await receiveBytes(here.db, again)).toMatchObject({
    sha256: hex(content),
  });
});

test("a file never grows beyond what was announced, nor is one without a size cut off at the limit", async () => {
  const { session } = await beginDraft(here.db, keyring, ordinary);
  const announced = await begin(session, 10);
  const longer = { ...announced, offset: 0, bytes: inChunks(randomBytes(11)) };
  await expect(receiveBytes(here.db, longer)).rejects.toMatchObject({
    code: "too-large",
  });
  const receiving = receivingFor(session, { fileBytes: 10 });
  const plain = { ...receiving, ...told, sizeBytes: 10, isSizeKnown: false };
  for (const [size, isTaken] of [
    [10, true],
    [11, false],
  ] as const) {
    const { evidenceId } = await beginFile(here.db, plain);
    const file = { ...receiving, evidenceId };
    const bytes = inChunks(randomBytes(size));
    const received = receiveBytes(here.db, { ...file, offset: 0, bytes });
    if (!isTaken) {
      await expect(received).rejects.toMatchObject({ code: "too-large" });
      continue;
    }
    await received;
    expect(await endFile(here.db, file)).toMatch(/^[\da-f]{64}$/);
    expect(await getReceived(here.db, file)).toMatchObject({ sizeBytes: 10 });
  }
});

test("a file for a closed report reopens it, and is in the history", async () => {
  const { session, reportId } = await fileReport(here.db, keyring, ordinary);
  await here.db
    .update(report)
    .set({ status: "closed", outcome: "no-compromise-found", closedAt: at })
    .where(eq(report.id, reportId));
  const { store } = shelf;
  const content = randomBytes(10);
  await sendFile(here.db, { session, store, content, now: at });
  const [row] = await here.db
    .select({ status: report.status, reporterActedAt: report.reporterActedAt })
    .from(report)
    .where(eq(report.id, reportId));
  expect(row).toEqual({ status: "submitted", reporterActedAt: at });
  const received = and(
    eq(auditEvent.reportId, reportId),
    eq(auditEvent.type, "evidence.received"),
  );
  expect(await here.db.$count(auditEvent, received)).toBe(1);
});

const meanwhile = {
  "is withdrawn": ({ session }) =>
    withdrawReport(here.db, { session, now: at }),
  "is found to be no matter of ours": ({ reportId }) =>
    here.db
      .update(report)
      .set({ status: "not-for-us", closedAt: at })
      .where(eq(report.id, reportId)),
  "is told to touch communications": ({ session }) =>
    saveAnswers(here.db, {
      session,
      page: getQuestion("data_kinds").page,
      submission: {
        baseVersion: 1,
        contents: { data_kinds: { is: "given", value: ["content"] } },
      },
      now: at,
    }),
  "has its code revoked": ({ reportId }) =>
    here.db
      .update(reportAccess)
      .set({ revokedAt: at })
      .where(eq(reportAccess.reportId, reportId)),
} satisfies Record<
  string,
  (filed: Awaited<ReturnType<typeof fileReport>>) => PromiseLike<unknown>
>;

test.each(Object.entries(meanwhile))(
  "a report that %s while the last bytes come keeps no file of them",
  async (_, change) => {
    for (const isSizeKnown of [true, false]) {
      const filed = await fileReport(here.db, keyring, ordinary);
      const { session } = filed;
      const receiving = receivingFor(session);
      const announced = { ...receiving, ...told, sizeBytes: 10, isSizeKnown };
      const { evidenceId } = await beginFile(here.db, announced);
      const file = { ...receiving, evidenceId };
      async function* late() {
        yield* inChunks(randomBytes(5));
        await change(filed);
        yield* inChunks(randomBytes(5));
      }
      const sent = async () => {
        await receiveBytes(here.db, { ...file, offset: 0, bytes: late() });
        if (!isSizeKnown) await endFile(here.db, file);
      };
      await expect(sent()).rejects.toThrow();
      expect(await getReceived(here.db, file)).toMatchObject({ sha256: null });
    }
  },
);

test("a file is its report's alone, and a code that was revoked sends no more of it", async () => {
  const { session, reportId } = await beginDraft(here.db, keyring, ordinary);
  const other = await beginDraft(here.db, keyring, ordinary);
  const file = await begin(session, 10);
  const bytes = () => inChunks(randomBytes(5));
  const foreign = { ...file, session: other.session, offset: 0 };
  await expect(
    receiveBytes(here.db, { ...foreign, bytes: bytes() }),
  ).rejects.toThrow(NotFound);
  await expect(getReceived(here.db, foreign)).rejects.toThrow(NotFound);
  await expect(
    receiveBytes(here.db, { ...file, offset: 3, bytes: bytes() }),
  ).rejects.toThrow(Conflict);
  await here.db
    .update(reportAccess)
    .set({ revokedAt: at })
    .where(eq(reportAccess.reportId, reportId));
  await expect(
    receiveBytes(here.db, { ...file, offset: 0, bytes: bytes() }),
  ).rejects.toMatchObject({ code: "no-upload-here" });
});

test("nothing is taken where communications are touched, nor before the code was kept", async () => {
  const sensitive = await beginDraft(here.db, keyring, {
    answers: { data_kinds: ["content"] },
  });
  const refused = { code: "no-upload-here" };
  await expect(begin(sensitive.session, 1)).rejects.toMatchObject(refused);
  const { session } = await beginDraft(here.db, keyring, ordinary);
  const codeToShow = { is: "opened", value: "A".repeat(24) } as const;
  const unconfirmed = { ...session, codeToShow };
  await expect(begin(unconfirmed, 1)).rejects.toMatchObject(refused);
});

test("a file of a draft is taken away without a trace; what units were given stays", async () => {
  const { store } = shelf;
  const content = randomBytes(10);
  const { session, reportId } = await beginDraft(here.db, keyring, ordinary);
  const { evidenceId } = await sendFile(here.db, { session, store, content });
  for (const _ of ["once", "twice"])
    await removeEvidence(here.db, { session, evidenceId, now: at });
  await tidyEvidence(here.db, { store, reportId, evidenceId });
  expect(await listEvidence(here.db, session.key)).toEqual([]);
  expect(await shelf.files()).toEqual([]);
  expect(await here.db.$count(evidencePart)).toBe(0);

  const sent = await fileReport(here.db, keyring, ordinary);
  const given = await sendFile(here.db, { ...sent, store, content });
  const taking = { session: sent.session, ...given, now: at };
  await expect(removeEvidence(here.db, taking)).rejects.toThrow(Conflict);
  const unfinished = await begin(sent.session, 10);
  await removeEvidence(here.db, { ...taking, ...unfinished, now: at });
  expect(await listEvidence(here.db, sent.session.key)).toHaveLength(1);
});
