/**
 * `npm test`: format, lint, floors, what nothing uses, types, the production build, tests on a real Postgres, journeys in a real browser.
 * `--only=unit,e2e` runs those alone. The last lines are what each took, and the sum.
 */
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { advisories } from "./advisories.mjs";
import { requireChromium } from "./chromium.mjs";
import { build, codeOf, heard, main, prepare } from "./prepare.mjs";

const bin = (name) => `node_modules/${name}`;
const report = (name) => `test-results/${name}.json`;

const checks = {
  format: () =>
    program(
      bin("prettier/bin/prettier.cjs"),
      "--check",
      "--log-level=warn",
      ".",
    ),
  lint: () =>
    program(
      bin("eslint/bin/eslint.js"),
      "--max-warnings=0",
      "--cache",
      "--cache-location=node_modules/.cache/eslint/",
      ".",
    ),
  floors: () => program("bin/floors.mjs"),
  unused: () => program(bin("knip/bin/knip.js"), "--no-progress"),
  types: () => program(bin("typescript/bin/tsc"), "--noEmit"),
  unit,
  build: async () => sumOf(await succeeds(build)),
  e2e,
};

/** Fill every core by themselves, and run alone; of the others, each fills one core, and as many run at once as there are. */
const wide = ["unit", "e2e"];

await main(async () => {
  await prepare({ withBuild: false });
  mkdirSync("test-results", { recursive: true });
  const only = process.argv
    .find((word) => word.startsWith("--only="))
    ?.slice(7)
    .split(",");
  // Asked while the checks run.
  const known = only ? [] : advisories();
  const chosen = Object.keys(checks).filter(
    (name) => !only || only.includes(name),
  );
  const results = [];
  const narrow = chosen.filter((name) => !wide.includes(name));
  const workOff = async () => {
    for (let name = narrow.shift(); name; name = narrow.shift())
      results.push(await result(name));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, workOff));
  for (const name of wide.filter((name) => chosen.includes(name)))
    results.push(await result(name));
  console.table(results);
  for (const line of await known) console.log(line);
  const failing = results.filter(({ failed }) => failed > 0);
  if (failing.length > 0)
    console.log(`\nFailed: ${failing.map(({ name }) => name).join(", ")}`);
  const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
  console.log(`\n${total("passed")} passed, ${total("failed")} failed`);
  process.exit(failing.length === 0 ? 0 : 1);
});

async function result(name) {
  console.log(`— ${name} …`);
  const started = Date.now();
  const { words = "", ...sum } = await checks[name]();
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const verdict = sum.failed === 0 ? "passed" : "FAILED";
  console.log(`${words}— ${name}: ${verdict} in ${seconds} s`);
  return { name, ...sum, seconds: Number(seconds) };
}

async function unit() {
  rmSync(report("unit"), { force: true });
  const code = await codeOf(process.execPath, [
    bin("vitest/vitest.mjs"),
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report("unit")}`,
  ]);
  return counted(
    code,
    report("unit"),
    ({ numPassedTests, numFailedTests }) => ({
      passed: numPassedTests,
      failed: numFailedTests,
    }),
  );
}

async function e2e() {
  if (!(await succeeds(build))) return sumOf(false);
  await requireChromium();
  rmSync(report("e2e"), { force: true });
  const code = await codeOf(process.execPath, [
    bin("playwright/cli.js"),
    "test",
    "--config=e2e/playwright.config.ts",
    ...process.argv.slice(2).filter((word) => !word.startsWith("--only=")),
  ]);
  return counted(code, report("e2e"), ({ stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
  }));
}

async function program(script, ...args) {
  const { code, words } = await heard(process.execPath, [script, ...args]);
  return { ...sumOf(code === 0), words };
}

function sumOf(isFine) {
  return isFine ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function succeeds(work) {
  try {
    await work();
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  }
}

/** A run that ends badly without a failed test (a crash, an unhandled error) counts as one failure. */
function counted(code, file, countsOf) {
  try {
    const { passed, failed } = countsOf(JSON.parse(readFileSync(file, "utf8")));
    return { passed, failed: code === 0 ? failed : Math.max(1, failed) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
