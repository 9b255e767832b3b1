import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { loginUrlOf } from "#db/testing/logins.server.ts";
import { onServer, urlOf } from "#db/testing/server.server.ts";
import { projectFolder } from "#db/project.server.ts";
import { openFront, surfaceVariables } from "./split.ts";
import { openMailServer, type MailServer } from "./outbox.ts";

/** A whole installation as `npm start` runs it: own database, web and worker in a process of their own, a mail server. */
export type Stack = {
  url: string;
  /** As the owner of the server. */
  databaseUrl: string;
  /** As its processes of all surfaces. */
  loginUrl: string;
  home: string;
  mail: MailServer;
  /** What the process wrote to its log so far. */
  log: () => string;
  /** What the processes wrote to their terminal so far. */
  said: () => string;
  process: () => ChildProcess;
  /** Another process on the same database and keys; for a public surface, or after a kill. */
  start: (variables?: Record<string, string>) => Promise<string>;
  stop: () => Promise<void>;
};

/** As `bin/start.mjs` ends. */
const startBuilt = [
  "--input-type=module",
  "--eval",
  `const { start } = await import(${JSON.stringify(pathToFileURL(join(projectFolder, "build/node/start.js")).href)});
   await start({ variables: process.env, tell: (words) => console.log(words) });`,
];

const surfaceSchema = z.enum(["all", "public", "desk", "worker"]);

/** `serverUrl` and `template` as `startTestServer` gave them. */
export async function openStack({
  serverUrl,
  template,
  variables = {},
  hosts,
  isBuilt = false,
}: {
  serverUrl: string;
  template: string;
  /** For processes, instead of the server's alone; what runs there is thrown away whole. */
  hosts?: string;
  /** Starts what is built already, without a look at the sources: for what starts again and again. */
  isBuilt?: boolean;
  variables?: Record<string, string>;
}): Promise<Stack> {
  const name = `landline_stack_${crypto.randomUUID().slice(0, 8)}`;
  await onServer(serverUrl, `create database ${name} template ${template}`);
  const databaseUrl = urlOf(serverUrl, name);
  const loginUrl = (surface: z.infer<typeof surfaceSchema>) => {
    const url = loginUrlOf(databaseUrl, { prefix: template, surface });
    return hosts ? url.replace(/@[^/]+/, `@${hosts}`) : url;
  };
  const home = mkdtempSync(join(tmpdir(), "landline-stack-"));
  const mail = await openMailServer();
  const processes: ChildProcess[] = [];
  let said = "";
  const start = async (more: Record<string, string> = {}) => {
    const given = { ...variables, ...more };
    const surface = surfaceSchema.parse(given.LANDLINE_SURFACE ?? "all");
    const entry = isBuilt ? startBuilt : ["bin/start.mjs"];
    const child = spawn(process.execPath, entry, {
      cwd: projectFolder,
      env: {
        ...process.env,
        NODE_ENV: isBuilt ? "production" : "test",
        LANDLINE_PRODUCTION: "off",
        npm_lifecycle_event: "",
        PORT: "0",
        DATABASE_URL: loginUrl(surface),
        SMTP_URL: mail.url,
        LANDLINE_HOME: home,
        LANDLINE_DEMONSTRATION: "on",
        ...given,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      process.stderr.write(chunk);
    });
    processes.push(child);
    return addressOf(child);
  };
  /** The first process made keys and demonstration; from here on each surface has one of its own. */
  const split = async () => {
    await Promise.all(processes.map(ended));
    const of = (surface: "public" | "desk" | "worker") =>
      start(surfaceVariables(home, surface));
    await of("worker");
    return openFront(await of("public"), await of("desk"));
  };
  const whole = await start();
  const front = process.env.E2E_SPLIT ? await split() : null;
  const url = front?.url ?? whole;
  return {
    url,
    databaseUrl,
    loginUrl: loginUrl("all"),
    home,
    mail,
    log: () => readFileSync(join(home, "logs/landline.log"), "utf8"),
    said: () => said,
    process: () => processes.at(-1)!, // The first was started above.
    start,
    stop: async () => {
      front?.close();
      await Promise.all(processes.map(ended));
      await mail.close();
      if (!hosts)
        await onServer(serverUrl, `drop database ${name} with (force)`);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let words = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      words += chunk.toString();
      const address = /Landline is ready: (\S+)/.exec(words)?.[1];
      if (address) done(address);
      if (words.includes("The worker is working.")) done("");
    });
    child.once("exit", (code) =>
      fail(new Error(`the stack ended with ${code}: ${words}`)),
    );
  });
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done();
    child.once("exit", () => done());
    child.kill("SIGTERM");
  });
}
