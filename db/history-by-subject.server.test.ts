import {
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { expect, inject, onTestFinished, test } from "vitest";
import { hashOf, instantText, noHash } from "#app/domain/audit/chain.server.ts";
import { recordEvent } from "#app/domain/audit/record.server.ts";
import { houseId } from "#app/domain/audit/subject.ts";
import { verifyHistory } from "#app/domain/audit/verify.server.ts";
import { onServer, urlOf } from "#db/testing/server.server.ts";
import { applyMigrations } from "./apply-migrations.server.ts";
import { databaseOf, openPool, type Database } from "./client.server.ts";
import { migrateDatabase } from "./migrate.server.ts";
import { projectFolder } from "./project.server.ts";

const id = "0192f000-0000-7000-8000-000000000001";
const typed = "0192F000-0000-7000-8000-000000000001";
const at = new Date("2026-11-22T08:00:00.123Z");
const actor = { kind: "system", part: "worker" } as const;

test("what was recorded before the key began with the subject still verifies, and an older version goes on adding", async () => {
  const { db, url, migrateTo } = await openDatabase();
  await migrateTo(18);
  for (const chain of [`report:${id}`, `session:${id}`.replace("01", "02")])
    for (let times = 0; times < 3; times++) await addAsBefore(db, chain);
  await addAsBefore(db, `report:${typed}`);
  await addAsBefore(db, "system");

  await migrateTo(19);
  await addAsBefore(db, `report:${id}`);
  await addAsBefore(db, "report:0192f000-0000-7000-8000-000000000003");
  await db.execute(sql`update audit_event set subject = subject`);
  await expect(
    db.execute(sql`update audit_event set type = 'other'`),
  ).rejects.toMatchObject({ cause: { code: "42501" } });

  await migrateDatabase(url);
  await addAsBefore(db, `report:${id}`);
  await addAsBefore(db, "system");
  const event = { type: "report.reopened" } as const;
  await recordEvent(db, { reportId: id, event, actor, at });
  await addAsBefore(db, `report:${id}`);

  expect(await verifyHistory(db)).toMatchObject({
    eventsCount: 14,
    chainsCount: 5,
    firstBroken: null,
  });
  const { rows } = await db.execute(sql`
    select subject, subject_id as id, length from audit_chain where chain in ('system', ${`report:${id}`}) order by chain`);
  expect(rows).toEqual([
    { subject: "report", id, length: 7 },
    { subject: "house", id: houseId, length: 2 },
  ]);
  await expect(
    db.execute(sql`update audit_event set subject = subject`),
  ).rejects.toMatchObject({ cause: { code: "42501" } });
});

/** As versions before 0019 do: they read the head, hash, and write both. */
async function addAsBefore(db: Database, chain: string) {
  await db.transaction(async (tx) => {
    const { rows } = await tx.execute<{ length: number; hash: Buffer }>(sql`
      insert into audit_chain (chain, length, hash)
      values (${chain}, 0, ${noHash})
      on conflict (chain) do update set length = audit_chain.length
      returning length, hash`);
    const head = rows[0]!; // An upsert answers with its row.
    const position = head.length + 1;
    const reportId = chain.startsWith("report:") ? chain.slice(7) : null;
    const type = "report.reopened";
    const link = { chain, position, reportId, type, actor, detail: {} };
    const hash = hashOf({ ...link, at: instantText(at) }, head.hash);
    await tx.execute(
      sql`update audit_chain set length = ${position}, hash = ${hash} where chain = ${chain}`,
    );
    await tx.execute(sql`
      insert into audit_event (chain, position, report_id, type, at, actor, detail, previous_hash, hash)
      values (${chain}, ${position}, ${reportId}::uuid, ${type}, ${at.toISOString()}::timestamptz,
        ${JSON.stringify(actor)}::jsonb, '{}', ${head.hash}, ${hash})`);
  });
}

async function openDatabase() {
  const name = `landline_history_${crypto.randomUUID().slice(0, 8)}`;
  const server = inject("serverUrl");
  await onServer(server, `create database ${name}`);
  const url = urlOf(server, name);
  const pool = openPool(url, { max: 2 });
  onTestFinished(async () => {
    await pool.end();
    await onServer(server, `drop database ${name} with (force)`);
  });
  return {
    url,
    db: databaseOf(pool),
    migrateTo: async (number: number) => {
      const client = await pool.connect();
      await applyMigrations(client, folderUpTo(number));
      client.release();
    },
  };
}

/** The migrations up to the one of this number. */
function folderUpTo(number: number): string {
  const own = mkdtempSync(join(tmpdir(), "landline-migrations-"));
  onTestFinished(() => rmSync(own, { recursive: true }));
  cpSync(join(projectFolder, "db/migrations"), own, { recursive: true });
  const file = join(own, "meta/_journal.json");
  const journal: { entries: { idx: number }[] } = JSON.parse(
    readFileSync(file, "utf8"),
  );
  const entries = journal.entries.filter(({ idx }) => idx <= number);
  writeFileSync(file, JSON.stringify({ ...journal, entries }));
  return own;
}
