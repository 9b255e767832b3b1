import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { v7 as uuidv7 } from "uuid";
import {
  auditEvent,
  evidence,
  evidencePart,
  report,
} from "#db/schema/index.ts";
import { separateDatabase, testDatabase } from "#db/testing/database.server.ts";
import {
  answersThatTakeFiles,
  inChunks,
  sendFile,
} from "#db/testing/evidence.server.ts";
import { beginDraft } from "#db/testing/reports.server.ts";
import { testStore } from "#db/testing/store.server.ts";
import { sweepDrafts } from "../report/sweep.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { randomBytes } from "../vault/random.server.ts";
import { beginFile } from "./begin.server.ts";
import { usualLimits } from "./limits.ts";
import { listEvidence } from "./list.server.ts";
import { receiveBytes } from "./receive.server.ts";
import type { StoredFile } from "./store.ts";
import { sweepStore, sweepUnfinished } from "./sweep.server.ts";
import { tidyEvidence } from "./tidy.server.ts";
import { neverSkipped } from "#db/testing/skipped.ts";

const keyring = testKeyring();
const at = new Date("2026-11-22T10:00:00Z");
const later = (days: number) => new Date(at.getTime() + days * 86_400_000);
const ordinary = { answers: answersThatTakeFiles, now: at };
const here = testDatabase();
const shelf = testStore();

/** Nothing is to be skipped. */
const onSkipped = (_file: StoredFile, error: unknown) => {
  throw error;
};

/** What the jobs would do that wait, as the worker would. */
async function tidyAll() {
  const { rows } = await here.db.execute<{
    payload: { reportId: string; evidenceId: string };
  }>(sql`
    select job.payload
    from graphile_worker._private_jobs as job
    join graphile_worker._private_tasks as task on task.id = job.task_id
    where task.identifier = 'tidy-evidence'`);
  for (const { payload } of rows)
    await tidyEvidence(here.db, { store: shelf.store, ...payload });
}

test("an unfinished file waits seven days after its last part, and then nothing of it is left", async () => {
  const { db } = here;
  const { store } = shelf;
  const { session } = await beginDraft(db, keyring, ordinary);
  await sendFile(db, { session, store, content: randomBytes(10), now: at });
  const limits = usualLimits;
  const file = { session, store, limits, now: () => at };
  const told = { name: "half.pcap", mediaType: "", sizeBytes: 10 };
  const { evidenceId } = await beginFile(db, { ...file, ...told });
  const bytes = inChunks(randomBytes(5));
  const going = { ...file, evidenceId, offset: 0, bytes };
  await receiveBytes(db, { ...going, now: () => later(3) });

  expect(
    await sweepUnfinished(db, { now: later(9), limit: 10, onSkipped }),
  ).toBe(0);
  for (const count of [1, 0])
    expect(
      await sweepUnfinished(db, { now: later(11), limit: 10, onSkipped }),
    ).toBe(count);
  const [removal] = await db
    .select({ actor: auditEvent.actor, detail: auditEvent.detail })
    .from(auditEvent)
    .where(eq(auditEvent.type, "evidence.removed"));
  expect(removal).toMatchObject({
    actor: { kind: "system" },
    detail: { evidenceId, why: "unfinished" },
  });
  await tidyAll();
  expect(await listEvidence(db, session.key)).toHaveLength(1);
  expect(await shelf.files()).toHaveLength(1);
  expect(await db.$count(evidencePart)).toBe(1);
});

test("an unfinished file that cannot be given up keeps no other from it", async () => {
  const { db, owner, drop } = await separateDatabase();
  const begun = async () => {
    const { session } = await beginDraft(db, keyring, ordinary);
    const file = { session, store: shelf.store, limits: usualLimits };
    const told = { name: "half.pcap", mediaType: "", sizeBytes: 10 };
    return beginFile(db, { ...file, ...told, now: () => at });
  };
  const { evidenceId } = await begun();
  await begun();
  await owner.execute(
    sql.raw(
      `alter table evidence add check (id <> '${evidenceId}' or state <> 'removed')`,
    ),
  );
  const skipped: string[] = [];
  const sweeping = {
    now: later(11),
    limit: 10,
    onSkipped: (file: StoredFile) => void skipped.push(file.evidenceId),
  };
  await sweepUnfinished(db, sweeping);
  expect(skipped).toEqual([evidenceId]);
  const left = eq(evidence.state, "receiving");
  expect(await db.$count(evidence, left)).toBe(1);
  await drop();
});

test("a draft that is deleted takes its files with it", async () => {
  const { db } = here;
  const { session } = await beginDraft(db, keyring, ordinary);
  const { store } = shelf;
  const content = randomBytes(10);
  await sendFile(db, { session, store, content, now: later(20) });
  // A file is work on the draft: its thirty days begin anew.
  await sweepDrafts(db, { now: later(31), limit: 10, onSkipped: neverSkipped });
  expect(await db.$count(report)).toBe(1);
  await sweepDrafts(db, { now: later(51), limit: 10, onSkipped: neverSkipped });
  expect(await db.$count(evidence)).toBe(0);
  await tidyAll();
  expect(await shelf.files()).toEqual([]);
});

test("what a killed process left in the store is found, what is under way is not touched", async () => {
  const { db } = here;
  const { store } = shelf;
  const { session, reportId } = await beginDraft(db, keyring, ordinary);
  const content = randomBytes(10);
  const kept = await sendFile(db, { session, store, content });
  const told = { name: "half.pcap", mediaType: "", sizeBytes: 10 };
  const file = { session, store, limits: usualLimits, now: () => at };
  const going = await beginFile(db, { ...file, ...told });
  const leave = (evidenceId: string, partId = uuidv7()) =>
    store.put({ reportId, evidenceId, partId }, randomBytes(10));
  await leave(going.evidenceId);
  await leave(kept.evidenceId);
  const orphanFor = (days: number) =>
    leave(uuidv7({ msecs: later(-days).getTime() }));
  await orphanFor(31);
  // Beside an older database that was restored, this may be evidence; and the rest was never ours.
  await orphanFor(29);
  await mkdir(join(shelf.folder, "lost+found", "stray"), { recursive: true });
  await writeFile(join(shelf.folder, "notes.txt"), "");
  // Beside them one that cannot be read, which keeps no other from being swept.
  const unreadable = uuidv7({ msecs: later(-40).getTime() });
  await writeFile(join(shelf.folder, reportId, unreadable), "");
  for (const count of [1, 0]) {
    const skipped: string[] = [];
    const onSkipped = (file: StoredFile) => skipped.push(file.evidenceId);
    expect(await sweepStore(db, { store, now: at, onSkipped })).toBe(count);
    expect(skipped).toEqual([unreadable]);
  }
  // Of the whole file its own job deletes the rest; the one under way keeps what may be counted in a moment.
  await tidyAll();
  // Those two, the young one without a row, the unreadable one and the stray file.
  expect(await shelf.files()).toHaveLength(5);
});
