import { getTableColumns, getTableName, sql, type Table } from "drizzle-orm";
import { toSnakeCase } from "drizzle-orm/casing";
import type { Database } from "#db/client.server.ts";

/** Inserts many rows of one shape in one statement with one parameter. */
export async function insertMany<T extends Table>(
  db: Database,
  table: T,
  rows: readonly T["$inferInsert"][],
): Promise<void> {
  if (rows.length === 0) return;
  const given = Object.keys(rows[0] ?? {});
  const columns = Object.keys(getTableColumns(table))
    .filter((key) => given.includes(key))
    .map((key) => ({ key, name: toSnakeCase(key) }));
  const names = sql.raw(columns.map(({ name }) => `"${name}"`).join(", "));
  const records = rows.map((row) =>
    Object.fromEntries(
      columns.map(({ key, name }) => [name, inJson(Reflect.get(row, key))]),
    ),
  );
  await db.execute(sql`
    insert into ${table} (${names})
    select ${names}
    from json_populate_recordset(null::${sql.identifier(getTableName(table))}, ${JSON.stringify(records)}::json)`);
}

/** As Postgres reads each type from JSON; a `Date` and a list write themselves. */
function inJson(value: unknown): unknown {
  return Buffer.isBuffer(value)
    ? `\\x${value.toString("hex")}`
    : (value ?? null);
}
