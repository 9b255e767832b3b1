/** `npm run extract:score`: precision and recall of what is recognised in a text, by kind, on the corpus in the repository. */
import { main, prepare } from "./prepare.mjs";

await main(async () => {
  await prepare({ withBuild: false });
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    entryPoints: ["e2e/bench/extract-score.server.ts"],
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "node20",
  });
  const source = Buffer.from(outputFiles[0].contents).toString("base64");
  const { printScore } = await import(`data:text/javascript;base64,${source}`);
  printScore("app/domain/indicator/corpus");
});
