import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { assignment, report } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing/database.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { eventTypesOf } from "#db/testing/parts.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { fileReport } from "#db/testing/reports.server.ts";
import { readAnswers } from "../answers/sealed-answers.server.ts";
import { readReport } from "../desk/report-page.server.ts";
import { Forbidden, Stale, WrongChoice } from "../refusal.ts";
import { saveAnswers } from "../report/save.server.ts";
import type { Viewer } from "../responder/viewer.ts";
import { acceptReport } from "../routing/accept.server.ts";
import { byCategory } from "../triage/categories.ts";
import { confirmSeverity } from "./confirm.server.ts";

const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-23T18:00:00Z");
const later = new Date("2026-11-23T19:00:00Z");

async function accepted() {
  const { db } = database;
  const filed = await fileReport(db, keyring, { now });
  const by = await createViewer(db, { unitId: "sacramento" });
  await acceptReport(db, { reportId: filed.reportId, by, now });
  return { ...filed, by, command: { reportId: filed.reportId, by, now } };
}

/** What the form on the report's page starts from. */
async function startOf({ reportId, by }: { reportId: string; by: Viewer }) {
  const asked = { viewer: by, keyring, reportId, now };
  const page = await readReport(database.db, asked);
  const { taken, escalators } = page.whyBand!.form!; // it was scored, and opens
  const of = (id: string) => taken.find(({ category }) => category === id)!;
  const inputs = byCategory((category) => of(category).option);
  return { page, inputs, escalators };
}

const plain = { lifted: [], reason: "" };

test("what the answers give is confirmed as it stands, as a dated version of a person", async () => {
  const { db } = database;
  const it = await accepted();
  const { page, inputs } = await startOf(it);
  await confirmSeverity(db, { ...it.command, inputs, ...plain });
  const after = (await startOf(it)).page;
  expect(after).toMatchObject({ band: page.band, revision: page.revision + 1 });
  expect(after.whyBand).toMatchObject({
    ...{ version: 2, scoredBy: it.by.responderId, scoredAt: now },
    ...{ score: page.score, band: page.band, changes: [], suggestion: null },
    earlier: [{ version: 1, scoredByName: null }],
  });
  expect(await eventTypesOf(db, it.reportId)).toContain("severity.confirmed");
});

test("another option takes a reason, raises the band, and brings forward what is due", async () => {
  const { db } = database;
  const it = await accepted();
  const { inputs } = await startOf(it);
  const graver = {
    ...inputs,
    actor: "apt-targeted",
    "observed-activity": "effect",
    "potential-impact": "severe",
    "functional-impact": "denial-critical-or-loss-of-control",
  };
  const command = { ...it.command, inputs: graver, ...plain };
  await expect(confirmSeverity(db, command)).rejects.toThrow(WrongChoice);
  const dueOf = async () => {
    const parts = await db
      .select({ dueAt: assignment.dueAt, unitId: assignment.unitId })
      .from(assignment)
      .where(eq(assignment.reportId, it.reportId));
    return parts.find(({ unitId }) => unitId === "sacramento")?.dueAt;
  };
  const before = await dueOf();
  await confirmSeverity(db, { ...command, reason: "They told us by phone." });
  const { page } = await startOf(it);
  expect(page.band).toBe("severe");
  expect((await dueOf())!.getTime()).toBeLessThan(before!.getTime());
  expect(page.whyBand).toMatchObject({
    judgement: { reason: "They told us by phone.", lifted: [] },
    changes: expect.arrayContaining([
      expect.objectContaining({ category: "Actor", from: "Unknown" }),
    ]),
    form: {
      taken: expect.arrayContaining([
        expect.objectContaining({
          ...{ category: "actor", option: "apt-targeted", derived: "unknown" },
          because: `set by ${it.by.name}, Nov 23 (UTC)`,
        }),
      ]),
    },
  });
  expect(await eventTypesOf(db, it.reportId)).toContain("severity.changed");
});

test("an escalator is the floor until a person lifts it, with a reason", async () => {
  const { db } = database;
  const it = await accepted();
  const { page, inputs, escalators } = await startOf(it);
  expect(escalators.length).toBeGreaterThan(0);
  const lower = { ...inputs, "potential-impact": "minimal" };
  const command = { ...it.command, inputs: lower, reason: "A test of ours." };
  await confirmSeverity(db, { ...command, lifted: [] });
  expect((await startOf(it)).page.band).toBe(page.band);
  const lifted = escalators.map(({ id }) => id);
  const unsaid = { ...it.command, inputs, lifted, reason: "" };
  await expect(confirmSeverity(db, unsaid)).rejects.toThrow(WrongChoice);
  await confirmSeverity(db, { ...command, lifted });
  const after = await startOf(it);
  expect(after.page.whyBand).toMatchObject({
    judgement: { lifted: escalators.map(({ reason }) => reason) },
  });
  expect(after.page.band).toBe(after.page.whyBand?.scoreBand);
  expect(after.escalators.every(({ isLifted }) => isLifted)).toBe(true);
});

test("newer answers never overwrite what was confirmed: they stand beside it, to be confirmed anew", async () => {
  const { db } = database;
  const it = await accepted();
  const { page, inputs } = await startOf(it);
  await confirmSeverity(db, { ...it.command, inputs, ...plain });
  const { version: baseVersion } = await readAnswers(db, it.session.key);
  const contents = {
    service_effect: { is: "given", value: "down" },
  } as const;
  const submission = { baseVersion, contents };
  const saving = { session: it.session, page: "reach", submission } as const;
  await saveAnswers(db, { ...saving, now: later });
  const beside = await startOf(it);
  expect(beside.page.band).toBe(page.band);
  expect(beside.page.whyBand?.suggestion).toMatchObject({ version: 3 });
  await confirmSeverity(db, {
    ...{ ...it.command, now: later },
    ...{ inputs: beside.inputs, ...plain },
  });
  const anew = (await startOf(it)).page.whyBand;
  expect(anew).toMatchObject({ version: 4, suggestion: null });
});

test("of two at once the second is told; a joint unit and an auditor may not", async () => {
  const { db } = database;
  const it = await accepted();
  const { page, inputs } = await startOf(it);
  const { revision } = page;
  const command = { ...it.command, inputs, ...plain, revision };
  await confirmSeverity(db, command);
  await expect(confirmSeverity(db, command)).rejects.toThrow(Stale);
  const triage = await createViewer(db);
  await confirmSeverity(db, { ...command, by: triage, revision: undefined });
  const auditor = await createViewer(db, { role: "auditor" });
  const read = { ...command, by: auditor, revision: undefined };
  await expect(confirmSeverity(db, read)).rejects.toThrow(Forbidden);
  const [row] = await db
    .select({ band: report.band })
    .from(report)
    .where(eq(report.id, it.reportId));
  expect(row?.band).toBe(page.band);
});
