import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { mail } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing/database.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { createSentReport } from "#db/testing/sent-report.server.ts";
import { readableMails } from "./outbox.server.ts";

const database = testDatabase();

async function mailedReport(unitId: string) {
  const { reportId } = await createSentReport(database.db, {
    parts: [{ unitId, state: "accepted" }],
  });
  const headerMessageId = uuidv7();
  await database.db.insert(mail).values({
    ...{ reportId, id: uuidv7(), headerMessageId },
    kind: "look-at-portal",
    queuedAt: new Date("2026-11-22T10:00:00Z"),
  });
  return headerMessageId;
}

test("a mail is read by those who may read its report, and by nobody else", async () => {
  const { db } = database;
  const sacramento = await mailedReport("sacramento");
  const newYork = await mailedReport("newyork");
  const all = [sacramento, newYork, "of-no-report"];
  const read = async (person: Parameters<typeof createViewer>[1]) => [
    ...(await readableMails(db, await createViewer(db, person), all)),
  ];
  expect(await read({ unitId: "sacramento" })).toEqual([sacramento]);
  expect((await read({ unitId: "triage-desk" })).sort()).toEqual(
    [sacramento, newYork].sort(),
  );
  expect(await read({ role: "administrator" })).toEqual([]);
  expect(await read({ role: "auditor" })).toEqual([]);
});
