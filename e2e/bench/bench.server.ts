import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import { isMainThread } from "node:worker_threads";
import { type Keyring } from "#app/domain/vault/keyring.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { projectFolder } from "#db/project.server.ts";
import { openBenchDatabase, type BenchDatabase } from "./database.server.ts";
import { fill, fillShare } from "./fill.server.ts";
import { measureAll } from "./measurements.server.ts";
import { help, optionsOf, type Options } from "./options.ts";
import { growthOf, tableOf, type SizeResult } from "./table.ts";
import { populateUnits, readWorld } from "./world.server.ts";

if (!isMainThread) await fillShare();

/** The command: answers with its exit code. */
export async function bench(words: string[]): Promise<number> {
  const options = optionsOf(words);
  if (!options) {
    console.log(help);
    return 0;
  }
  const database = await openBenchDatabase();
  try {
    const keyring = testKeyring();
    await populateUnits(database.db, { keyring, now: new Date() });
    const results: SizeResult[] = [];
    for (const size of options.sizes) {
      const filled = results.at(-1)?.reports ?? 0;
      await fillTo(database, { keyring, from: filled, to: size, options });
      const world = await readWorld(database.db, { keyring, now: new Date() });
      const result = {
        reports: size,
        databaseBytes: await database.sizeBytes(),
        measurements: await measureAll(database, { world, options }),
      };
      results.push(result);
      console.log(`\n${tableOf(result)}\n`);
    }
    console.log(growthOf(results));
    console.log(`\n${machine()}\nAs JSON: ${write(results)}`);
    if (options.keep) await keep(database);
    return 0;
  } finally {
    await database.stop();
  }
}

async function fillTo(
  database: BenchDatabase,
  {
    keyring,
    from,
    to,
    options,
  }: { keyring: Keyring; from: number; to: number; options: Options },
) {
  const started = Date.now();
  const seconds = () => ((Date.now() - started) / 1000).toFixed(0);
  let told = 0;
  await fill(
    { url: database.url, keyring, now: new Date(), from, to },
    {
      threads: options.threads,
      tell: (done) => {
        if (done - told < 10_000 && from + done < to) return;
        told = done;
        console.log(`${from + done} reports after ${seconds()} s`);
      },
    },
  );
  await database.pool.query("vacuum (freeze, analyze)");
  await database.pool.query("checkpoint");
  console.log(`Filled and analysed in ${seconds()} s.`);
}

async function keep({ url }: BenchDatabase) {
  console.log(`\nStill running: ${url}\nCtrl-C stops it and removes it.`);
  const alive = setInterval(() => {}, 60_000);
  await new Promise<void>((done) => process.once("SIGINT", () => done()));
  clearInterval(alive);
}

function machine(): string {
  const [first] = cpus();
  return `${cpus().length} cores (${first?.model ?? "unknown"}), ${(totalmem() / 2 ** 30).toFixed(0)} GB, Node ${process.version}, PostgreSQL, load and web process on this one machine, whose load average was ${loadavg()[2]?.toFixed(1)} in the last quarter of an hour.`;
}

function write(results: SizeResult[]): string {
  const folder = join(projectFolder, "build/bench");
  mkdirSync(folder, { recursive: true });
  const at = new Date().toISOString();
  const file = join(folder, `${at.replace(/[:.]/g, "-")}.json`);
  writeFileSync(
    file,
    JSON.stringify({ at, machine: machine(), results }, null, 2),
  );
  return file;
}
