import { execFileSync, type ChildProcess } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClusterWhenNew } from "#db/embedded/cluster.server.ts";
import { accountFor, binariesFor } from "#db/embedded/install.server.ts";
import { portsFrom } from "#db/embedded/ports.server.ts";
import { answers, end, hasEnded, launch } from "#db/embedded/process.server.ts";
import { onServer } from "#db/testing/server.server.ts";

const password = "landline-pair";
const standbyName = "landline_standby";

/** A primary, and a standby that has each commit before the primary says that it is done. */
export type Pair = {
  /** Of the superuser, to the database `postgres`. */
  primaryUrl: string;
  standbyUrl: string;
  hosts: string;
  /** All its processes at once, as a machine that stands still. */
  pause: () => void;
  goOn: () => void;
  killPrimary: () => void;
  promote: () => Promise<void>;
  stop: () => Promise<void>;
};

/** `fill` makes what both begin with. */
export async function openPair(
  fill: (primaryUrl: string) => Promise<void>,
): Promise<Pair> {
  const folder = mkdtempSync(join(tmpdir(), "landline-pair-"));
  chmodSync(folder, 0o711);
  const account = accountFor(folder);
  const native = binariesFor(account);
  const clusterNamed = (name: string) => join(folder, name);
  const run = async (name: string, port: number) => {
    const child = launch({
      ...{ native, account, port, isDurable: true, variables: {} },
      cluster: clusterNamed(name),
      log: join(folder, `${name}.log`),
    });
    const url = urlAt(port);
    if (!(await answers(child, url)))
      throw new Error(`the ${name} did not start: see ${folder}/${name}.log`);
    return { child, url };
  };
  const cluster = clusterNamed("primary");
  mkdirSync(cluster, { mode: 0o700 });
  if (account) chownSync(cluster, account.uid, account.gid);
  await createClusterWhenNew({ native, cluster, password, account });
  const [primaryPort, standbyPort] = await twoPorts();
  const first = await run("primary", primaryPort);
  await fill(first.url);
  await end(first.child);
  copyAsStandby({ folder, primaryPort });
  appendFileSync(
    join(cluster, "postgresql.auto.conf"),
    `synchronous_standby_names = 'ANY 1 (${standbyName})'\n`,
  );
  const primary = await run("primary", primaryPort);
  const standby = await run("standby", standbyPort);
  const running = [primary.child, standby.child];
  return {
    primaryUrl: primary.url,
    standbyUrl: standby.url,
    hosts: `127.0.0.1:${primaryPort},127.0.0.1:${standbyPort}`,
    pause: () => signalAll(primary.child, "SIGSTOP"),
    goOn: () => signalAll(primary.child, "SIGCONT"),
    killPrimary: () => signalAll(primary.child, "SIGKILL"),
    promote: () => onServer(standby.url, "select pg_promote(true, 30)"),
    stop: async () => {
      for (const child of running) if (!hasEnded(child)) await end(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function urlAt(port: number): string {
  return `postgres://landline:${password}@127.0.0.1:${port}/postgres`;
}

/** Its children lie in sessions of their own, as each backend makes one; a signal to Postgres alone leaves them at work. */
function signalAll(server: ChildProcess, signal: NodeJS.Signals) {
  const { pid } = server;
  if (pid === undefined) return;
  const children = execFileSync("ps", ["-o", "pid=", "--ppid", String(pid)], {
    encoding: "utf8",
  });
  for (const each of [pid, ...children.trim().split(/\s+/).map(Number)])
    try {
      process.kill(each, signal);
    } catch {
      // It ended meanwhile.
    }
}

/** A cold copy: nothing runs on it. Of files alone, so that no program but Postgres's own three is needed. */
function copyAsStandby({
  folder,
  primaryPort,
}: {
  folder: string;
  primaryPort: number;
}) {
  const standby = join(folder, "standby");
  execFileSync("cp", ["-a", join(folder, "primary"), standby]);
  appendFileSync(
    join(standby, "postgresql.auto.conf"),
    `primary_conninfo = 'host=127.0.0.1 port=${primaryPort} user=landline password=${password} application_name=${standbyName}'\n`,
  );
  writeFileSync(join(standby, "standby.signal"), "");
}

async function twoPorts(): Promise<[number, number]> {
  const ports: number[] = [];
  for await (const port of portsFrom(undefined)) {
    if (!ports.includes(port)) ports.push(port);
    const [one, two] = ports;
    if (one !== undefined && two !== undefined) return [one, two];
  }
  throw new Error("no two ports are free");
}
