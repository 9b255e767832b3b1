/**
 * `npm run evidence:kills -- --bytes=1073741824`: sends a file of that size while the server is killed three times and the
 * line is cut once, and prints how long it took and how much memory. `npm test` does the same with 64 MB.
 */
import { codeOf, main, prepare } from "./prepare.mjs";

await main(async () => {
  await prepare();
  const bytes = /^--bytes=(\d+)$/m.exec(process.argv.slice(2).join("\n"))?.[1];
  const words = ["test", "--config=e2e/playwright.config.ts", "evidence/kills"];
  const code = await codeOf(
    process.execPath,
    ["node_modules/playwright/cli.js", ...words],
    { env: { EVIDENCE_BYTES: bytes ?? String(1024 ** 3) } },
  );
  process.exit(code === 0 ? 0 : 1);
});
