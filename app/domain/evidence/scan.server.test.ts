import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { clamdScanner } from "#app/server/evidence/clamd.server.ts";
import { auditEvent, searchTerm } from "#db/schema/index.ts";
import { openTestClamd } from "#db/testing/clamd.server.ts";
import { testDatabase } from "#db/testing/database.server.ts";
import { answersThatTakeFiles, sendFile } from "#db/testing/evidence.server.ts";
import { beginDraft, fileReport } from "#db/testing/reports.server.ts";
import { testStore } from "#db/testing/store.server.ts";
import { deriveReport } from "../report/derive.server.ts";
import { submitReport } from "../report/submit.server.ts";
import { generateKeyring } from "../vault/keyring.server.ts";
import { randomBytes } from "../vault/random.server.ts";
import { blindTerm } from "../vault/blind-index.server.ts";
import { listEvidence } from "./list.server.ts";
import { scanEvidence, scanTries } from "./scan.server.ts";
import type { Scanner } from "./scanner.ts";
import { CannotOpen } from "../vault/seal.server.ts";
import { PartMissing } from "./store.ts";

const keyring = generateKeyring();
const at = new Date("2026-11-22T10:00:00Z");
const ordinary = { answers: answersThatTakeFiles };
const here = testDatabase();
const shelf = testStore();

async function sendIn(content: Buffer) {
  const filed = await fileReport(here.db, keyring, ordinary);
  const { session, reportId } = filed;
  const { store } = shelf;
  const { evidenceId } = await sendFile(here.db, { session, store, content });
  const scan = (scanner: Scanner | null, attempt = 1) => {
    const file = { reportId, evidenceId };
    const with_ = { keyring, store, scanner, attempt, now: () => at };
    return scanEvidence(here.db, { ...file, ...with_ });
  };
  const labelled = async () => (await listEvidence(here.db, session.key))[0];
  return { ...filed, scan, labelled };
}

const eicar = Buffer.from("X5O!P%@AP-EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H");

test("a scanner labels a file and refuses none, once however often it is asked", async () => {
  const clamd = await openTestClamd();
  const scanner = clamdScanner(clamd.url);
  for (const [content, label] of [
    [randomBytes(9_000_000), "nothing-found"],
    [Buffer.concat([randomBytes(9_000_000), eicar]), "malware-found"],
    [Buffer.alloc(0), "nothing-found"],
  ] as const) {
    const { scan, labelled, reportId } = await sendIn(content);
    for (const _ of ["once", "twice"]) await scan(scanner);
    expect(await labelled()).toMatchObject({ label, scannedAt: at });
    expect(clamd.scannedBytes.splice(0)).toEqual([content.length]);
    const events = await here.db
      .select({ type: auditEvent.type })
      .from(auditEvent)
      .where(eq(auditEvent.reportId, reportId));
    expect(
      events.filter(({ type }) => type === "evidence.scanned"),
    ).toHaveLength(1);
  }
  await clamd.close();
});

test("a scanner on a socket file is asked too", async () => {
  const folder = await mkdtemp(join(tmpdir(), "landline-clamd-"));
  const clamd = await openTestClamd({ path: join(folder, "clamd.sock") });
  const { scan, labelled } = await sendIn(eicar);
  await scan(clamdScanner(clamd.url));
  expect((await labelled())?.label).toBe("malware-found");
  await clamd.close();
  await rm(folder, { recursive: true });
});

test("without a scanner a file stays not scanned", async () => {
  const { scan, labelled } = await sendIn(eicar);
  await scan(null);
  expect(await labelled()).toMatchObject({
    label: "not-scanned",
    scannedAt: null,
  });
});

test("a file that is too long for the scanner is labelled so", async () => {
  const clamd = await openTestClamd({ mostBytes: 1_000_000 });
  const { scan, labelled } = await sendIn(randomBytes(9_000_000));
  await scan(clamdScanner(clamd.url));
  expect((await labelled())?.label).toBe("scan-failed");
  await clamd.close();
});

test("a scanner that is away is asked again, for some hours", async () => {
  const clamd = await openTestClamd();
  await clamd.close();
  const { scan, labelled } = await sendIn(eicar);
  await expect(scan(clamdScanner(clamd.url))).rejects.toThrow();
  expect((await labelled())?.label).toBe("not-scanned");
  await scan(clamdScanner(clamd.url), scanTries);
  expect((await labelled())?.label).toBe("scan-failed");
});

test("a file that does not open is never said to have been looked at, however often it is tried", async () => {
  const { scan, labelled } = await sendIn(eicar);
  const [part = ""] = await shelf.files();
  const sealed = await readFile(part);
  await writeFile(
    part,
    Buffer.concat([sealed.subarray(0, -1), Buffer.from([sealed.at(-1)! ^ 1])]),
  ); // It has a seal.
  const scanner: Scanner = {
    scan: async (bytes) => {
      for await (const _ of bytes);
      return "nothing-found";
    },
  };
  for (const attempt of [1, scanTries, scanTries + 5])
    await expect(scan(scanner, attempt)).rejects.toThrow(CannotOpen);
  await rm(part);
  await expect(scan(scanner, scanTries)).rejects.toThrow(PartMissing);
  expect((await labelled())?.label).toBe("not-scanned");
});

test("a scan that waits or has failed keeps its count of tries when it is asked for again", async () => {
  const { db } = here;
  const { session, reportId } = await sendIn(eicar);
  const job = sql`from graphile_worker._private_jobs where key like 'scan/%'`;
  await deriveReport(db, { keyring, reportId });
  await db.execute(
    sql`update graphile_worker._private_jobs set attempts = 7 where key like 'scan/%'`,
  );
  await sendFile(db, { session, store: shelf.store, content: randomBytes(10) });
  await deriveReport(db, { keyring, reportId });
  const { rows } = await db.execute(
    sql`select attempts ${job} order by attempts`,
  );
  expect(rows).toEqual([{ attempts: 0 }, { attempts: 7 }]);
});

test("the files of a draft are scanned and compared once it is sent", async () => {
  const { db } = here;
  const { session, reportId } = await beginDraft(db, keyring, ordinary);
  const { store } = shelf;
  const content = randomBytes(10);
  const { sha256 } = await sendFile(db, { session, store, content });
  await submitReport(db, { keyring, session, now: at });
  await deriveReport(db, { keyring, reportId });
  const term = blindTerm(keyring, "indicator", `sha256:${sha256}`);
  expect(await db.$count(searchTerm, eq(searchTerm.term, term))).toBe(1);
  const { rows } = await db.execute(sql`
    select key from graphile_worker.jobs where task_identifier = 'scan-evidence'`);
  expect(rows).toHaveLength(1);
});
