/** `npm start`: everything this needs, then web and worker in this process. `--dev`: pages from their sources, reloaded as they change. */
import { bundleProcesses, main, prepare } from "./prepare.mjs";

await main(async () => {
  const isDevelopment = process.argv.includes("--dev");
  await prepare({ withBuild: !isDevelopment });
  if (isDevelopment) await bundleProcesses();

  // React and Remix read NODE_ENV as "built for production", which any `npm start` is. Whether this installation
  // serves real reporters is the operator's word: their NODE_ENV, kept under a name of its own.
  const variables = {
    ...process.env,
    LANDLINE_PRODUCTION: process.env.NODE_ENV === "production" ? "on" : "off",
  };
  process.env.NODE_ENV = isDevelopment ? "development" : "production";

  const { start } = await import("../build/node/start.js");
  await start({
    variables,
    tell: (words) => console.log(words),
    openDevelopment: isDevelopment ? openDevelopment : undefined,
  });
});

async function openDevelopment() {
  const { createServer } = await import("vite");
  const vite = await createServer({
    server: { middlewareMode: true },
    appType: "custom",
  });
  return {
    middlewares: vite.middlewares,
    load: () => vite.ssrLoadModule("virtual:remix/server-build"),
    close: () => vite.close(),
  };
}
