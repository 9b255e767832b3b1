import pg from "pg";
import { expect } from "../test.ts";

/** Waits until the worker has nothing left that is due. */
export async function jobsDone(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const waiting = async () => {
    const { rows } = await client.query<{ count: number }>(
      "select count(*)::int as count from graphile_worker.jobs where run_at <= now()",
    );
    return rows[0]?.count;
  };
  await expect.poll(waiting, { timeout: 15_000 }).toBe(0);
  await client.end();
}
