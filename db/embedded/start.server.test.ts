import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { bringUpToDate } from "#db/migrate.server.ts";
import {
  findEmbeddedPostgres,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from "./start.server.ts";

function newFolder() {
  const folder = mkdtempSync(join(tmpdir(), "landline-embedded-"));
  chmodSync(folder, 0o711);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function start(folder: string, keepsSuperuser = false) {
  const server = await startEmbeddedPostgres({
    ...{ folder, keepsSuperuser, isDurable: false },
  });
  onTestFinished(() => server.stop());
  return server;
}

async function query(connectionString: string, text: string) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

async function expectLittlePower({ url, ownerUrl }: EmbeddedPostgres) {
  const mighty = "select rolname from pg_roles where rolcanlogin and rolsuper";
  expect(await query(url, mighty)).toEqual([]);
  const owned = `
    select relname from pg_class
    where relnamespace in ('public'::regnamespace, 'drizzle'::regnamespace, 'graphile_worker'::regnamespace)
      and relowner <> 'landline_owner'::regrole
    union all
    select proname from pg_proc
    where pronamespace in ('public'::regnamespace, 'graphile_worker'::regnamespace)
      and proowner <> 'landline_owner'::regrole
    union all
    select typname from pg_type
    where typnamespace = 'public'::regnamespace and typowner <> 'landline_owner'::regrole`;
  expect(await query(ownerUrl, owned)).toEqual([]);
  for (const statement of ["set role landline_owner", "create role other"])
    await expect(query(url, statement)).rejects.toMatchObject({
      code: "42501",
    });
}

test("once the embedded Postgres is up, no superuser can log in, and what a process logs in as owns nothing", async () => {
  const folder = newFolder();
  const server = await start(folder);
  await bringUpToDate(server.ownerUrl);
  await expectLittlePower(server);
  expect(existsSync(join(folder, "password"))).toBe(false);
  expect(readFileSync(join(folder, "url"), "utf8")).toBe(server.url);
  expect(await findEmbeddedPostgres(folder)).toBe(server.url);
  await server.stop();

  const again = await start(folder);
  await bringUpToDate(again.ownerUrl);
  await expectLittlePower(again);
});

test("what an earlier version made as the superuser is handed to the owner, with all that is in it", async () => {
  const folder = newFolder();
  const earlier = await start(folder, true);
  await bringUpToDate(earlier.ownerUrl);
  await query(
    earlier.ownerUrl,
    "insert into wrong_code (source, count, last_at) values ('one', 1, now())",
  );
  await earlier.stop();

  const server = await start(folder);
  await bringUpToDate(server.ownerUrl);
  await expectLittlePower(server);
  expect(await query(server.url, "select count from wrong_code")).toEqual([
    { count: 1 },
  ]);
});
