import { expect, test } from "vitest";
import { reportAnswers } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing/database.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { fileReport } from "#db/testing/reports.server.ts";
import { listVersions } from "../answers/versions.server.ts";
import { Conflict } from "../refusal.ts";
import { foldVersions } from "./fold-versions.server.ts";

const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-23T18:00:00Z");

/** A report with so many versions, `minutes` apart, and which of them are left. */
async function folded(count: number, minutes: number): Promise<number[]> {
  const { db } = database;
  const { session } = await fileReport(db, keyring, { now });
  const { reportId, accessId } = session;
  await db.insert(reportAnswers).values(
    Array.from({ length: count - 1 }, (_, index) => ({
      ...{ reportId, accessId, version: index + 2, questionsVersion: 1 },
      sealed: Buffer.from("sealed"),
      savedAt: new Date(now.getTime() + (index + 1) * minutes * 60_000),
    })),
  );
  await foldVersions(db, reportId);
  return (await listVersions(db, reportId)).map(({ version }) => version);
}

test("the first hundred versions of a sent report are kept each", async () => {
  expect(await folded(100, 1)).toHaveLength(100);
});

test("of later ones the last of a sitting is kept", async () => {
  // Half a minute apart, one sitting ends with the 123rd.
  const left = await folded(130, 0.5);
  expect(left.slice(-3)).toEqual([122, 123, 130]);
});

test("versions that are far apart are kept, and a thousand of them are the end", async () => {
  expect(await folded(130, 60)).toHaveLength(130);
  await expect(folded(1_001, 60)).rejects.toThrow(Conflict);
});
