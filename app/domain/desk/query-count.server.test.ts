import { drizzle } from "drizzle-orm/node-postgres";
import { expect, test } from "vitest";
import { applicationRole, openPool, type Database } from "#db/client.server.ts";
import * as schema from "#db/schema/index.ts";
import { separateDatabase } from "#db/testing/database.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { fileReport } from "#db/testing/reports.server.ts";
import { sendMessage } from "../correspondence/message.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import {
  historyKinds,
  isHistoryKind,
  type HistoryKind,
} from "../audit/kinds.ts";
import { listEvents } from "./history-events.server.ts";
import { listQueue } from "./queue.server.ts";
import { readReport } from "./report-page.server.ts";

const keyring = testKeyring();
const now = new Date("2026-11-22T12:00:00Z");

test("the queue takes three queries, one more where something is new, and a report's page twenty-one, however many reports and messages there are", async () => {
  const { db, countOf, close } = await countingDatabase();
  try {
    const viewer = await createViewer(db);
    const counts: number[][] = [];
    for (const reportCount of [1, 5]) {
      const { reportId } = await fileReport(db, keyring, {
        now,
        answers: { what_seen: "A tunnel to 45.61.133.250." },
      });
      for (let more = 1; more < reportCount; more++) {
        await fileReport(db, keyring, { now });
        await sendMessage(db, {
          reportId,
          by: viewer,
          kind: "message",
          body: "Words.",
          keyring,
          now,
        });
      }
      counts.push([
        await countOf(() =>
          listQueue(db, { viewer, keyring, filters: {}, now }),
        ),
        // One that reads and locks, four to record the first opening, and sixteen reads.
        await countOf(() => readReport(db, { viewer, keyring, reportId, now })),
      ]);
    }
    expect(counts).toEqual([
      [3, 21],
      [3, 21],
    ]);
  } finally {
    await close();
  }
});

test("the history narrowed by a kind is one query, however many types are of the kind", async () => {
  const { db, countOf, close } = await countingDatabase();
  try {
    const read = (kind?: HistoryKind) =>
      countOf(() =>
        listEvents(db, {
          ...{ filters: { kind }, timeZone: "Etc/UTC" },
          ...{ after: null, limit: 25 },
        }),
      );
    expect(await read()).toBe(1);
    for (const kind of Object.keys(historyKinds).filter(isHistoryKind))
      expect(await read(kind)).toBe(1);
  } finally {
    await close();
  }
});

/** A database that tells how many queries something takes. */
async function countingDatabase() {
  const separate = await separateDatabase();
  const pool = openPool(separate.url, { role: applicationRole, max: 2 });
  let queries: string[] = [];
  const db: Database = drizzle(pool, {
    schema,
    casing: "snake_case",
    logger: { logQuery: (query) => queries.push(query) },
  });
  return {
    db,
    countOf: async (reading: () => Promise<unknown>) => {
      queries = [];
      await reading();
      return queries.filter((query) => !/^(begin|commit)/.test(query)).length;
    },
    close: async () => {
      await pool.end();
      await separate.drop();
    },
  };
}
