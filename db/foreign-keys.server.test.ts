import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { testDatabase } from "#db/testing/database.server.ts";

const database = testDatabase();

test("what points to a row that is deleted one day is found by an index", async () => {
  // Drafts are swept with their codes and sessions; a report goes with all that belongs to it.
  const { rows } = await database.db.execute<{ name: string }>(sql`
    select conname as name
    from pg_constraint as link
    where contype = 'f'
      and confrelid in ('report'::regclass, 'report_access'::regclass, 'message'::regclass)
      and not exists (
        select from pg_index
        where indrelid = link.conrelid and indkey[0] = any (link.conkey)
      )`);
  expect(rows).toEqual([]);
});
