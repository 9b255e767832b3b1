import { readMigrationFiles, type MigrationMeta } from "drizzle-orm/migrator";
import type pg from "pg";

/**
 * A line at the head of a migration whose statements run each by itself, as `create index concurrently` asks for: writers are not kept
 * out of the table meanwhile. It may break off after any of them, so all of them can be repeated.
 */
export const outsideMark = "-- outside a transaction";

export function isOutside(migration: string): boolean {
  return migration.split("\n").includes(outsideMark);
}

/**
 * As drizzle's own migrator, with its table and its rule that what is newer than the newest is applied; but a transaction for
 * each migration, where drizzle has one around all of them.
 */
export async function applyMigrations(client: pg.ClientBase, folder: string) {
  await client.query(applied);
  const { rows } = await client.query<{ newest: string | null }>(
    "select max(created_at) as newest from drizzle.__drizzle_migrations",
  );
  const newest = Number(rows[0]?.newest ?? 0);
  for (const migration of readMigrationFiles({ migrationsFolder: folder }))
    if (migration.folderMillis > newest) await apply(client, migration);
}

async function apply(client: pg.ClientBase, migration: MigrationMeta) {
  if (isOutside(migration.sql[0] ?? "")) return runAll(client, migration);
  await client.query("begin");
  try {
    await runAll(client, migration);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

async function runAll(
  client: pg.ClientBase,
  { sql, hash, folderMillis }: MigrationMeta,
) {
  for (const statement of sql) await client.query(statement);
  await client.query(
    "insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)",
    [hash, folderMillis],
  );
}

const applied = `
create schema if not exists drizzle;
create table if not exists drizzle.__drizzle_migrations (
  id serial primary key,
  hash text not null,
  created_at bigint
)`;
