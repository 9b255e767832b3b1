import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { expect, inject, onTestFinished, test } from "vitest";
import { onServer, urlOf } from "#db/testing/server.server.ts";
import {
  applyMigrations,
  isOutside,
  outsideMark,
} from "./apply-migrations.server.ts";
import { migrateDatabase } from "./migrate.server.ts";
import { projectFolder } from "./project.server.ts";

const folder = join(projectFolder, "db/migrations");
const files = readdirSync(folder).filter((name) => name.endsWith(".sql"));

/** Its new column without a default shows that its table was empty. */
const withoutRows = ["0010_several_lost_codes.sql"];

test.each(files)(
  "%s builds indexes of tables that may be full beside their writers, and can be repeated",
  (name) => {
    const text = readFileSync(join(folder, name), "utf8");
    const statements = text
      .split("--> statement-breakpoint")
      .map((each) => each.replace(/^--.*$/gm, "").trim());
    const isByItself = isOutside(text);
    const built = [
      ...text.matchAll(
        /create (?:unique )?index (concurrently )?"(\w+)" on "(\w+)"/gi,
      ),
    ];
    for (const [, concurrently, index = "", table] of built) {
      if (text.includes(`CREATE TABLE "${table}"`)) continue;
      if (withoutRows.includes(name)) continue;
      expect({ isByItself, concurrently }).toEqual({
        isByItself: true,
        concurrently: expect.any(String),
      });
      // What a build that broke off leaves behind is no index, but has the name.
      const at = statements.findIndex((each) =>
        each.includes(`INDEX CONCURRENTLY "${index}"`),
      );
      expect(statements[at - 1]).toContain(
        `DROP INDEX CONCURRENTLY IF EXISTS "${index}";`,
      );
    }
    if (isByItself)
      for (const each of statements)
        expect(each.split(";").filter((part) => part.trim())).toHaveLength(1);
  },
);

test("two processes that start at once migrate a new database once", async () => {
  const { url, query } = await openDatabase();
  await Promise.all([
    migrateDatabase(url),
    migrateDatabase(url),
    migrateDatabase(url),
  ]);
  const [applied] = await query(
    "select count(*)::int as count from drizzle.__drizzle_migrations",
  );
  expect(applied).toEqual({ count: files.length });
  expect(
    await query(
      "select indexrelid::regclass from pg_index where not indisvalid",
    ),
  ).toEqual([]);
  await migrateDatabase(url);
});

test("a migration that fails leaves nothing, or, outside a transaction, what can be repeated", async () => {
  const { client, query } = await openDatabase();
  const own = mkdtempSync(join(tmpdir(), "landline-migrations-"));
  onTestFinished(() => rmSync(own, { recursive: true }));
  mkdirSync(join(own, "meta"));
  const tags = ["0_inside", "1_outside"];
  const entries = tags.map((tag, idx) => ({
    tag,
    idx,
    when: idx + 1,
    version: "7",
    breakpoints: true,
  }));
  writeFileSync(join(own, "meta/_journal.json"), JSON.stringify({ entries }));
  const bp = "--> statement-breakpoint\n";
  const write = (tag: string, ...statements: string[]) =>
    writeFileSync(join(own, `${tag}.sql`), statements.join(bp));

  write("0_inside", "create table pair (of int);", "select 1 / 0;");
  write(
    "1_outside",
    `${outsideMark}\ndrop index concurrently if exists one;`,
    "create unique index concurrently one on pair (of);",
  );
  await expect(applyMigrations(client, own)).rejects.toThrow(
    "division by zero",
  );
  expect(await query("select to_regclass('pair') as pair")).toEqual([
    { pair: null },
  ]);

  write(
    "0_inside",
    "create table pair (of int);",
    "insert into pair values (1), (1);",
  );
  await expect(applyMigrations(client, own)).rejects.toThrow(
    "could not create unique index",
  );
  const isValid =
    "select indisvalid as is from pg_index where indexrelid = 'one'::regclass";
  expect(await query(isValid)).toEqual([{ is: false }]);
  await query("delete from pair");
  await applyMigrations(client, own);
  expect(await query(isValid)).toEqual([{ is: true }]);
});

/** An empty one. */
async function openDatabase() {
  const name = `landline_migrated_${crypto.randomUUID().slice(0, 8)}`;
  const server = inject("serverUrl");
  await onServer(server, `create database ${name}`);
  const url = urlOf(server, name);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  onTestFinished(async () => {
    await client.end();
    await onServer(server, `drop database ${name} with (force)`);
  });
  const query = async (text: string) =>
    (await client.query<Record<string, unknown>>(text)).rows;
  return { url, client, query };
}
