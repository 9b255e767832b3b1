import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { projectFolder } from "./project.server.ts";
import { testDatabase } from "./testing/database.server.ts";

const database = testDatabase();

/** What the page says once, above its table. */
const kinds = sql`
  data_type in ('uuid', 'timestamp with time zone')
  or column_name ~ '(^|_)(version|sealed|wrapped|lookup|hash)$'`;

test("every column that can be read without a key stands in the threat model, and nothing stands there that is not", async () => {
  const { rows } = await database.db.execute<{ name: string; isKind: boolean }>(
    sql`
    select table_name || '.' || column_name as name, ${kinds} as "isKind"
    from information_schema.columns
    where table_schema = 'public'
    order by table_name, ordinal_position`,
  );
  const named = namedColumns();
  const isNamed = (name: string) =>
    named.includes(name) || named.includes(wholeTableOf(name));
  const clear = rows.filter(({ isKind }) => !isKind);
  expect(clear.filter(({ name }) => !isNamed(name))).toEqual([]);

  const known = rows.flatMap(({ name }) => [name, wholeTableOf(name)]);
  expect(named.filter((name) => !known.includes(name))).toEqual([]);
});

/** `unit.name` is named by itself or by `unit.*`. */
function wholeTableOf(name: string): string {
  return name.replace(/\..*/, ".*");
}

/** Names in backticks in the first column of the table. */
function namedColumns(): string[] {
  const page = readFileSync(
    join(projectFolder, "docs/threat-model.md"),
    "utf8",
  );
  const [, section = ""] = page.split("\n## What stays readable");
  const [table = ""] = section.split("\n## ");
  const cells = table.split("\n").map((line) => line.split("|")[1] ?? "");
  return cells.flatMap((cell) =>
    [...cell.matchAll(/`(\w+\.(?:\w+|\*))`/g)].map(([, name = ""]) => name),
  );
}
