import { isMainThread } from "node:worker_threads";
import { generateKeyring } from "#app/domain/vault/keyring.server.ts";
import { openBenchDatabase } from "./database.server.ts";
import { fill, fillShare } from "./fill.server.ts";
import { populateUnits } from "./world.server.ts";

if (!isMainThread) await fillShare();

export async function bench(words: string[]): Promise<number> {
  const size = Number(words[0] ?? 10_000);
  const database = await openBenchDatabase();
  const keyring = generateKeyring();
  const now = new Date();
  await populateUnits(database.db, now);
  const started = Date.now();
  await fill(
    { url: database.url, keyring, now, from: 0, to: size },
    { threads: 3, tell: (done) => process.stdout.write(`\r${done}`) },
  );
  console.log(
    `\nfilled in ${(Date.now() - started) / 1000} s`,
    await database.sizeBytes(),
  );
  const t = await database.pool.query(
    "select status, count(*) from report group by 1 order by 2",
  );
  console.table(t.rows);
  const u = await database.pool.query(
    "select unit_id, count(*) from assignment where state in ('offered','accepted') group by 1 order by 2 desc limit 8",
  );
  console.table(u.rows);
  await database.stop();
  return 0;
}
