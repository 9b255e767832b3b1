import type { ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import {
  clusterOf,
  createClusterWhenNew,
  database,
  passwordsOf,
  settleCluster,
  urlsOf,
} from "./cluster.server.ts";
import { accountFor, binariesFor } from "./install.server.ts";
import { portsFrom } from "./ports.server.ts";
import {
  answers,
  connects,
  end,
  hasEnded,
  launch,
  stopPredecessor,
} from "./process.server.ts";

export type EmbeddedPostgres = {
  /** Of the processes' login, which owns nothing, to the database `landline`. */
  url: string;
  /** Of the owner of the schema, for migrations; with `keepsSuperuser` of the superuser. */
  ownerUrl: string;
  port: number;
  /** Postgres's own process; another one after it was restarted. */
  pid: () => number;
  stop: () => Promise<void>;
};

export type EmbeddedOptions = {
  /** Remembers passwords, port and cluster; made when absent. */
  folder: string;
  preferredPort?: number;
  /** False: a power cut may cost the data. For tests only. */
  isDurable?: boolean;
  /** The superuser can log in on and on. For tests only. */
  keepsSuperuser?: boolean;
  /** Beside the few that Postgres is given. For tests only. */
  variables?: Record<string, string>;
  /** When Postgres ends on its own it is started again; told here. */
  onRestart?: () => void;
};

/**
 * Starts PostgreSQL from its npm package on the loopback interface.
 * What a killed predecessor left on the same folder is stopped first.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedOptions,
): Promise<EmbeddedPostgres> {
  const { isDurable = true, variables = {}, keepsSuperuser = false } = options;
  const { preferredPort, onRestart } = options;
  const folder = resolve(options.folder);
  mkdirSync(folder, { recursive: true });
  const account = accountFor(folder);
  const native = binariesFor(account);
  const cluster = clusterOf(folder, account);
  const passwords = passwordsOf(folder, cluster);
  const { superuser: password } = passwords;

  await stopPredecessor(cluster);
  await createClusterWhenNew({ native, cluster, password, account });
  const log = join(folder, "postgres.log");
  const launching = { native, cluster, account, isDurable, variables, log };
  // Who can log in already; the superuser can no more, once all is settled.
  let known: "superuser" | "owner" = password === null ? "owner" : "superuser";
  const running = await keepRunning(portsFrom(preferredPort), {
    startOn: async (port) => {
      const child = launch({ ...launching, port });
      const probe = urlsOf(port, passwords)(known, "postgres");
      return (await answers(child, probe)) ? child : null;
    },
    onRestart,
    log,
  });
  const urls = urlsOf(running.port, passwords);
  await settleCluster({ folder, urls, passwords, keepsSuperuser });
  if (!keepsSuperuser) known = "owner";
  const url = urls("login", database);
  writeFileSync(join(folder, "url"), url, { mode: 0o600 });
  return { url, ownerUrl: urls(known, database), ...running };
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

type Keeping = {
  /** Null where Postgres ended instead of answering. */
  startOn: (port: number) => Promise<ChildProcess | null>;
  onRestart?: () => void;
  log: string;
};

/** On the first port that it takes. Started again there when it ends on its own, until it is stopped. */
async function keepRunning(
  candidates: AsyncIterable<number>,
  { startOn, onRestart, log }: Keeping,
): Promise<Omit<EmbeddedPostgres, "url" | "ownerUrl">> {
  let isStopping = false;
  const start = async (ports: AsyncIterable<number> | number[]) => {
    for await (const port of ports) {
      const child = await startOn(port);
      if (!child) continue;
      child.once("exit", () => {
        if (!isStopping) void restart();
      });
      return { child, port };
    }
    throw new Error(`PostgreSQL did not start. Its log is ${log}`);
  };
  let { child, port } = await start(candidates);
  const restart = async () => {
    onRestart?.();
    // The port stays: every pool of this process knows it.
    const again = await start([port, port, port]).catch(() => process.exit(1));
    ({ child, port } = again);
  };
  return {
    port,
    pid: () => child.pid ?? 0,
    stop: async () => {
      isStopping = true;
      if (!hasEnded(child)) await end(child);
    },
  };
}
