import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Logger, runMigrations } from "graphile-worker";
import pg from "pg";
import { applyMigrations } from "./apply-migrations.server.ts";
import { applicationRole } from "./client.server.ts";
import { projectFolder } from "./project.server.ts";

// Any constant; whoever migrates this database holds it.
const migrationLock = 54_635_461;
const lockWaitMs = 100;

/** Brings the schema, the queue's schema, the application's role and its grants up to date. The connection is the owner's. */
export async function migrateDatabase(connectionString: string) {
  const pool = new pg.Pool({ connectionString, max: 2 });
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  try {
    const client = await pool.connect();
    try {
      await lock(client);
      await client.query("set client_min_messages = warning");
      await applyMigrations(client, join(projectFolder, "db/migrations"));
      await runMigrations({ pgPool: pool, logger: quiet });
      await createApplicationRole(client);
      await client.query(grants);
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

/** Roles belong to the whole server: another database's migration may be creating the same one. */
async function createApplicationRole(client: pg.PoolClient) {
  const found = await client.query(isMemberQuery, [applicationRole]);
  if (found.rowCount === 0)
    await ignoring(
      ["42710", "23505"], // duplicate_object, unique_violation
      client.query(`create role ${applicationRole} nologin`),
    );
  if (!found.rows[0]?.member)
    await ignoring(
      ["XX000", "23505"], // "tuple concurrently updated"
      client.query(`grant ${applicationRole} to current_user`),
    );
}

/** Until PostgreSQL 15 a member could always set the role, and there was no word to ask for that alone. */
const isMemberQuery = `
select pg_has_role(
  current_user, oid,
  case when current_setting('server_version_num')::int < 160000 then 'member' else 'set' end
) as member
from pg_roles
where rolname = $1`;

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

/**
 * Whatever else a role may do: the history it reads, and adds to by its function alone. Checkpoints need no function: whoever
 * adds one without the key to sign it has added what verification names.
 */
function historyGrants(role: string): string {
  return `
revoke insert, update, delete, truncate on audit_event, audit_chain from ${role};
revoke update, delete, truncate on audit_checkpoint, audit_checkpoint_head from ${role};
grant execute on function record_events(audit_subject, uuid, text[]) to ${role};`;
}

const grants = `
grant usage on schema public, graphile_worker, drizzle to ${applicationRole};
grant select on all tables in schema drizzle to ${applicationRole};
grant select, insert, update, delete on all tables in schema public, graphile_worker to ${applicationRole};
grant usage, select on all sequences in schema public, graphile_worker to ${applicationRole};
grant execute on all functions in schema public, graphile_worker to ${applicationRole};
${historyGrants(applicationRole)}
do $$
declare name text;
begin
  -- graphile-worker turns on row security without a policy, which would hide its tables from all but their owner.
  for name in
    select relname from pg_class
    where relnamespace = 'graphile_worker'::regnamespace and relrowsecurity
      and not exists (select from pg_policy where polrelid = pg_class.oid and polname = '${applicationRole}')
  loop
    execute format('create policy ${applicationRole} on graphile_worker.%I to ${applicationRole} using (true) with check (true)', name);
  end loop;
end
$$`;

const quiet = new Logger(() => () => {});
