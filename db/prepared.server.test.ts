import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { unit } from "#db/schema/index.ts";
import { separateDatabase, testDatabase } from "#db/testing/database.server.ts";
import { prepared } from "./prepared.server.ts";

const database = testDatabase();

function counted() {
  const seen = { builds: 0 };
  const nameOf = prepared((db) => {
    seen.builds++;
    return db
      .select({ name: unit.name })
      .from(unit)
      .where(eq(unit.id, sql.placeholder("id")))
      .prepare("test_unit_name");
  });
  return { seen, nameOf };
}

test("a statement is built once a connection, in transactions too", async () => {
  const { seen, nameOf } = counted();
  const { db } = database;
  const [outside] = await nameOf(db).execute({ id: "sacramento" });
  expect(outside?.name).toBeTruthy();
  for (const time of [1, 2])
    await db.transaction(async (tx) => {
      const [inside] = await nameOf(tx).execute({ id: "sacramento" });
      expect(inside, `time ${time}`).toEqual(outside);
    });
  expect(seen.builds).toBe(1);
});

test("a prepared statement sees what its own transaction wrote, and nobody else does", async () => {
  const { nameOf } = counted();
  const { db, owner, drop } = await separateDatabase();
  const name = async (of: typeof db) =>
    (await nameOf(of).execute({ id: "sacramento" }))[0]?.name;
  try {
    const before = await name(db);
    await owner.transaction(async (tx) => {
      await tx
        .update(unit)
        .set({ name: "Elsewhere" })
        .where(eq(unit.id, "sacramento"));
      expect(await name(tx)).toBe("Elsewhere");
      expect(await name(db)).toBe(before);
    });
    expect(await name(db)).toBe("Elsewhere");
  } finally {
    await drop();
  }
});
