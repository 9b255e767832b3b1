import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { openPool } from "#db/client.server.ts";
import { separateDatabase } from "#db/testing/database.server.ts";
import { keepFreeingJobs, markAlive } from "./worker-presence.server.ts";

test("jobs of a worker that is no more are free soon, and nobody takes those of one that is alive", async () => {
  const { owner, url, drop } = await separateDatabase();
  const pool = openPool(url, { max: 2 });
  for (const worker of ["pool-alive", "pool-dead"])
    await owner.execute(sql`
      with added as (
        select id from graphile_worker.add_job('sweep-mail', job_key => ${worker})
      )
      select id from added`);
  await owner.execute(sql`
    update graphile_worker._private_jobs
    set locked_by = key, locked_at = now()`);
  const leave = await markAlive(pool, "pool-alive");
  const stop = keepFreeingJobs(pool, 10);
  const held = async () => {
    const { rows } = await owner.execute<{ by: string }>(sql`
      select locked_by as by
      from graphile_worker._private_jobs
      where locked_by is not null`);
    return rows.map(({ by }) => by);
  };
  await expect.poll(held).toEqual(["pool-alive"]);
  leave();
  await expect.poll(held).toEqual([]);
  stop();
  await pool.end();
  await drop();
});
