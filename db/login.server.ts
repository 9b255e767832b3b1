import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { z } from "zod";
import { listGrants } from "./grant-statements.server.ts";
import { roleOf } from "./grants.ts";
import { projectFolder } from "./project.server.ts";

/** What a process must know of the login that its `DATABASE_URL` names, before it works with it. */
export type Login = {
  name: string;
  /** Null: there is no such role yet, as nobody migrated this server. */
  mayTakeRole: boolean | null;
  /** What makes it as good as the owner, in words that follow "it". */
  powers: string[];
};

export async function readLogin(
  client: pg.ClientBase,
  surface: keyof typeof roleOf,
): Promise<Login> {
  const { rows } = await client.query<Login>(loginQuery, [roleOf[surface]]);
  return rows[0]!; // One row always.
}

/**
 * Membership counts, whether it is inherited or must be set. In a role that stands behind programs, files or all data of the
 * server too.
 */
const loginQuery = `
select
  session_user as name,
  (
    select pg_has_role(
      session_user, oid,
      case when current_setting('server_version_num')::int < 160000 then 'member' else 'set' end
    )
    from pg_roles where rolname = $1
  ) as "mayTakeRole",
  case when (select rolsuper from pg_roles where rolname = session_user) then array['is a superuser'] else array_remove(array[
    (select 'may create roles' from pg_roles where rolname = session_user and rolcreaterole),
    (select 'may pass by row security' from pg_roles where rolname = session_user and rolbypassrls),
    (select 'may copy the whole server' from pg_roles where rolname = session_user and rolreplication),
    (
      select 'is or may become ' || string_agg(distinct pg_get_userbyid(owner), ', ') || ', who owns the schema'
      from (
        select datdba as owner from pg_database where datname = current_database()
        union all
        select nspowner from pg_namespace where nspname in ('public', 'drizzle', 'graphile_worker')
        union all
        select relowner from pg_class
        where relnamespace in (select oid from pg_namespace where nspname in ('public', 'drizzle', 'graphile_worker'))
      ) as owned
      where pg_has_role(session_user, owner, 'member') and owner <> 'pg_database_owner'::regrole
    ),
    (
      select 'is a member of ' || string_agg(rolname, ', ')
      from pg_roles
      where rolname in (
          'pg_execute_server_program', 'pg_write_server_files', 'pg_read_server_files', 'pg_read_all_data', 'pg_write_all_data'
        )
        and pg_has_role(session_user, oid, 'member')
    )
  ], null) end as powers`;

/**
 * Whether the schema, or a right of the surface, is missing that this version was built for. A newer schema is right too, as a
 * migration runs while older processes still work.
 */
export async function isBehind(
  client: pg.ClientBase,
  surface: keyof typeof roleOf,
): Promise<boolean> {
  const { rows: tables } = await client.query(mayReadMigrations);
  if (tables.length === 0) return true;
  const { rows } = await client.query<{ newest: string | null }>(
    "select max(created_at) as newest from drizzle.__drizzle_migrations",
  );
  if (Number(rows[0]?.newest ?? 0) < newestMigration()) return true;
  return lacksGrant(client, surface);
}

/** Of another database of the same server the roles may be there already. */
const mayReadMigrations = `
select from pg_class
join pg_namespace on pg_namespace.oid = relnamespace
where nspname = 'drizzle' and relname = '__drizzle_migrations'
  and has_schema_privilege(pg_namespace.oid, 'usage')
  and has_table_privilege(pg_class.oid, 'select')`;

async function lacksGrant(
  client: pg.ClientBase,
  surface: keyof typeof roleOf,
): Promise<boolean> {
  const wanted = listGrants()
    .filter((grant) => surface === "all" || grant.surface === surface)
    .flatMap(({ table, verb, columns }) =>
      (columns ?? [null]).map((column) => ({ table, verb, column })),
    );
  const { rowCount } = await client.query(lackQuery, [
    roleOf[surface],
    JSON.stringify(wanted),
  ]);
  return rowCount !== 0;
}

const lackQuery = `
select
from json_to_recordset($2) as wanted ("table" text, verb text, "column" text)
where not case
  when wanted."column" is null then has_table_privilege($1, 'public.' || wanted."table", wanted.verb)
  else has_column_privilege($1, 'public.' || wanted."table", wanted."column", wanted.verb)
end
limit 1`;

export function migrations() {
  const file = join(projectFolder, "db/migrations/meta/_journal.json");
  return journalSchema.parse(JSON.parse(readFileSync(file, "utf8"))).entries;
}

const journalSchema = z.object({
  entries: z.array(z.object({ when: z.number() })),
});

function newestMigration(): number {
  return Math.max(...migrations().map(({ when }) => when));
}
