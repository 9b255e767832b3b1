/**
 * `npm run chaos -- --attack=slow,drafts --for=60`: attacks an installation of its own on loopback, each for so many seconds, while
 * somebody on another network files a report with a file; prints how long that took, and the memory of the web process. Without
 * `--attack` all of them: slow, bodies, pairs, drafts, unfinished. `npm test` does the same for some seconds each.
 * `--attack=failover` kills a primary and promotes its standby while reports are sent. `--attack=kills --seed=1 --store=bucket` kills
 * processes and Postgres again and again, fills the disk (or has the bucket refuse), refuses mail and moves clocks, while reports,
 * files, messages and notes are sent; then counts what was acknowledged against what is there.
 */
import { codeOf, main, prepare } from "./prepare.mjs";

await main(async () => {
  await prepare();
  const words = process.argv.slice(2).join("\n");
  const attack = /^--attack=([\w,]+)$/m.exec(words)?.[1];
  const seconds = /^--for=(\d+)$/m.exec(words)?.[1] ?? "60";
  const seed = /^--seed=(\d+)$/m.exec(words)?.[1];
  const store = /^--store=(disk|bucket)$/m.exec(words)?.[1];
  const isOwn = attack === "failover" || attack === "kills";
  const spec = `chaos/${isOwn ? attack : "attacks"}`;
  const code = await codeOf(
    process.execPath,
    [
      "node_modules/playwright/cli.js",
      ...["test", "--config=e2e/playwright.config.ts", spec],
    ],
    {
      env: {
        CHAOS_SECONDS: seconds,
        FAILOVER_SECONDS: seconds,
        KILLS_SECONDS: seconds,
        ...(seed && { KILLS_SEED: seed }),
        ...(store && { KILLS_STORE: store }),
        ...(attack && { CHAOS_ATTACK: attack }),
      },
    },
  );
  process.exit(code === 0 ? 0 : 1);
});
