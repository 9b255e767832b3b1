import { toSnakeCase } from "drizzle-orm/casing";
import { getTableColumns, getTableName } from "drizzle-orm";
import {
  grantedSurfaces,
  grants,
  jobGrants,
  roleOf,
  verbs,
  type Allowed,
  type Extent,
  type GrantedSurface,
  type TableName,
  type Verb,
} from "./grants.ts";
import * as schema from "./schema/index.ts";

/** One line of what Postgres is told. `columns` null: the whole table. */
export type Grant = {
  table: string;
  surface: GrantedSurface;
  verb: Verb;
  columns: string[] | null;
};

export function listGrants(): Grant[] {
  return tableNames().flatMap((name) =>
    grantedSurfaces.flatMap((surface) =>
      verbs.flatMap((verb) => {
        const allowed: Partial<Record<GrantedSurface, Allowed<string>>> =
          grants[name];
        const extent = allowed[surface]?.[verb];
        if (!extent) return [];
        const table = getTableName(schema[name]);
        return [{ table, surface, verb, columns: columnsOf(name, extent) }];
      }),
    ),
  );
}

function tableNames(): TableName[] {
  const names: string[] = Object.keys(grants);
  const isTable = (name: string): name is TableName => names.includes(name);
  return Object.keys(schema).filter(isTable);
}

function columnsOf(name: TableName, extent: Extent<string>): string[] | null {
  if (extent === "all") return null;
  const own = Object.keys(getTableColumns(schema[name]));
  const chosen =
    "only" in extent
      ? extent.only
      : own.filter((column) => !extent.but.includes(column));
  return chosen.map(toSnakeCase);
}

/**
 * Takes away whatever the roles had and gives what the tables of `grants.ts` say; to be run in one transaction, so that a
 * process that works meanwhile never lacks any of it.
 */
export function grantStatements(): string {
  const roles = Object.values(roleOf).join(", ");
  const surfaces = grantedSurfaces.map((surface) => roleOf[surface]).join(", ");
  return `
revoke create on schema public from public;
revoke all on schema public, graphile_worker, drizzle from ${roles};
revoke all on all tables in schema public, graphile_worker, drizzle from ${roles};
revoke all on all sequences in schema public, graphile_worker, drizzle from ${roles};
revoke all on all functions in schema public, graphile_worker from ${roles};
grant usage on schema public, drizzle to ${surfaces};
grant select on drizzle.__drizzle_migrations to ${surfaces};
${listGrants().map(statementOf).join("\n")}
grant execute on function public.record_events(public.audit_subject, uuid, text[]) to ${surfaces};
${queueOfWorker}
${askingForJobs(surfaces)}`;
}

function statementOf({ table, surface, verb, columns }: Grant): string {
  const extent = columns ? ` (${columns.join(", ")})` : "";
  return `grant ${verb}${extent} on public.${table} to ${roleOf[surface]};`;
}

/** graphile-worker turns on row security without a policy, which would hide its tables from all but their owner. */
const queueOfWorker = `
grant usage on schema graphile_worker to ${roleOf.worker};
grant select, insert, update, delete on all tables in schema graphile_worker to ${roleOf.worker};
revoke insert, update, delete on graphile_worker.migrations from ${roleOf.worker};
grant execute on all functions in schema graphile_worker to ${roleOf.worker};
do $$
declare name text;
begin
  for name in
    select relname from pg_class
    where relnamespace = 'graphile_worker'::regnamespace and relrowsecurity
      and not exists (select from pg_policy where polrelid = pg_class.oid and polname = '${roleOf.worker}')
  loop
    execute format('create policy ${roleOf.worker} on graphile_worker.%I to ${roleOf.worker} using (true) with check (true)', name);
  end loop;
end
$$;`;

/**
 * Both run as the owner. Who asks is the role the session acts under, which no function changes; \`session_user\` where it
 * set none. A payload holds ids and nothing else.
 */
function askingForJobs(surfaces: string): string {
  return `
create or replace function public.enqueue_jobs(specs json) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking name := coalesce(nullif(current_setting('role'), 'none'), session_user);
  refused text;
begin
  select coalesce(spec.identifier, '(none)') into refused
  from json_populate_recordset(null::graphile_worker.job_spec, specs) as spec
  where not exists (
    select
    from (values ${jobRows()}) as allowed (task, role, key)
    where allowed.task = spec.identifier
      and pg_has_role(asking, allowed.role, 'usage')
      and starts_with(coalesce(spec.job_key, allowed.key), allowed.key)
  )
  limit 1;
  if found then
    raise exception '% may not ask for the job %', asking, refused using errcode = 'insufficient_privilege';
  end if;
  if exists (
    select
    from json_populate_recordset(null::graphile_worker.job_spec, specs) as spec
    cross join json_each_text(spec.payload) as given
    where given.value !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
  ) then
    raise exception 'a job is given ids and nothing else' using errcode = 'check_violation';
  end if;
  perform graphile_worker.add_jobs(array(
    select spec from json_populate_recordset(null::graphile_worker.job_spec, specs) as spec
  ));
end
$$;
${jobsAreLate}
revoke all on function public.enqueue_jobs(json), public.jobs_are_late() from public;
grant execute on function public.enqueue_jobs(json), public.jobs_are_late() to ${surfaces};`;
}

const jobsAreLate = `
create or replace function public.jobs_are_late() returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (
    select from graphile_worker.jobs
    where run_at < now() - interval '15 minutes' and attempts < max_attempts and locked_at is null
  )
$$;`;

function jobRows(): string {
  return Object.entries(jobGrants)
    .flatMap(([task, { by, key }]) =>
      by.map((surface) => `('${task}', '${roleOf[surface]}', '${key}')`),
    )
    .join(", ");
}
