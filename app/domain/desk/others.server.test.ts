import { expect, test } from "vitest";
import { testDatabase } from "#db/testing/database.server.ts";
import { answersThatTakeFiles, sendFile } from "#db/testing/evidence.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { fileReport } from "#db/testing/reports.server.ts";
import { testStore } from "#db/testing/store.server.ts";
import { lookThrough } from "../evidence/look.server.ts";
import { deriveReport } from "../report/derive.server.ts";
import { readOthers } from "./others.server.ts";
import { readReport } from "./report-page.server.ts";

const database = testDatabase();
const shelf = testStore();
const keyring = testKeyring();
const now = new Date("2026-11-22T12:00:00Z");

/** A report that was sent with these words, and worked out. */
async function seen(what_seen: string) {
  const answers = { ...answersThatTakeFiles, what_seen };
  const filed = await fileReport(database.db, keyring, { answers });
  await deriveReport(database.db, { keyring, reportId: filed.reportId });
  return filed;
}

async function sightingsOf(reportId: string) {
  const viewer = await createViewer(database.db);
  const reading = { viewer, keyring, reportId, now };
  return (await readReport(database.db, reading)).contents?.sightings;
}

test("who may open both reports is led from each to the other, and told how", async () => {
  const own = await seen("It called https://c2.bad-host.net/a.");
  const other = await seen("It called c2.bad-host.net, nothing else.");
  expect(await sightingsOf(own.reportId)).toMatchObject([
    {
      value: "https://c2.bad-host.net/a",
      others: {
        count: 1,
        open: [
          {
            reference: other.reference,
            how: "same-host",
            shared: "c2.bad-host.net",
          },
        ],
        closed: [],
      },
    },
  ]);
  expect(await sightingsOf(other.reportId)).toMatchObject([
    { others: { open: [{ reference: own.reference, how: "same-host" }] } },
  ]);
});

test("who may not open the other report learns that it is there and whom to ask, and nothing in it", async () => {
  const { reportId } = await seen("It called c2.bad-host.net.");
  const viewer = await createViewer(database.db, { unitId: "sanfrancisco" });
  const relative = { reportId, how: "around", shared: "45.61.0.0/16" } as const;
  expect(await readOthers(database.db, viewer, [[relative], null])).toEqual([
    {
      count: 1,
      open: [],
      closed: [
        { how: "around", unitName: "FBI Sacramento Field Office", count: 1 },
      ],
    },
    null,
  ]);
});

test("a line of a file that was sent leads to the report with the same address, and back", async () => {
  const other = await seen("A tunnel to 45.61.133.31.");
  const own = await seen("See the log.");
  const { session, reportId } = own;
  const { store } = shelf;
  const content = Buffer.from("02:11 accepted 45.61.133.31 port 4444\n");
  const { evidenceId } = await sendFile(database.db, {
    ...{ session, store, content },
  });
  const scanner = null;
  const looking = { session, store, evidenceId, scanner, now: () => now };
  await lookThrough(database.db, looking);
  await deriveReport(database.db, { keyring, reportId });
  expect(await sightingsOf(reportId)).toMatchObject([
    {
      value: "45.61.133.31",
      places: [],
      fileNames: [expect.any(String)],
      others: { open: [{ reference: other.reference, how: "same-value" }] },
    },
  ]);
  expect(await sightingsOf(other.reportId)).toMatchObject([
    { others: { open: [{ reference: own.reference }] } },
  ]);
});
