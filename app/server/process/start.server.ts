import { existsSync, readFileSync } from "node:fs";
import type { Server } from "node:http";
import { Changes } from "#app/server/arrivals/changes.server.ts";
import { clamdScanner } from "#app/server/evidence/clamd.server.ts";
import { fileLooks } from "#app/server/evidence/looks.server.ts";
import { seedWhenNew } from "#app/server/demonstration.server.ts";
import {
  readEnvironment,
  Unset,
  type Environment,
} from "./environment.server.ts";
import { failureOf } from "#app/server/failure.server.ts";
import { openInstallation, type Installation } from "./installation.server.ts";
import { recordAddress, releaseLock, takeLock } from "./lock.server.ts";
import { openMailTransport } from "#app/server/mail-transport.server.ts";
import {
  close,
  listen,
  webApp,
  type Development,
} from "#app/server/web.server.ts";
import { portOf } from "./port.server.ts";
import { requireSetUp } from "./set-up-check.server.ts";
import { startWorker } from "./worker.server.ts";
import { dropKeys, foreignKeys } from "./key-variables.server.ts";

type Closing = () => Promise<void>;

type Starting = {
  variables: Record<string, string | undefined>;
  tell: (words: string) => void;
  openDevelopment?: () => Promise<Development & { close: Closing }>;
};

/** Web and worker of one installation in this process, until a signal ends it. */
export async function start(starting: Starting): Promise<void> {
  const { variables, tell } = starting;
  const closings: Closing[] = [];
  const stop = stopOnce(closings, tell);
  stopOnSignals(stop);
  try {
    const environment = readEnvironment(variables);
    refuseForeignKeys(environment, variables);
    dropKeys(process.env);
    const { surface, settings } = environment;
    await holdHome(environment, closings);
    const installation = await openInstallation(environment, tell, "job");
    closings.unshift(installation.close);
    // Its people and its reports take the rights of every surface.
    if (settings.isDemonstration && surface === "all")
      await seedWhenNew(installation, tell);
    if (surface === "all" || surface === "worker")
      await openWorker(installation, closings);
    if (surface === "worker") tell("The worker is working.");
    else {
      await requireSetUp(installation);
      await openWeb(installation, closings, starting);
    }
  } catch (error) {
    tell(
      error instanceof Unset
        ? error.message
        : `Not started. ${failureText(error)}`,
    );
    await stop(null, 1);
  }
}

/** @throws Unset in production for a key that whoever took this process over would find beside its own */
function refuseForeignKeys(
  { isProduction, surface, settings }: Environment,
  variables: Starting["variables"],
) {
  const foreign = foreignKeys(variables, surface, settings.isDemonstration);
  if (isProduction && foreign.length > 0)
    throw new Unset(
      `Not started: a process of the surface "${surface}" needs no ${foreign.join(", ")}. Take it out of its environment.`,
    );
}

async function openWorker(installation: Installation, closings: Closing[]) {
  const { mail, settings } = installation.environment;
  const { outboxFolder } = settings;
  const transport = openMailTransport({ ...mail, outboxFolder });
  const worker = await startWorker(installation.queuePool, {
    ...contextOf(installation),
    derivedDb: installation.derivedDb,
    transport,
  });
  closings.unshift(async () => {
    await worker.stop();
    transport.close();
  });
}

async function openWeb(
  installation: Installation,
  closings: Closing[],
  { tell, openDevelopment }: Starting,
) {
  const { environment } = installation;
  const development = (await openDevelopment?.()) ?? null;
  if (development) closings.unshift(development.close);
  const looks = fileLooks(installation.log);
  closings.unshift(() => Promise.resolve(looks.stop()));
  const { clamdUrl } = environment;
  const scanner = clamdUrl === null ? null : clamdScanner(clamdUrl);
  const { pageDb: db, looking, damage } = installation;
  const changes = new Changes(installation.listener, installation.now);
  if (environment.settings.surface !== "public") void changes.begin();
  const context = {
    ...contextOf(installation),
    ...{ db, looking, scanner, looks, damage, changes },
  };
  const app = await webApp(context, development);
  const server = await listenSomewhere(app, environment, tell);
  closings.unshift(() => close(server));
  // Before it: open queues would be waited for.
  closings.unshift(() => changes.close());
  const address = addressOf(server, environment);
  recordAddress(environment.home, address);
  tell(welcome(address, environment));
}

function contextOf(installation: Installation) {
  const { db, keyring, store, environment, now, log } = installation;
  return { db, keyring, store, settings: environment.settings, now, log };
}

async function holdHome({ home }: Environment, closings: Closing[]) {
  const holder = await takeLock(home);
  if (holder)
    throw new Unset(
      `Landline is already running on ${home} (process ${holder.pid}${holder.address ? `, at ${holder.address}` : ""}). Stop it first, or set LANDLINE_HOME to another folder.`,
    );
  closings.unshift(() => {
    releaseLock(home);
    return Promise.resolve();
  });
}

function stopOnSignals(stop: (words: string) => Promise<void>) {
  const family = ancestors();
  process.on("SIGINT", () => void stop("stopped"));
  process.on("SIGTERM", () => void stop("stopped"));
  process.on("SIGHUP", () => void stop("stopped"));
  setInterval(() => {
    if (ancestors() !== family)
      void stop("stopped, as what started it is gone");
  }, 1000).unref();
}

function stopOnce(closings: Closing[], tell: (words: string) => void) {
  let isStopping = false;
  return async (words: string | null, code = 0) => {
    if (isStopping) return;
    isStopping = true;
    for (const closing of closings)
      await closing().catch((error: unknown) => {
        code = 1;
        tell(`While stopping: ${failureText(error)}`);
      });
    if (words) tell(`Landline ${words}.`);
    process.exit(code);
  };
}

async function listenSomewhere(
  app: Awaited<ReturnType<typeof webApp>>,
  { port, settings }: Environment,
  tell: (words: string) => void,
): Promise<Server> {
  // Its accounts let anybody in: it is for who sits at this machine.
  const host = settings.isDemonstration ? "127.0.0.1" : undefined;
  for (let candidate = port; candidate < port + 20; candidate++)
    try {
      return await listen(app, candidate, host);
    } catch (error) {
      if (!(error instanceof Error && "code" in error)) throw error;
      if (error.code !== "EADDRINUSE" && error.code !== "EACCES") throw error;
      tell(`Port ${candidate} is taken.`);
    }
  return listen(app, 0, host);
}

function addressOf(server: Server, { settings }: Environment): string {
  return settings.origin ?? `http://localhost:${portOf(server)}`;
}

function welcome(address: string, { settings, surface }: Environment): string {
  const lines = [``, `Landline is ready: ${address}`];
  if (surface !== "desk")
    lines.push(`  Report an incident   ${address}/report`);
  if (surface !== "public")
    lines.push(`  Responders           ${address}/desk`);
  if (settings.isDemonstration)
    lines.push(
      ``,
      `This is a demonstration: its people and reports are made up.`,
      ...(surface === "public"
        ? []
        : [
            `  Sign in              ${address}/sign-in lists an account for each role: one click, no password`,
            `  Outgoing mail        ${address}/desk/outbox`,
          ]),
    );
  return [...lines, ``, `Ctrl-C stops it.`].join("\n");
}

/** Of an error at start: what the operator needs. Before the first request there is no reporter's text in it. */
function failureText(error: unknown): string {
  if (!(error instanceof Error)) return JSON.stringify(failureOf(error));
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : "";
  return `${error.message}${cause}`;
}

/**
 * The processes from our parent up to npm, with its shell if there is one. Once they are killed, no Ctrl-C can reach
 * us. A process above npm may end: a terminal is closed, and what was started with nohup goes on. Linux only.
 */
function ancestors(): string {
  try {
    // When a person or a service manager started us directly, there is no such process to watch.
    if (!process.env.npm_lifecycle_event || !existsSync("/proc")) return "";
    const words = readFileSync(`/proc/${process.ppid}/cmdline`, "utf8");
    return words.startsWith("npm")
      ? `${process.ppid}`
      : `${process.ppid} ${parentOf(process.ppid)}`;
  } catch {
    return "gone";
  }
}

function parentOf(pid: number): string {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The name in brackets may hold blanks; state and parent follow it.
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1] ?? "";
}
