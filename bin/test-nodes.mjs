/**
 * `npm run test:nodes`: installs, tests, builds and starts what is committed on each Node that it must run on. The `node`
 * package of the registry brings them. `node bin/test-nodes.mjs 24` tries one alone.
 */
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { main, npmCommand, projectFolder, step } from "./prepare.mjs";

/** The oldest that we promise, and the newest of each line since that lasts. */
const versions = ["20.19", "22", "24"];
/** Where keys, files and the database's own code are. */
const tests = ["app/domain/vault", "app/domain/evidence", "app/server"];
const port = 4620;
const startMs = 120_000;

await main(async () => {
  process.chdir(projectFolder);
  const asked = process.argv.slice(2);
  for (const version of asked.length > 0 ? asked : versions)
    await tryOn(version);
});

async function tryOn(version) {
  const folder = join(projectFolder, ".cache/nodes", version);
  const tree = join(folder, "landline");
  mkdirSync(folder, { recursive: true });
  rmSync(tree, { recursive: true, force: true });
  // Its install script puts the program where it belongs.
  const node = ["install", "--no-save", "--ignore-scripts=false"];
  run(npmCommand(...node, "--prefix", folder, `node@${version}`), { folder });
  run(["git", "clone", "--quiet", projectFolder, tree], { folder });
  const programs = join(folder, "node_modules/node/bin");
  const on = { folder: tree, programs };
  const found = run([join(programs, "node"), "--version"], on).trim();
  await step(`${found}: npm ci`, () =>
    run(["npm", "ci", "--no-audit", "--no-fund"], on),
  );
  const inTree = (file, ...words) =>
    run([join(programs, "node"), join("node_modules", file), ...words], on);
  await step(`${found}: types`, () => inTree("typescript/bin/tsc", "--noEmit"));
  await step(`${found}: tests of ${tests.join(", ")}`, () =>
    inTree("vitest/vitest.mjs", "run", ...tests),
  );
  await step(`${found}: build`, () =>
    run([join(programs, "node"), "bin/build.mjs"], on),
  );
  await step(`${found}: start`, () => startIn(on));
  rmSync(tree, { recursive: true });
}

async function startIn({ folder, programs }) {
  const child = spawn(join(programs, "node"), ["bin/start.mjs"], {
    cwd: folder,
    env: { ...environment(programs), PORT: String(port) },
    stdio: "ignore",
  });
  const ended = new Promise((done) => child.once("exit", done));
  try {
    for (const giveUpAt = Date.now() + startMs; ; await wait(500)) {
      const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(
        () => null,
      );
      if (answer?.ok) return;
      if (child.exitCode !== null || Date.now() > giveUpAt)
        throw new Error("/healthz did not answer");
    }
  } finally {
    child.kill();
    await ended;
  }
}

/** Its output; shown when it fails. */
function run([command, ...words], { folder, programs }) {
  try {
    return execFileSync(command, words, {
      cwd: folder,
      env: environment(programs),
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
      stdio: ["ignore", "pipe", "pipe"],
    });
  } catch (error) {
    console.error(error.stdout, error.stderr);
    throw new Error(`${[command, ...words].join(" ")} ended badly`);
  }
}

/** `npm` starts with the first `node` of the path: the one that is tried. */
function environment(programs) {
  const path = [programs, process.env.PATH].filter(Boolean).join(delimiter);
  return { ...process.env, PATH: path, NODE_ENV: undefined };
}
