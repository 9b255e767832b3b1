import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Database } from "#db/client.server.ts";
import { evidence, evidencePart } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing/database.server.ts";
import { answersThatTakeFiles, sendFile } from "#db/testing/evidence.server.ts";
import { beginDraft } from "#db/testing/reports.server.ts";
import { testStore } from "#db/testing/store.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { randomBytes } from "../vault/random.server.ts";
import { openEvidence } from "./open.server.ts";

const keyring = testKeyring();
const here = testDatabase();
const shelf = testStore();

type Tampering = {
  db: Database;
  reportId: string;
  evidenceId: string;
  /** Of its parts, in their order. */
  paths: string[];
};

const tamperings: Record<string, (it: Tampering) => Promise<void>> = {
  "two parts change places": async ({ paths: [a = "", b = ""] }) => {
    const [first, second] = [await readFile(a), await readFile(b)];
    await writeFile(a, second);
    await writeFile(b, first);
  },
  "a bit is turned": async ({ paths: [, b = ""] }) => {
    const sealed = await readFile(b);
    sealed[1000]! ^= 1; // A part is longer.
    await writeFile(b, sealed);
  },
  "a part is cut": async ({ paths: [, b = ""] }) => {
    await writeFile(b, (await readFile(b)).subarray(0, 1000));
  },
  "the last part is forgotten, and the size with it": async (it) => {
    const { db, reportId, evidenceId } = it;
    await db
      .delete(evidencePart)
      .where(
        and(
          eq(evidencePart.reportId, reportId),
          eq(evidencePart.evidenceId, evidenceId),
          eq(evidencePart.number, 1),
        ),
      );
    const sizeBytes = 4 * 1024 * 1024;
    await db
      .update(evidence)
      .set({ sizeBytes, receivedBytes: sizeBytes })
      .where(eq(evidence.id, evidenceId));
  },
};

test.each(Object.entries(tamperings))(
  "a file is not opened to its end when %s",
  async (_, tamper) => {
    const { db } = here;
    const { session, reportId } = await beginDraft(db, keyring, {
      answers: answersThatTakeFiles,
    });
    const { store, folder } = shelf;
    const content = randomBytes(6_000_000);
    const { evidenceId } = await sendFile(db, { session, store, content });
    const parts = await db
      .select({ id: evidencePart.id })
      .from(evidencePart)
      .orderBy(evidencePart.number);
    const paths = parts.map(({ id }) => join(folder, reportId, evidenceId, id));
    await tamper({ db, reportId, evidenceId, paths });
    const { key } = session;
    const read = async () => {
      const file = await openEvidence(db, { store, key, evidenceId });
      let bytes = 0;
      for await (const part of file.bytes()) bytes += part.length;
      return bytes;
    };
    await expect(read()).rejects.toThrow(/does not open/);
  },
);
