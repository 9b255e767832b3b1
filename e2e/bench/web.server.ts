import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Keyring } from "#app/domain/vault/keyring.server.ts";
import {
  keyNames,
  variableOf,
} from "#app/server/process/environment.server.ts";
import { textsOf } from "#app/server/process/keys.server.ts";
import { projectFolder } from "#db/project.server.ts";

export type WebProcess = {
  url: string;
  /** Processor time used so far, all threads. Linux only; elsewhere 0. */
  cpuMs: () => number;
  residentBytes: () => number;
  stop: () => Promise<void>;
};

/** One web process of the production build, on any free port of the loopback interface. */
export async function startWeb({
  databaseUrl,
  keyring,
  surface,
}: {
  databaseUrl: string;
  keyring: Keyring;
  surface: "public" | "desk" | "all";
}): Promise<WebProcess> {
  const home = mkdtempSync(join(tmpdir(), "landline-bench-home-"));
  const keys = textsOf(keyring);
  const start = pathToFileURL(join(projectFolder, "build/node/start.js")).href;
  const child = spawn(
    process.execPath,
    [
      "--input-type=module",
      "--eval",
      `const { start } = await import(${JSON.stringify(start)});
       await start({ variables: process.env, tell: (words) => console.log(words) });`,
    ],
    {
      cwd: projectFolder,
      stdio: ["ignore", "pipe", "inherit"],
      env: {
        PATH: process.env.PATH,
        NODE_ENV: "production",
        LANDLINE_PRODUCTION: "off",
        LANDLINE_DEMONSTRATION: "off",
        LANDLINE_SURFACE: surface,
        LANDLINE_HOME: home,
        PORT: "0",
        DATABASE_URL: databaseUrl,
        ...Object.fromEntries(
          keyNames.map((name) => [variableOf(name), keys[name]]),
        ),
      },
    },
  );
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  const url = await new Promise<string>((done, fail) => {
    let words = "";
    child.stdout.on("data", (chunk: Buffer) => {
      words += chunk.toString();
      const address = /Landline is ready: (\S+)/.exec(words)?.[1];
      // By number: a name may be looked up at another interface first.
      if (address) done(address.replace("localhost", "127.0.0.1"));
    });
    child.once("exit", () => fail(new Error(`no web process: ${words}`)));
  });
  return {
    url,
    cpuMs: () => cpuMsOf(child.pid),
    residentBytes: () => residentBytesOf(child.pid),
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Fields 14 and 15 of proc_pid_stat(5), in hundredths of a second. */
function cpuMsOf(pid: number | undefined): number {
  const stat = procFile(pid, "stat");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 10;
}

function residentBytesOf(pid: number | undefined): number {
  const found = /VmRSS:\s+(\d+) kB/.exec(procFile(pid, "status"));
  return Number(found?.[1] ?? 0) * 1024;
}

function procFile(pid: number | undefined, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    return "";
  }
}
