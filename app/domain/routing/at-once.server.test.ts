import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { assignment } from "#db/schema/index.ts";
import { separateDatabase } from "#db/testing/database.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { createSentReport } from "#db/testing/sent-report.server.ts";
import { listReportEvents } from "../audit/list.server.ts";
import { verifyHistory } from "../audit/verify.server.ts";
import { Conflict } from "../refusal.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { acceptReport } from "./accept.server.ts";
import { refuseReport } from "./refuse.server.ts";
import { transferReport } from "./transfer.server.ts";

const keyring = testKeyring();
const now = new Date("2026-11-23T18:00:00Z");

test("of responders who answer one offer at once, one answers it and the others are told", async () => {
  const { db, drop } = await separateDatabase();
  const viewers = await Promise.all(
    Array.from({ length: 6 }, () => createViewer(db, { unitId: "sacramento" })),
  );
  for (let round = 0; round < 5; round += 1) {
    const { reportId } = await createSentReport(db, {
      parts: [{ unitId: "sacramento" }],
    });
    const command = { reportId, now, keyring, reason: "Not ours" };
    const answers = await Promise.allSettled(
      viewers.map((by, index) => {
        if (index % 3 === 0) return acceptReport(db, { ...command, by });
        if (index % 3 === 1) return refuseReport(db, { ...command, by });
        const toUnitId = "sanfrancisco";
        return transferReport(db, { ...command, by, toUnitId });
      }),
    );
    const refused = answers.filter(({ status }) => status === "rejected");
    // A transfer may still follow an acceptance: one or two succeed, never two of a kind.
    expect(refused.length).toBeGreaterThanOrEqual(4);
    for (const answer of answers) {
      if (answer.status === "rejected") {
        expect(answer.reason).toBeInstanceOf(Conflict);
      }
    }
    const parts = await db
      .select()
      .from(assignment)
      .where(eq(assignment.reportId, reportId));
    const live = parts.filter(({ state }) =>
      ["offered", "accepted"].includes(state),
    );
    expect(live).toHaveLength(1);
    const events = await listReportEvents(db, reportId);
    const types = events.map(({ event }) => event.type);
    expect(new Set(types).size).toBe(types.length);
  }
  expect((await verifyHistory(db)).firstBroken).toBeNull();
  await drop();
});
