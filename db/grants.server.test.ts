import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { testDatabase } from "#db/testing/database.server.ts";
import type { Database } from "./client.server.ts";
import { listGrants, type Grant } from "./grant-statements.server.ts";
import { grantedSurfaces, jobGrants, roleOf, verbs } from "./grants.ts";
import { enqueue } from "./queue.server.ts";

const database = testDatabase();

type Surface = keyof typeof roleOf;
const surfaces: Surface[] = [...grantedSurfaces, "all"];

type Column = { table: string; column: string };

async function listColumns(db: Database): Promise<Column[]> {
  const { rows } = await db.execute<Column>(sql`
    select relname as table, attname as column
    from pg_class
    join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')`);
  return rows;
}

const granted = listGrants();

function grantOf(
  surface: Surface,
  { table, verb }: Pick<Grant, "table" | "verb">,
) {
  return granted.filter(
    (grant) =>
      grant.table === table &&
      grant.verb === verb &&
      (surface === "all" || grant.surface === surface),
  );
}

test("the table of grants has a row for every table that there is", async () => {
  const there = new Set(
    (await listColumns(database.db)).map(({ table }) => table),
  );
  expect([...there].sort()).toEqual(
    [...new Set(granted.map(({ table }) => table))].sort(),
  );
});

test("each role may do with each column what the table of grants says, and nothing else", async () => {
  const { rows } = await database.db.execute<
    Column & { role: string; verb: string }
  >(sql`
    select role, verb, relname as table, attname as column
    from unnest(${sql.param(surfaces.map((each) => roleOf[each]))}::text[]) as role
    cross join unnest(array['select', 'insert', 'update', 'references']) as verb
    cross join pg_class
    join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped
    where relnamespace = 'public'::regnamespace and relkind = 'r'
      and has_column_privilege(role, pg_class.oid, attname, verb)`);
  const found = rows.map(
    ({ role, verb, table, column }) => `${role} ${verb} ${table}.${column}`,
  );
  const columns = await listColumns(database.db);
  const expected = surfaces.flatMap((surface) =>
    verbs
      .filter((verb) => verb !== "delete")
      .flatMap((verb) =>
        columns
          .filter(({ table, column }) =>
            grantOf(surface, { table, verb }).some(
              (grant) => grant.columns?.includes(column) ?? true,
            ),
          )
          .map(
            ({ table, column }) =>
              `${roleOf[surface]} ${verb} ${table}.${column}`,
          ),
      ),
  );
  expect(found.sort()).toEqual(expected.sort());
});

/** They touch no row: Postgres asks for the right before it looks for one. */
const statements = {
  select: (table: string, columns: string[]) =>
    `select ${columns.join(", ")} from ${table} where false`,
  insert: (table: string, columns: string[]) =>
    `insert into ${table} (${columns.join(", ")}) select ${columns.map(() => "null").join(", ")} where false`,
  update: (table: string, columns: string[]) =>
    `update ${table} set ${columns.map((column) => `${column} = null`).join(", ")} where false`,
  delete: (table: string) => `delete from ${table} where false`,
};

test.each(surfaces)(
  "as %s every statement that the table of grants allows is done, and every other refused",
  async (surface) => {
    const { db } = database;
    const columns = await listColumns(db);
    const tables = [...new Set(columns.map(({ table }) => table))];
    const wrong: string[] = [];
    for (const table of tables)
      for (const verb of verbs) {
        const own = columns
          .filter((each) => each.table === table)
          .map(({ column }) => column);
        const allowed = grantOf(surface, { table, verb });
        const some = allowed.find((grant) => grant.columns)?.columns;
        const isWhole = allowed.some((grant) => grant.columns === null);
        const attempts = isWhole
          ? [{ named: own, isAllowed: true }]
          : [
              { named: own, isAllowed: false },
              ...(some ? [{ named: some, isAllowed: true }] : []),
            ];
        for (const { named, isAllowed } of attempts) {
          const statement = statements[verb](table, named);
          const isDone = await isDoneAs(db, surface, statement);
          if (isDone !== isAllowed) wrong.push(`${surface}: ${statement}`);
        }
      }
    expect(wrong).toEqual([]);
  },
);

test.each(surfaces)(
  "as %s no table is emptied, changed or made, and no role taken on",
  async (surface) => {
    for (const statement of [
      "truncate report cascade",
      "alter table report add column other text",
      "create table other (id int)",
      "drop table note",
      "alter table audit_event disable trigger audit_event_refuses_change",
      "create or replace function audit_event_is_append_only() returns trigger language plpgsql as 'begin return new; end'",
      "insert into drizzle.__drizzle_migrations (hash) values ('other')",
      "create role other",
    ])
      expect({
        statement,
        isDone: await isDoneAs(database.db, surface, statement),
      }).toEqual({ statement, isDone: false });
  },
);

test("the worker alone reads and takes jobs, and adds one past the function", async () => {
  const past = [
    "select payload from graphile_worker._private_jobs",
    "select * from graphile_worker.jobs",
    "update graphile_worker._private_jobs set locked_by = 'me'",
    "delete from graphile_worker._private_jobs",
    "select graphile_worker.add_job('deliver-mail')",
    "select graphile_worker.remove_job('mail:1')",
  ];
  for (const surface of grantedSurfaces)
    for (const statement of past)
      expect({
        surface,
        statement,
        isDone: await isDoneAs(database.db, surface, statement),
      }).toEqual({ surface, statement, isDone: surface === "worker" });
});

const reportId = "00000000-0000-7000-8000-000000000001";

test("a surface asks for its own jobs alone", async () => {
  for (const surface of surfaces)
    for (const [task, { by }] of Object.entries(jobGrants))
      expect({
        surface,
        task,
        isDone: await isDoneAs(
          database.db,
          surface,
          asking(task, { reportId }),
        ),
      }).toEqual({
        surface,
        task,
        isDone: surface === "all" || by.some((each) => each === surface),
      });
  for (const task of ["sweep-drafts", "scan-evidence", "unknown"])
    expect(
      await isDoneAs(database.db, "public", asking(task, { reportId })),
    ).toBe(false);
});

test("nobody replaces a job of another kind by its key", async () => {
  const key = `mail:${reportId}`;
  const ask = (task: string) => asking(task, { reportId }, key);
  expect(await isDoneAs(database.db, "public", ask("deliver-mail"))).toBe(true);
  expect(await isDoneAs(database.db, "public", ask("derive-report"))).toBe(
    false,
  );
});

test("a job is given ids, and nothing that anybody typed", async () => {
  await enqueue(database.db, "derive-report", { reportId });
  await expect(
    database.db.transaction((tx) =>
      enqueue(tx, "derive-report", { reportId, name: "Sierra Telephone" }),
    ),
  ).rejects.toMatchObject({ cause: { code: "23514" } });
});

test("each surface knows whether jobs are late, without seeing one", async () => {
  for (const surface of surfaces)
    expect(await isDoneAs(database.db, surface, "select jobs_are_late()")).toBe(
      true,
    );
});

function asking(task: string, payload: object, key?: string): string {
  const specs = [{ identifier: task, payload, job_key: key }];
  return `select enqueue_jobs('${JSON.stringify(specs)}')`;
}

/** Undone again. False where Postgres refuses for want of the right; any other error is one. */
async function isDoneAs(
  db: Database,
  surface: Surface,
  statement: string,
): Promise<boolean> {
  const undone = Symbol("undone");
  try {
    await db.transaction(async (tx) => {
      await tx.execute(sql.raw(`set local role ${roleOf[surface]}`));
      await tx.execute(sql.raw(statement));
      throw undone;
    });
    return true;
  } catch (error) {
    if (error === undone) return true;
    if (isRefusal(error)) return false;
    throw error;
  }
}

function isRefusal(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : null;
  return (
    typeof cause === "object" &&
    cause !== null &&
    "code" in cause &&
    cause.code === "42501"
  );
}
