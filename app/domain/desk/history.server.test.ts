import { beforeEach, expect, test } from "vitest";
import { loadReference } from "#db/reference/load.server.ts";
import { testDatabase } from "#db/testing/database.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { Forbidden } from "../refusal.ts";
import type { Viewer } from "../responder/viewer.ts";
import { listHistory } from "./history.server.ts";
import { recordEvents } from "../audit/record.server.ts";

const database = testDatabase();
const reportId = "0192f000-0000-7000-8000-000000000001";
const now = new Date("2026-11-22T09:00:00Z");
let auditor: Viewer;

beforeEach(async () => {
  await loadReference(database.db);
  auditor = await createViewer(database.db, { role: "auditor" });
  // Two rows of one instant, so that the page's edge falls between equals.
  for (const minute of [1, 1, 2]) {
    await recordEvents(database.db, {
      reportId,
      events: [{ type: "report.reopened" }],
      actor: { kind: "system", part: "worker" },
      at: new Date(`2026-11-22T08:0${minute}:00.123Z`),
    });
  }
});

const pageOf = (after: string | null) =>
  listHistory(database.db, { viewer: auditor, after, limit: 2, now });

test("an auditor reads everything recorded, newest first, page by page", async () => {
  const first = await pageOf(null);
  const second = await listHistory(database.db, {
    viewer: auditor,
    after: first.next,
    limit: 50,
    now,
  });
  const ofReport = [...first.events, ...second.events]
    .filter((event) => event.reportId === reportId)
    .map(({ position }) => position);
  expect(ofReport).toEqual([3, 1, 2]);
  expect(second.next).toBeNull();
});

test("reading the history is itself recorded", async () => {
  await pageOf(null);
  const [newest] = (await pageOf(null)).events;
  expect(newest?.event).toEqual({ type: "history.read", shownCount: 2 });
});

test("nobody but an auditor reads the history", async () => {
  const viewer = await createViewer(database.db, { role: "lead" });
  await expect(listHistory(database.db, { viewer, now })).rejects.toThrow(
    Forbidden,
  );
});
