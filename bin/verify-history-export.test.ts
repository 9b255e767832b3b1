import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { verifyExport } from "./verify-history-export.mjs";
import { auditEvent } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing/database.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { fileReport } from "#db/testing/reports.server.ts";
import { makeCheckpoint } from "#app/domain/audit/checkpoint.server.ts";
import { Forbidden } from "#app/domain/refusal.ts";
import type { Viewer } from "#app/domain/responder/viewer.ts";
import { listPublicJwks } from "#app/domain/vault/sign.server.ts";
import type { HistoryFilters } from "#app/domain/desk/history-filters.ts";
import { exportHistory } from "#app/domain/desk/history-export.server.ts";
import { openOnDesk } from "#app/domain/desk/opening.server.ts";

const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-30T12:00:00Z");
const by = { kind: "system", part: "worker" } as const;

async function scene() {
  const { db } = database;
  const viewer = await createViewer(db, { role: "auditor" });
  const triage = await createViewer(db);
  const first = await fileReport(db, keyring, { now });
  await fileReport(db, keyring, { now });
  const { line } = await makeCheckpoint(db, { keyring, by, now });
  for (const _ of [1, 2, 3])
    await openOnDesk(db, { viewer: triage, reportId: first.reportId, now });
  await makeCheckpoint(db, { keyring, by, now });
  return { db, viewer, triage, line, reportId: first.reportId };
}

async function linesOf(viewer: Viewer, filters: HistoryFilters = {}) {
  const issuer = "https://portal.example";
  const asked = { viewer, keyring, filters, issuer, now };
  const lines: string[] = [];
  for await (const text of await exportHistory(database.db, asked))
    lines.push(text.trimEnd());
  return lines;
}

async function verified(
  lines: readonly string[],
  { line = null, keys }: { line?: string | null; keys?: null } = {},
) {
  async function* source() {
    yield* lines;
  }
  const ours = keys === null ? null : await listPublicJwks(keyring);
  return verifyExport(source(), { keys: ours, line });
}

test("a file of the whole history verifies without us: acts, links, checkpoints, signature, and a line that was kept", async () => {
  const { db, viewer, line } = await scene();
  const lines = await linesOf(viewer);
  const result = await verified(lines, { line });
  expect(result).toMatchObject({
    ...{ faults: [], isWhole: true, isSigned: true, hasLine: true },
    ...{ checkpoints: 2, events: await db.$count(auditEvent) },
  });
  expect(await verified(lines, { keys: null })).toMatchObject({
    ...{ faults: [], isSigned: null, hasLine: null },
  });
});

test("a checkpoint that is signed while the file is written makes no gap in it", async () => {
  const { db, viewer, triage, reportId } = await scene();
  const issuer = "https://portal.example";
  const asked = { viewer, keyring, filters: {}, issuer, now };
  const lines: string[] = [];
  for await (const text of await exportHistory(db, asked)) {
    const isFirstLine = !lines.some((line) => line.includes('"checkpoint"'));
    lines.push(text.trimEnd());
    if (!text.includes('"checkpoint"') || !isFirstLine) continue;
    await openOnDesk(db, { viewer: triage, reportId, now });
    await makeCheckpoint(db, { keyring, by, now });
  }
  expect(await verified(lines)).toMatchObject({ faults: [], checkpoints: 2 });
});

test("what is given out is what the filters leave, and that it was is recorded", async () => {
  const { db, viewer, reportId } = await scene();
  const lines = await linesOf(viewer, { report: reportId, kind: "reads" });
  const events = lines.flatMap((text) => JSON.parse(text).event ?? []);
  expect(events.map(({ type }) => type)).toEqual([
    ...["report.opened", "report.opened", "report.opened"],
  ]);
  expect(await verified(lines)).toMatchObject({ faults: [], isWhole: false });
  const [event] = await db
    .select({ detail: auditEvent.detail })
    .from(auditEvent)
    .where(eq(auditEvent.type, "history.exported"));
  expect(event?.detail).toMatchObject({ filters: ["kind", "report"] });
});

test("nobody but an auditor is given it", async () => {
  const { triage } = await scene();
  await expect(linesOf(triage)).rejects.toThrow(Forbidden);
});

type Change = (lines: string[]) => string[];

const indexOf = (lines: readonly string[], word: string, from = 0) =>
  lines.findIndex((text, at) => at >= from && text.includes(word));

const edited =
  (word: string, from: string, to: string): Change =>
  (lines) =>
    lines.map((text, at) =>
      at === indexOf(lines, word) ? text.replace(from, to) : text,
    );

/** As somebody who numbers the lines anew would: the numbers alone give nothing away. */
const numbered: Change = (lines) =>
  lines.map((text, at) => text.replace(/"line":\d+/, `"line":${at + 1}`));

const without = (lines: string[], at: number) => lines.toSpliced(at, 1);
const opened = '"type":"report.opened"';

const changes: [string, Change][] = [
  ["an act changed", edited(opened, "2026-11-30", "2026-11-29")],
  ["who did it changed", edited(opened, "Robin Vale", "Someone Else")],
  ["an act cut", (lines) => numbered(without(lines, indexOf(lines, opened)))],
  [
    "a line cut and not numbered anew",
    (lines) => without(lines, indexOf(lines, opened)),
  ],
  [
    "two acts in another order",
    (lines) => {
      const at = indexOf(lines, opened);
      const [one = "", two = ""] = lines.slice(at, at + 2);
      return numbered(lines.toSpliced(at, 2, two, one));
    },
  ],
  [
    "an act put in",
    (lines) => {
      const at = indexOf(lines, opened);
      return numbered(lines.toSpliced(at, 0, lines[at] ?? ""));
    },
  ],
  [
    "the newest acts of a chain cut",
    (lines) => {
      const last = lines.findLastIndex((text) => text.includes(opened));
      return numbered(without(lines, last));
    },
  ],
  [
    "a checkpoint cut",
    (lines) => numbered(without(lines, indexOf(lines, "landline-checkpoint"))),
  ],
  [
    "a head cut",
    (lines) => numbered(without(lines, indexOf(lines, '"head":'))),
  ],
  ["a head changed", edited('"head":', '"length":', '"length":1')],
  ["the last line cut", (lines) => lines.slice(0, -1)],
  ["half of it cut", (lines) => lines.slice(0, lines.length / 2)],
  ["a line put behind", (lines) => [...lines, lines[1] ?? ""]],
  [
    "a line that is no JSON",
    (lines) => lines.map((text, at) => (at === 3 ? text.slice(9) : text)),
  ],
  ["its filters changed", edited('"export":', "true", "false")],
];

test.each(changes)("%s is found", async (_, change) => {
  const { viewer } = await scene();
  const lines = await linesOf(viewer);
  const { faults } = await verified(change([...lines]));
  expect(faults.length).toBeGreaterThan(0);
});

test.each(changes.slice(0, 11))(
  "%s is found without the portal's keys, too",
  async (_, change) => {
    const { viewer } = await scene();
    const changed = change([...(await linesOf(viewer))]);
    const { faults } = await verified(changed, { keys: null });
    expect(faults.length).toBeGreaterThan(0);
  },
);

test("a file that another key signed, and one without the line that was kept, are refused", async () => {
  const { viewer, line } = await scene();
  const lines = await linesOf(viewer);
  async function* source() {
    yield* lines;
  }
  const stranger = { kid: "1-000000000000", x: "A".repeat(43) };
  const { isSigned } = await verifyExport(source(), { keys: [stranger] });
  expect(isSigned).toBe(false);
  const other = line.replace(/\.\d{4}-/, ".2025-");
  expect(await verified(lines, { line: other })).toMatchObject({
    hasLine: false,
  });
});

test("the tool runs by itself, and its exit code says what it found", async () => {
  const { viewer, line } = await scene();
  const lines = await linesOf(viewer);
  const folder = mkdtempSync(join(tmpdir(), "landline-export-"));
  try {
    const file = join(folder, "landline-history.jsonl");
    const keys = join(folder, "jwks.json");
    writeFileSync(file, `${lines.join("\n")}\n`);
    writeFileSync(
      keys,
      JSON.stringify({ keys: await listPublicJwks(keyring) }),
    );
    const run = (...options: string[]) =>
      execFileSync(
        process.execPath,
        ["bin/verify-history-export.mjs", file, ...options],
        { encoding: "utf8" },
      );
    expect(run("--keys", keys, "--line", line)).toContain(
      "The portal signed these lines",
    );
    writeFileSync(file, `${lines.slice(0, -2).join("\n")}\n`);
    expect(() => run()).toThrow(/Command failed/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
