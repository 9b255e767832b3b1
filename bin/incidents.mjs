/**
 * `npm run incidents`: made-up incidents walked through the form in the browser as their victims would, in English and Spanish; what
 * a responder would expect beside what came out. PICTURES names a folder for pictures of the receipts.
 */
import { requireChromium } from "./chromium.mjs";
import { codeOf, main, prepare } from "./prepare.mjs";

await main(async () => {
  await prepare();
  await requireChromium();
  const words = ["test", "--config=e2e/slow/playwright.config.ts", "incidents"];
  const playwright = "node_modules/playwright/cli.js";
  process.exit(await codeOf(process.execPath, [playwright, ...words]));
});
