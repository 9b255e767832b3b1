import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import type { Keyring } from "#app/domain/vault/keyring.server.ts";
import {
  keyNames,
  variableOf,
} from "#app/server/process/key-variables.server.ts";
import { keyTextsOf } from "#app/server/process/keys.server.ts";
import { projectFolder } from "#db/project.server.ts";
import { cpuMsOf, mainThreadMsOf } from "./cpu.ts";

export type Started = {
  /** Where a web process answers; a worker does nowhere. */
  url: string;
  cpuMs: () => number;
  mainThreadMs: () => number;
  /** The newest warnings and errors of its log, each a line. */
  complaints: () => string[];
  stop: () => Promise<void>;
};

/** One process of the production build; a web process on any free port of the loopback interface. */
export async function startProcess({
  databaseUrl,
  keyring,
  surface,
}: {
  databaseUrl: string;
  keyring: Keyring;
  surface: "public" | "desk" | "worker";
}): Promise<Started> {
  const home = mkdtempSync(join(tmpdir(), "landline-bench-home-"));
  const keys = keyTextsOf(keyring);
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
      if (words.includes("The worker is working.")) done("");
    });
    child.once("exit", () => fail(new Error(`no process: ${words}`)));
  });
  return {
    url,
    cpuMs: () => cpuMsOf(child.pid ?? 0),
    mainThreadMs: () => mainThreadMsOf(child.pid ?? 0),
    complaints: () => complaintsIn(join(home, "logs/landline.log")),
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

const mostComplaints = 20;
/** Of the log's levels, a warning. */
const warning = 40;
const lineSchema = z.looseObject({ level: z.number() });

function complaintsIn(log: string): string[] {
  if (!existsSync(log)) return [];
  const isComplaint = (line: string) =>
    lineSchema.parse(JSON.parse(line)).level >= warning;
  return readFileSync(log, "utf8")
    .split("\n")
    .filter((line) => line !== "" && isComplaint(line))
    .slice(-mostComplaints);
}
