/** `npm run bench`: fills a database and measures it; `-- --help` tells the options. */
import { main, prepare } from "./prepare.mjs";

await main(async () => {
  await prepare();
  process.env.NODE_ENV = "production";
  const { bench } = await import("../build/node/bench.js");
  process.exit(await bench(process.argv.slice(2)));
});
