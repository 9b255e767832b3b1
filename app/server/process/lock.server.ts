import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import type { Environment } from "./environment.server.ts";

/** The process that runs an installation's folder; where it answers, once it does. */
const holderSchema = z.object({
  pid: z.int(),
  started: z.string(),
  address: z.string().nullable(),
});
export type Holder = z.infer<typeof holderSchema>;

/**
 * Takes the folder for this process, and waits for a holder that is about to stop. Null when it was taken, else who
 * holds it.
 */
export async function takeLock(home: string): Promise<Holder | null> {
  mkdirSync(home, { recursive: true, mode: 0o711 });
  const patienceMs = 4_000;
  const started = Date.now();
  for (;;) {
    const holder = holderOf(home);
    if (!holder) {
      rmSync(fileOf(home), { force: true });
      if (writeLock(home, null, "wx")) return null;
    } else if (Date.now() - started > patienceMs) return holder;
    await wait(100);
  }
}

/** For a second start to say where the first answers. */
export function recordAddress(home: string, address: string) {
  writeLock(home, address, "w");
}

export function releaseLock(home: string) {
  if (holderOf(home)?.pid === process.pid)
    rmSync(fileOf(home), { force: true });
}

/** A live process that holds the folder; a killed one's mark does not count. */
export function holderOf(home: string): Holder | null {
  if (!existsSync(fileOf(home))) return null;
  try {
    const said: unknown = JSON.parse(readFileSync(fileOf(home), "utf8"));
    const holder = holderSchema.parse(said);
    return startOf(holder.pid) === holder.started ? holder : null;
  } catch {
    return null;
  }
}

function fileOf(home: string): string {
  return join(home, "running");
}

function writeLock(home: string, address: string | null, flag: "w" | "wx") {
  const holder: Holder = {
    pid: process.pid,
    started: startOf(process.pid) ?? "",
    address,
  };
  try {
    writeFileSync(fileOf(home), JSON.stringify(holder), {
      flag,
      mode: 0o600,
    });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST")
      return false;
    throw error;
  }
}

/** When a process started, to tell it from a later one of the same number; null when there is none. */
function startOf(pid: number): string | null {
  try {
    if (process.platform === "linux") {
      // Fields after the name, which may hold blanks: state is the 3rd of stat(5), the start time the 22nd.
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return fields[0] === "Z" ? null : (fields[19] ?? null);
    }
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return null;
  }
}

/** Where people reach this installation: as set, as the running start found, or as it would be. */
export function addressOf({ settings, home, port }: Environment): string {
  return (
    settings.origin ?? holderOf(home)?.address ?? `http://localhost:${port}`
  );
}
