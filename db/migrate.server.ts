import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Logger, runMigrations } from "graphile-worker";
import pg from "pg";
import { applyMigrations } from "./apply-migrations.server.ts";
import { databaseOf, openPool, patience } from "./client.server.ts";
import { grantStatements } from "./grant-statements.server.ts";
import { grantedSurfaces, roleOf } from "./grants.ts";
import { projectFolder } from "./project.server.ts";
import { loadReference } from "./reference/load.server.ts";

// Any constant; whoever migrates this database holds it.
const migrationLock = 54_635_461;
const lockWaitMs = 100;

/** Schema, roles, grants and the facts of `db/reference`: all that a process finds done. The connection is the owner's. */
export async function bringUpToDate(connectionString: string) {
  await migrateDatabase(connectionString);
  const pool = openPool(connectionString, {
    max: 2,
    patience: patience.command,
  });
  try {
    await loadReference(databaseOf(pool));
  } finally {
    await pool.end();
  }
}

/** Brings the schema, the queue's schema, the surfaces' roles and their grants up to date. The connection is the owner's. */
export async function migrateDatabase(connectionString: string) {
  const pool = openPool(connectionString, {
    max: 2,
    patience: patience.command,
  });
  try {
    const client = await pool.connect();
    try {
      await lock(client);
      await client.query("set client_min_messages = warning");
      await applyMigrations(client, join(projectFolder, "db/migrations"));
      await runMigrations({ pgPool: pool, logger: quiet });
      await createRoles(client);
      await client.query(`begin; ${grantStatements()} commit`);
    } finally {
      // Ends the session, and with it the lock.
      client.release(true);
    }
  } finally {
    await pool.end();
  }
}

/**
 * Asked for again and again: a statement that waits for the lock would be waited for by an index that is built concurrently, and
 * one of the two would be ended as deadlocked.
 */
async function lock(client: pg.PoolClient) {
  for (;;) {
    const { rows } = await client.query<{ isMine: boolean }>(
      'select pg_try_advisory_lock($1) as "isMine"',
      [migrationLock],
    );
    if (rows[0]?.isMine) return;
    await wait(lockWaitMs);
  }
}

/** Roles belong to the whole server: another database's migration may be making the same ones. */
async function createRoles(client: pg.PoolClient) {
  for (const role of Object.values(roleOf))
    await makeUnless(client, {
      isThere: "select from pg_roles where rolname = $1",
      of: [role],
      make: `create role ${role} nologin`,
    });
  for (const surface of grantedSurfaces)
    await makeUnless(client, {
      isThere: "select where pg_has_role($1, $2, 'usage')",
      of: [roleOf.all, roleOf[surface]],
      make: `grant ${roleOf[surface]} to ${roleOf.all}`,
    });
}

async function makeUnless(
  client: pg.PoolClient,
  { isThere, of, make }: { isThere: string; of: string[]; make: string },
) {
  const found = await client.query(isThere, of);
  if (found.rowCount === 0) await ignoring(madeMeanwhile, client.query(make));
}

/** duplicate_object, unique_violation, "tuple concurrently updated" */
const madeMeanwhile = ["42710", "23505", "XX000"];

async function ignoring(codes: string[], query: Promise<unknown>) {
  try {
    await query;
  } catch (error) {
    if (!(
      error instanceof pg.DatabaseError && codes.includes(error.code ?? "")
    ))
      throw error;
  }
}

const quiet = new Logger(() => () => {});
