/**
 * `npm run chaos -- --attack=slow,drafts --for=60`: attacks an installation of its own on loopback, each for so many seconds, while
 * somebody on another network files a report with a file; prints how long that took, and the memory of the web process. Without
 * `--attack` all of them: slow, bodies, pairs, drafts, unfinished. `npm test` does the same for some seconds each.
 * `--attack=failover` kills a primary and promotes its standby while reports are sent.
 */
import { codeOf, main, prepare } from "./prepare.mjs";

await main(async () => {
  await prepare();
  const words = process.argv.slice(2).join("\n");
  const attack = /^--attack=([\w,]+)$/m.exec(words)?.[1];
  const seconds = /^--for=(\d+)$/m.exec(words)?.[1] ?? "60";
  const spec = attack === "failover" ? "chaos/failover" : "chaos/attacks";
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
        ...(attack && { CHAOS_ATTACK: attack }),
      },
    },
  );
  process.exit(code === 0 ? 0 : 1);
});
