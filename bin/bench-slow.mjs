/** `npm run bench:slow`: the quick tier on a slow phone and a slow network, page by page; SLOW_RUNS walks (3). */
import { requireChromium } from "./chromium.mjs";
import { codeOf, main, prepare } from "./prepare.mjs";

await main(async () => {
  await prepare();
  await requireChromium();
  const words = [
    "test",
    "--config=e2e/slow/playwright.config.ts",
    "quick-tier",
  ];
  const playwright = "node_modules/playwright/cli.js";
  process.exit(await codeOf(process.execPath, [playwright, ...words]));
});
