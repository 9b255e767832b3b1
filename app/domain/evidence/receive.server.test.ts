import { afterEach, beforeEach, expect, test } from "vitest";
import type { AnswerValues } from "#db/testing/answers.ts";
import { testDatabase } from "#db/testing/database.server.ts";
import { inChunks, openTestStore } from "#db/testing/evidence.server.ts";
import { beginDraft } from "#db/testing/reports.server.ts";
import type { ReporterSession } from "../report/session.server.ts";
import { sha256 } from "../vault/digest.server.ts";
import { generateKeyring } from "../vault/keyring.server.ts";
import { randomBytes } from "../vault/random.server.ts";
import { beginFile } from "./begin.server.ts";
import { usualLimits, type EvidenceLimits } from "./limits.ts";
import { listEvidence } from "./list.server.ts";
import { openEvidence } from "./open.server.ts";
import { receiveBytes } from "./receive.server.ts";

const keyring = generateKeyring();
const at = new Date("2026-11-22T10:00:00Z");
const now = () => at;
const taken: { answers: AnswerValues } = {
  answers: { affected: ["servers"], data_kinds: ["credentials"] },
};
const here = testDatabase();
let shelf: Awaited<ReturnType<typeof openTestStore>>;

beforeEach(async () => {
  shelf = await openTestStore();
});
afterEach(() => shelf.close());

function receivingFor(
  session: ReporterSession,
  limits: Partial<EvidenceLimits> = {},
) {
  const all = { ...usualLimits, ...limits };
  return { session, store: shelf.store, limits: all, now };
}

const told = {
  name: "core-router.pcap",
  mediaType: "application/octet-stream",
};

async function begin(
  session: ReporterSession,
  sizeBytes: number,
  limits: Partial<EvidenceLimits> = {},
) {
  const receiving = receivingFor(session, limits);
  const { evidenceId } = await beginFile(here.db, {
    ...receiving,
    ...told,
    sizeBytes,
  });
  return { ...receiving, evidenceId };
}

async function opened(session: ReporterSession, evidenceId: string) {
  const { store } = shelf;
  const { key } = session;
  const file = await openEvidence(here.db, { store, key, evidenceId });
  const parts: Buffer[] = [];
  for await (const part of file.bytes()) parts.push(Buffer.from(part));
  return { ...file, content: Buffer.concat(parts) };
}

test("a file that comes in pieces is whole, hashed and sealed, and no byte of it lies in clear", async () => {
  const { session } = await beginDraft(here.db, keyring, taken);
  const content = Buffer.concat([
    Buffer.from("PLANTED-CONTENT"),
    randomBytes(9_000_000),
  ]);
  const file = await begin(session, content.length);
  for (const [from, to] of [
    [0, 1],
    [1, 5_000_000],
    [5_000_000, content.length],
  ] as const) {
    const bytes = inChunks(content.subarray(from, to));
    await receiveBytes(here.db, { ...file, offset: from, bytes });
  }
  const hash = sha256(content).toString("hex");
  expect(await listEvidence(here.db, session.key)).toEqual([
    {
      id: file.evidenceId,
      ...told,
      sizeBytes: content.length,
      receivedBytes: content.length,
      state: "kept",
      sha256: hash,
      label: "not-scanned",
      scannedAt: null,
      startedAt: at,
      keptAt: at,
      sameAsId: null,
    },
  ]);
  const found = await opened(session, file.evidenceId);
  expect(found.content.equals(content)).toBe(true);
  expect((await shelf.files()).length).toBe(4);
});
