/**
 * `npm run test:hours`: the journeys that know a date, with the clock of runner, stack, browser and Postgres moved to each
 * moment of `hours.mjs`; about a minute for each on 2 cores. `--at=2028-02-29T20:00:00Z` takes that moment alone, `--unit` adds the
 * unit tests, which read no clock; other words choose specs by a part of their name, and `.` takes all.
 */
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
} from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { requireChromium } from "./chromium.mjs";
import { momentsAfter } from "./hours.mjs";
import { codeOf, main, prepare, projectFolder } from "./prepare.mjs";

/** Specs that type a date, or look at one. */
const dated = [
  "e2e/dates",
  "deadlines/",
  "follow/",
  "receipt/receipt",
  "reporter/journey",
  "reporter/language",
  "reporter/lost-code",
  "reporter/session-end",
  "responder/journey",
  "updates/",
];
const siteZone = "America/Los_Angeles";
const unitReport = "test-results/hours-unit.json";
const e2eReport = "test-results/e2e.json";

await main(async () => {
  await prepare();
  await requireChromium();
  const library = findLibrary();
  mkdirSync("test-results", { recursive: true });
  const { at, specs, withUnit } = readWords(process.argv.slice(2));
  const moments = at
    ? [{ why: "asked for", at }]
    : momentsAfter(Date.now(), siteZone);
  const rows = [];
  for (const moment of moments) {
    const aheadMs = moment.at.getTime() - Date.now();
    const env = {
      TEST_CLOCK_AHEAD_MS: String(aheadMs),
      TEST_CLOCK_LIBRARY: library,
      NODE_OPTIONS: `--import=${pathToFileURL(join(projectFolder, "bin/moved-clock.mjs"))}`,
    };
    console.log(`\n— ${moment.at.toISOString()}, ${moment.why}`);
    const runs = [await journeys(specs, env)];
    if (withUnit) runs.push(await unitTests(env));
    rows.push({
      "in Greenwich": moment.at.toISOString().slice(0, 16),
      "at the site": moment.at.toLocaleString("sv-SE", { timeZone: siteZone }),
      "what it is": moment.why,
      passed: runs.reduce((sum, { passed }) => sum + passed, 0),
      failed: runs.reduce((sum, { failed }) => sum + failed, 0),
    });
  }
  console.table(rows);
  process.exit(rows.every(({ failed }) => failed === 0) ? 0 : 1);
});

function readWords(words) {
  const at = words.find((word) => word.startsWith("--at="))?.slice(5);
  const chosen = words.filter((word) => !word.startsWith("--"));
  if (at !== undefined && !(Date.parse(at) > Date.now()))
    throw new Error(`--at=${at} is no moment to come`);
  return {
    at: at === undefined ? null : new Date(at),
    specs: chosen.length > 0 ? chosen : dated,
    withUnit: words.includes("--unit"),
  };
}

async function journeys(specs, env) {
  rmSync(e2eReport, { force: true });
  const playwright = "node_modules/playwright/cli.js";
  const words = ["test", "--config=e2e/playwright.config.ts", ...specs];
  const code = await codeOf(process.execPath, [playwright, ...words], { env });
  return counted(code, e2eReport, ({ stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
  }));
}

async function unitTests(env) {
  rmSync(unitReport, { force: true });
  const words = ["run", "--reporter=default", "--reporter=json"];
  const code = await codeOf(
    process.execPath,
    [
      "node_modules/vitest/vitest.mjs",
      ...words,
      `--outputFile.json=${unitReport}`,
    ],
    { env },
  );
  return counted(
    code,
    unitReport,
    ({ numPassedTests: passed, numFailedTests: failed }) => ({
      passed,
      failed,
    }),
  );
}

/** A run that ends badly without a failed test counts as one failure. */
function counted(code, file, countsOf) {
  const { passed, failed } = existsSync(file)
    ? countsOf(JSON.parse(readFileSync(file, "utf8")))
    : { passed: 0, failed: 0 };
  return { passed, failed: code === 0 ? failed : Math.max(1, failed) };
}

/** Where Debian and its like put the library of the package `faketime`. */
function findLibrary() {
  const places = ["/usr/lib", "/usr/local/lib"].filter(existsSync);
  const found = places
    .flatMap((place) => [
      place,
      ...readdirSync(place).map((name) => join(place, name)),
    ])
    .map((folder) => join(folder, "faketime/libfaketime.so.1"))
    .find((file) => existsSync(file));
  if (found && !process.env.TEST_DATABASE_URL) return found;
  throw new Error(
    found
      ? "TEST_DATABASE_URL names a Postgres whose clock cannot be moved from here"
      : "The clock of Postgres is moved by libfaketime: apt-get install faketime",
  );
}
