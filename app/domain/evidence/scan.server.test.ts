import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { clamdScanner } from "#app/server/evidence/clamd.server.ts";
import {
  auditEvent,
  evidence,
  handedOver,
  searchTerm,
} from "#db/schema/index.ts";
import { openTestClamd } from "#db/testing/clamd.server.ts";
import { testDatabase } from "#db/testing/database.server.ts";
import { answersThatTakeFiles, sendFile } from "#db/testing/evidence.server.ts";
import { beginDraft, fileReport } from "#db/testing/reports.server.ts";
import { testStore } from "#db/testing/store.server.ts";
import type { ReporterSession } from "../access/session.server.ts";
import { deriveReport } from "../report/derive.server.ts";
import { submitReport } from "../report/submit.server.ts";
import { publicPart } from "../vault/keyring.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { randomBytes } from "../vault/random.server.ts";
import { blindTerm } from "../vault/blind-index.server.ts";
import { listEvidence } from "./list.server.ts";
import { lookThrough } from "./look.server.ts";
import { mostTextBytes } from "./read-text.server.ts";
import { removeEvidence } from "./remove.server.ts";
import type { Scanner } from "./scanner.ts";
import { CannotOpen } from "../vault/seal.server.ts";
import { PartMissing } from "./store.ts";

const keyring = testKeyring();
const at = new Date("2026-11-22T10:00:00Z");
const now = () => at;
const ordinary = { answers: answersThatTakeFiles };
const here = testDatabase();
const shelf = testStore();

/** Sent to the public surface, which holds no key but that of the session. */
async function sendTo(session: ReporterSession, content: Buffer) {
  const { store } = shelf;
  const sent = await sendFile(here.db, { session, store, content });
  const { evidenceId } = sent;
  const look = (scanner: Scanner | null = null) =>
    lookThrough(here.db, { session, store, evidenceId, scanner, now });
  const labelled = async () =>
    (await listEvidence(here.db, session.key)).find(
      ({ id }) => id === evidenceId,
    );
  return { ...sent, look, labelled };
}

async function sendIn(content: Buffer) {
  const open = publicPart(keyring);
  const filed = await fileReport(here.db, open, ordinary);
  return { ...filed, ...(await sendTo(filed.session, content)) };
}

/** How many of these a report is matched by, once the worker has been there. */
async function matchedBy(reportId: string, ...terms: string[]) {
  await deriveReport(here.db, { keyring, reportId });
  const found = await Promise.all(
    terms.map((term) =>
      here.db.$count(
        searchTerm,
        and(
          eq(searchTerm.reportId, reportId),
          eq(searchTerm.term, blindTerm(keyring, "indicator", term)),
        ),
      ),
    ),
  );
  return found.filter((count) => count === 1).length;
}

const eicar = Buffer.from("X5O!P%@AP-EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H");
const addresses = Buffer.from(
  "first seen;45.61.133.9\nthen;evil-updates.top\n",
);
const both = ["ipv4:45.61.133.9", "domain:evil-updates.top"] as const;

test("a scanner labels a file and refuses none, once however often it is asked", async () => {
  const clamd = await openTestClamd();
  const scanner = clamdScanner(clamd.url);
  for (const [content, label] of [
    [randomBytes(9_000_000), "nothing-found"],
    [Buffer.concat([randomBytes(9_000_000), eicar]), "malware-found"],
    [Buffer.alloc(0), "nothing-found"],
  ] as const) {
    const { look, labelled, reportId } = await sendIn(content);
    for (const _ of ["once", "twice"]) await look(scanner);
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
  const { look, labelled } = await sendIn(eicar);
  await look(clamdScanner(clamd.url));
  expect((await labelled())?.label).toBe("malware-found");
  await clamd.close();
  await rm(folder, { recursive: true });
});

test("without a scanner a file stays not scanned", async () => {
  const { look, labelled } = await sendIn(eicar);
  await look(null);
  expect(await labelled()).toMatchObject({
    label: "not-scanned",
    scannedAt: null,
  });
});

test("a file that is too long for the scanner is labelled so", async () => {
  const clamd = await openTestClamd({ mostBytes: 1_000_000 });
  const { look, labelled } = await sendIn(randomBytes(9_000_000));
  await look(clamdScanner(clamd.url));
  expect((await labelled())?.label).toBe("scan-failed");
  await clamd.close();
});

test("a scanner that is away leaves a file not scanned, and is asked again", async () => {
  const clamd = await openTestClamd();
  await clamd.close();
  const { look, labelled } = await sendIn(eicar);
  for (const _ of ["once", "twice"])
    await expect(look(clamdScanner(clamd.url))).rejects.toThrow();
  expect((await labelled())?.label).toBe("not-scanned");
  await look({ scan: () => Promise.resolve("malware-found") });
  expect((await labelled())?.label).toBe("malware-found");
});

test("a file that does not open is never said to have been looked at, however often it is tried", async () => {
  const { look, labelled } = await sendIn(eicar);
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
  for (const _ of ["once", "twice"])
    await expect(look(scanner)).rejects.toThrow(CannotOpen);
  await rm(part);
  await expect(look(scanner)).rejects.toThrow(PartMissing);
  expect((await labelled())?.label).toBe("not-scanned");
});

test("the files of a draft are scanned as they come, and compared once it is sent", async () => {
  const { db } = here;
  const { session, reportId } = await beginDraft(db, keyring, ordinary);
  const { sha256, look, labelled } = await sendTo(session, randomBytes(10));
  await look({ scan: () => Promise.resolve("nothing-found") });
  expect((await labelled())?.label).toBe("nothing-found");
  expect(await matchedBy(reportId, `sha256:${sha256}`)).toBe(0);
  await submitReport(db, { keyring, session, now: at });
  expect(await matchedBy(reportId, `sha256:${sha256}`)).toBe(1);
});

test("a file of text is read for indicators, whether its report was sent before or is sent after", async () => {
  const { db } = here;
  const sent = await sendIn(addresses);
  await matchedBy(sent.reportId);
  await sent.look();
  const hash = `sha256:${sent.sha256}`;
  expect(await matchedBy(sent.reportId, ...both, hash)).toBe(3);
  expect(await db.$count(handedOver, isIndicators(sent.reportId))).toBe(0);

  const { session, reportId } = await beginDraft(db, keyring, ordinary);
  const file = await sendTo(session, addresses);
  await file.look();
  expect(await db.$count(handedOver, isIndicators(reportId))).toBe(0);
  await submitReport(db, { keyring, session, now: at });
  expect(await matchedBy(reportId, ...both)).toBe(2);
});

const isIndicators = (reportId: string) =>
  and(eq(handedOver.reportId, reportId), eq(handedOver.kind, "indicators"));

test.each([
  ["text in two bytes a letter, as Windows writes it", wide(addresses), 2],
  ["a text that is not too long", padded(mostTextBytes), 2],
  ["a longer text", padded(mostTextBytes + 1), 0],
  ["bytes that are no text", Buffer.concat([addresses, Buffer.from([0])]), 0],
  ["an image", Buffer.concat([Buffer.from([0xff, 0xd8]), addresses]), 0],
])("%s", async (_, content, count) => {
  const { look, reportId } = await sendIn(content);
  await look();
  expect(await matchedBy(reportId, ...both)).toBe(count);
});

function wide(text: Buffer): Buffer {
  return Buffer.from(`\uFEFF${text.toString()}`, "utf16le");
}

function padded(bytes: number): Buffer {
  const filler = "just another line of a log that says nothing\n";
  const before = filler.repeat(Math.ceil(bytes / filler.length));
  const text = before.slice(0, bytes - addresses.length - 1);
  return Buffer.from(`${text}\n${addresses.toString()}`);
}

test("what was read in a file is sealed, and gone with the file", async () => {
  const { db } = here;
  const { session } = await beginDraft(db, keyring, ordinary);
  const { look, evidenceId } = await sendTo(session, addresses);
  await look();
  const read = () =>
    db
      .select({ terms: evidence.termsSealed })
      .from(evidence)
      .where(eq(evidence.id, evidenceId));
  const [kept] = await read();
  expect(kept?.terms?.toString("latin1")).not.toMatch(/evil|203/);
  await removeEvidence(db, { session, evidenceId, now: at });
  expect(await read()).toEqual([{ terms: null }]);
});
