import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  lstatSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

export const projectFolder = fileURLToPath(new URL("..", import.meta.url));

/** Dependencies as the lock file says and a build of the sources as they are; nothing when both are. */
export async function prepare({ withBuild = true } = {}) {
  requireNode([20, 19]);
  process.chdir(projectFolder);
  if (existsSync(".env")) process.loadEnvFile(".env");
  await install();
  if (withBuild) await build();
}

export async function install() {
  const stamp = "node_modules/.landline-installed";
  const wanted = hashOf(["package-lock.json"], process.platform + process.arch);
  if (contentOf(stamp) === wanted) return;
  if (!isInstalled()) {
    refuseSymlink("node_modules");
    await step("Installing dependencies (npm ci)", () =>
      npm("ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"),
    );
  }
  writeFileSync(stamp, wanted);
}

export async function build() {
  const stamp = "build/.landline-built";
  const wanted = hashOf(sources());
  if (contentOf(stamp) === wanted) return;
  rmSync(stamp, { force: true });
  await step("Building", async () => {
    // Remix empties build/ first.
    await runQuietly(process.execPath, [
      "node_modules/@remix-run/dev/dist/cli.js",
      "vite:build",
    ]);
    await bundleProcesses();
  });
  writeFileSync(stamp, wanted);
}

/** The processes around the pages, without their packages: those stay in node_modules, one instance each. */
export async function bundleProcesses() {
  const esbuild = await import("esbuild");
  await esbuild.build({
    entryPoints: {
      start: "app/server/process/start.server.ts",
      admin: "app/server/process/admin.server.ts",
      ...(existsSync("e2e/bench/bench.server.ts") && {
        bench: "e2e/bench/bench.server.ts",
      }),
    },
    outdir: "build/node",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    jsx: "automatic",
    sourcemap: true,
    logLevel: "warning",
  });
  await esbuild.stop();
}

/** Runs a program to its end with our terminal; fails unless it ends with 0. */
export async function run(command, words, { env = {} } = {}) {
  const code = await codeOf(command, words, { env });
  if (code !== 0)
    throw new Error(`${[command, ...words].join(" ")} ended with ${code}`);
}

/** The same without a word, unless it fails. */
async function runQuietly(command, args) {
  const { code, words } = await heard(command, args);
  if (code === 0) return;
  process.stderr.write(words);
  throw new Error(`${args.join(" ")} ended with ${code}`);
}

/** Runs a program to its end; what it ended with, and what it said. */
export function heard(command, args) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, {
      stdio: ["ignore", "pipe", "pipe"],
      cwd: projectFolder,
      env: { ...process.env, NODE_ENV: undefined },
    });
    const said = [];
    child.stdout.on("data", (chunk) => said.push(chunk));
    child.stderr.on("data", (chunk) => said.push(chunk));
    child.once("error", fail);
    child.once("close", (code, signal) =>
      done({ code: code ?? signal, words: Buffer.concat(said).toString() }),
    );
  });
}

export function codeOf(command, words, { env = {} } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, words, {
      stdio: "inherit",
      cwd: projectFolder,
      // The build's mode is its own; whether this is a production installation is another matter.
      env: { ...process.env, NODE_ENV: undefined, ...env },
    });
    child.once("error", fail);
    child.once("exit", (code, signal) => done(code ?? signal));
  });
}

export function npm(...words) {
  const [command, ...rest] = npmCommand(...words);
  return run(command, rest);
}

/** The npm that started us, if one did. */
export function npmCommand(...words) {
  const cli = process.env.npm_execpath;
  return cli && /npm-cli\.js$/.test(cli)
    ? [process.execPath, cli, ...words]
    : ["npm", ...words];
}

export async function step(name, work) {
  const started = Date.now();
  console.log(`${name} …`);
  await work();
  console.log(
    `${name}: done in ${((Date.now() - started) / 1000).toFixed(1)} s`,
  );
}

/** A failure of ours as a sentence; the failing program has said the rest. */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

function requireNode([major, minor]) {
  const [a, b] = process.versions.node.split(".").map(Number);
  if (a > major || (a === major && b >= minor)) return;
  throw new Error(
    `Landline needs Node ${major}.${minor} or newer; this is ${process.version}.`,
  );
}

/** `npm ci` empties the folder first: through a link, that of somebody else. */
export function refuseSymlink(folder) {
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  throw new Error(
    `${folder} is a link to another folder, which installing would empty. Remove the link, and start again.`,
  );
}

/** Does node_modules hold the lock file's versions, whoever installed them? */
function isInstalled() {
  const [wanted, found] = [
    "package-lock.json",
    "node_modules/.package-lock.json",
  ].map((file) =>
    existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).packages : null,
  );
  if (!wanted || !found) return false;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === "" ||
      (found[path]
        ? found[path].version === entry.version
        : entry.optional === true || entry.peer === true),
  );
}

function sources() {
  return [
    "package.json",
    "package-lock.json",
    "remix.config.js",
    "vite.config.ts",
    "tsconfig.json",
    "bin/prepare.mjs",
    ...["app", "db", "emails", "public", "e2e/bench"].flatMap(filesUnder),
  ];
}

function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) =>
      relative(".", join(entry.parentPath ?? entry.path, entry.name)),
    )
    .sort();
}

function hashOf(files, salt = "") {
  const hash = createHash("sha256").update(salt);
  for (const file of files)
    if (existsSync(file)) hash.update(`\0${file}\0`).update(readFileSync(file));
  return hash.digest("hex");
}

function contentOf(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}
