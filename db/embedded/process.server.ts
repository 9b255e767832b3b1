import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import type { Account } from "./install.server.ts";

type Launching = {
  native: string;
  cluster: string;
  account: Account;
  port: number;
  isDurable: boolean;
  variables: Record<string, string>;
  log: string;
};

export function launch(launching: Launching): ChildProcess {
  const { native, cluster, account } = launching;
  const log = openSync(launching.log, "a", 0o600);
  const child = spawn(
    join(native, "bin/postgres"),
    ["-D", cluster, ...settingsOf(launching)],
    {
      ...account,
      cwd: cluster,
      env: { ...environment(), ...launching.variables },
      stdio: ["ignore", log, log],
      // A terminal's Ctrl-C goes to its whole process group: Postgres must outlive the web process.
      detached: true,
    },
  );
  child.on("error", () => {});
  closeSync(log);
  return child;
}

function settingsOf({ port, isDurable }: Launching): string[] {
  const settings: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: "",
    max_connections: "200",
    jit: "off",
    timezone: "UTC",
    // The log must not repeat what a person typed: no statements, no "Failing row contains (…)".
    log_error_verbosity: "terse",
    log_min_error_statement: "panic",
    ...(isDurable
      ? {}
      : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  return Object.entries(settings).flatMap(([name, value]) => [
    "-c",
    `${name}=${value}`,
  ]);
}

export function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** "Fast": open transactions are rolled back, nothing acknowledged is lost. */
export async function end(child: ChildProcess): Promise<void> {
  const ended = new Promise((done) => child.once("exit", done));
  child.kill("SIGINT");
  await ended;
}

export function environment(): NodeJS.ProcessEnv {
  return {
    NODE_ENV: process.env.NODE_ENV,
    PATH: process.env.PATH,
    LC_ALL: "C",
    TZ: "UTC",
  };
}

/** True once it takes connections, false when it ended instead. */
export async function answers(
  child: ChildProcess,
  url: string,
): Promise<boolean> {
  const patienceMs = 60_000;
  for (const started = Date.now(); Date.now() - started < patienceMs;) {
    if (hasEnded(child)) return false;
    if (child.pid === undefined) return false;
    if (await connects(url)) return true;
    await wait(25);
  }
  child.kill("SIGQUIT");
  return false;
}

export async function connects(connectionString: string): Promise<boolean> {
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

/** A process killed with SIGKILL leaves its Postgres running, or, after a power cut, a lock file whose number now means another process. */
export async function stopPredecessor(cluster: string) {
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

/** The number that a lock file names may long be another process's. */
export function isPostgresOn(pid: number, cluster: string): boolean {
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
