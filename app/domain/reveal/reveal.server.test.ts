import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { asOwner, testDatabase } from "#db/testing/database.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { fileReport } from "#db/testing/reports.server.ts";
import { auditEvent, reveal } from "#db/schema/index.ts";
import {
  copyAnswers,
  readAnswersVersion,
} from "../desk/answers-version.server.ts";
import { listUnitReveals } from "../desk/unit-reveals.server.ts";
import { readReport } from "../desk/report-page.server.ts";
import { Forbidden, NotFound, WrongChoice } from "../refusal.ts";
import type { Viewer } from "../responder/viewer.ts";
import { hidePersonal, revealPersonal } from "./reveal.server.ts";

const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-22T12:00:00Z");
const toCall = { purpose: "call-back", words: "" } as const;
const secrets = ["Rosa Ibarra", "661 555 0142", "rosa@", "Lena Brandt"];

async function file() {
  return fileReport(database.db, keyring, {
    answers: {
      contact_name: "Rosa Ibarra",
      contact_phone: "+1 661 555 0142",
      contact_email: "rosa@cordillera.example",
      acting_for: ["lawyer"],
      acting_contact: "Lena Brandt, counsel",
      what_seen: "Rosa saw a tunnel.",
    },
  });
}

const responder = () =>
  createViewer(database.db, { name: "Ines Calloway", unitId: "sacramento" });

const readPage = (viewer: Viewer, reportId: string) =>
  readReport(database.db, { viewer, keyring, reportId, now });

/** Which of the secrets stand anywhere in what two pages of the report are made of. */
async function seenBy(viewer: Viewer, reportId: string): Promise<string[]> {
  const reading = { viewer, keyring, reportId, version: 1, now };
  const pages = JSON.stringify([
    await readPage(viewer, reportId),
    await readAnswersVersion(database.db, reading),
  ]);
  return secrets.filter((secret) => pages.includes(secret));
}

test("a page of a report holds no name, number or address until it is revealed, and what is left tells them apart", async () => {
  const { reportId } = await file();
  const viewer = await responder();
  expect(await seenBy(viewer, reportId)).toEqual([]);
  const page = JSON.stringify(await readPage(viewer, reportId));
  for (const mask of ["R••• I•••", "••• ••• 0142", "•••@cordillera.example"])
    expect(page).toContain(mask);
  // What they wrote in their own words is shown as they wrote it.
  expect(page).toContain("Rosa saw a tunnel.");
});

test("who says what for sees it, and no colleague does, nor they in another report", async () => {
  const { db } = database;
  const [one, other] = [await file(), await file()];
  const [viewer, colleague] = [await responder(), await responder()];
  const by = viewer;
  await revealPersonal(db, { reportId: one.reportId, by, now, ...toCall });
  expect(await seenBy(viewer, one.reportId)).toEqual(secrets);
  expect(await seenBy(viewer, other.reportId)).toEqual([]);
  expect(await seenBy(colleague, one.reportId)).toEqual([]);
  const { contents } = await readPage(viewer, one.reportId);
  expect(contents?.leftMs).toBeGreaterThan(14 * 60_000);
  expect(contents?.leftMs).toBeLessThanOrEqual(15 * 60_000);
});

test("it is over by the database's clock, whatever the process thinks the time is", async () => {
  const { db } = database;
  const { reportId } = await file();
  const by = await responder();
  await revealPersonal(db, { reportId, by, now, ...toCall });
  expect(await seenBy(by, reportId)).toEqual(secrets);
  await asOwner(db, (owner) =>
    owner
      .update(reveal)
      .set({ expiresAt: sql`statement_timestamp()` })
      .where(eq(reveal.reportId, reportId)),
  );
  expect(await seenBy(by, reportId)).toEqual([]);
});

test("it is hidden again at once by whoever revealed it, and that is recorded", async () => {
  const { db } = database;
  const { reportId } = await file();
  const [by, colleague] = [await responder(), await responder()];
  await revealPersonal(db, { reportId, by, now, ...toCall });
  await hidePersonal(db, { reportId, by: colleague, now });
  expect(await seenBy(by, reportId)).toEqual(secrets);
  await hidePersonal(db, { reportId, by, now });
  expect(await seenBy(by, reportId)).toEqual([]);
  // Hiding what is hidden is as well.
  await hidePersonal(db, { reportId, by, now });
  const types = await eventsOf(reportId);
  expect(types.map(({ type }) => type)).toEqual([
    "personal.revealed",
    "personal.hidden",
  ]);
});

test("the history tells who, of which report and what for, and nothing that was shown or said", async () => {
  const { db } = database;
  const { reportId } = await file();
  const by = await responder();
  const words = "Their counsel asked for it.";
  const saying = { purpose: "other", words } as const;
  const { revealId } = await revealPersonal(db, {
    ...{ reportId, by, now },
    ...saying,
  });
  const [event] = await eventsOf(reportId);
  expect(event).toMatchObject({
    type: "personal.revealed",
    actor: { name: "Ines Calloway", unitId: "sacramento" },
    detail: { revealId, purpose: "other", unitId: "sacramento" },
  });
  expect(Object.keys(Object(event?.detail)).sort()).toEqual([
    "purpose",
    "revealId",
    "unitId",
  ]);
  const [row] = await db.select().from(reveal);
  expect(row?.wordsSealed?.toString("utf8")).not.toContain("counsel");
  const { contents } = await readPage(await responder(), reportId);
  expect(contents?.reveals).toMatchObject([
    {
      ...{ name: "Ines Calloway", purpose: "other" },
      words: { is: "opened", value: words },
    },
  ]);
});

test("another reason needs its words", async () => {
  const { reportId } = await file();
  const by = await responder();
  const saying = { purpose: "other", words: "" } as const;
  const asking = revealPersonal(database.db, { reportId, by, now, ...saying });
  await expect(asking).rejects.toThrow(WrongChoice);
  expect(await database.db.select().from(reveal)).toEqual([]);
});

test("nobody reveals what they may not read", async () => {
  const { db } = database;
  const { reportId } = await file();
  for (const [role, unitId, refusal] of [
    ["auditor", "triage-desk", Forbidden],
    ["administrator", "triage-desk", NotFound],
    ["responder", "cisa-region-1", NotFound],
    ["lead", "sanfrancisco", NotFound],
  ] as const) {
    const by = await createViewer(db, { role, unitId });
    const asking = { reportId, by, now };
    await expect(revealPersonal(db, { ...asking, ...toCall })).rejects.toThrow(
      refusal,
    );
    await expect(hidePersonal(db, asking)).rejects.toThrow(refusal);
  }
  expect(await db.select().from(reveal)).toEqual([]);
});

test("who reads the answers reveals them, whatever their unit's part", async () => {
  const { db } = database;
  const { reportId } = await file();
  for (const role of ["responder", "lead"] as const)
    for (const unitId of ["triage-desk", "sacramento"]) {
      const by = await createViewer(db, { role, unitId });
      await revealPersonal(db, { reportId, by, now, ...toCall });
      expect(await seenBy(by, reportId), `${role} ${unitId}`).toEqual(secrets);
    }
});

async function eventsOf(reportId: string) {
  const rows = await database.db
    .select({
      type: auditEvent.type,
      actor: auditEvent.actor,
      detail: auditEvent.detail,
    })
    .from(auditEvent)
    .where(eq(auditEvent.reportId, reportId))
    .orderBy(auditEvent.position);
  return rows.filter(({ type }) => type.startsWith("personal."));
}

test("a lead is told who of the unit it was, of which report and what for; nobody else is", async () => {
  const { db } = database;
  const { reportId, reference } = await file();
  const by = await responder();
  await revealPersonal(db, { reportId, by, now, ...toCall });
  const told = async (role: "lead" | "responder", unitId: string) =>
    listUnitReveals(db, await createViewer(db, { role, unitId }), new Date());
  expect(await told("lead", "sacramento")).toMatchObject([
    { name: "Ines Calloway", purpose: "call-back", reportId, reference },
  ]);
  expect(await told("lead", "triage-desk")).toEqual([]);
  expect(await told("responder", "sacramento")).toBeNull();
});

test("a file of the answers is masked unless they are revealed, and the history says which", async () => {
  const { db } = database;
  const { reportId } = await file();
  const viewer = await responder();
  const copying = { viewer, reportId, now };
  const masked = JSON.stringify(await copyAnswers(db, copying));
  expect(secrets.filter((secret) => masked.includes(secret))).toEqual([]);
  await revealPersonal(db, { reportId, by: viewer, now, ...toCall });
  const clear = JSON.stringify(await copyAnswers(db, copying));
  expect(secrets.filter((secret) => clear.includes(secret))).toEqual(secrets);
  const copies = await db
    .select({ detail: auditEvent.detail })
    .from(auditEvent)
    .where(eq(auditEvent.type, "answers.copied"))
    .orderBy(auditEvent.position);
  expect(copies).toMatchObject([
    { detail: { isMasked: true, answersVersion: 1 } },
    { detail: { isMasked: false, unitId: "sacramento" } },
  ]);
  const auditor = await createViewer(db, { role: "auditor" });
  const refused = copyAnswers(db, { ...copying, viewer: auditor });
  await expect(refused).rejects.toThrow(NotFound);
});
