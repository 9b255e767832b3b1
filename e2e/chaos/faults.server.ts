import { execFileSync } from "node:child_process";
import {
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  rmSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { EmbeddedPostgres } from "#db/embedded/start.server.ts";
import type { Random } from "#e2e/bench/random.ts";
import type { MailServer } from "#e2e/outbox.ts";
import { sleepUnless } from "./surfaces.server.ts";

/** What goes wrong around the processes, one thing at a time, again and again until the end is said. */
export type Fault = {
  name: string;
  /** Makes it so. */
  begin: () => void | Promise<void>;
  /** Sets it right again; absent where that happens by itself. */
  end?: () => void | Promise<void>;
};

export function startFaults(faults: readonly Fault[], random: Random) {
  const counts: Record<string, number> = {};
  let isOver = false;
  const going = (async () => {
    while (!isOver) {
      await sleepUnless(() => isOver, random.between(2_000, 8_000));
      if (isOver) return;
      const { name, begin, end } = random.one(faults);
      counts[name] = (counts[name] ?? 0) + 1;
      await begin();
      if (end) {
        await sleepUnless(() => isOver, random.between(1_000, 4_000));
        await end();
      }
    }
  })();
  return {
    counts: () => ({ ...counts }),
    stop: async () => {
      isOver = true;
      await going;
    },
  };
}

/** One connection's process dies, whereupon Postgres throws all of them out and recovers; or Postgres itself does. */
export function faultsOfPostgres(
  server: EmbeddedPostgres,
  random: Random,
): Fault[] {
  return [
    {
      name: "Postgres: a backend killed",
      begin: () => {
        const backends = childrenOf(server.pid());
        if (backends.length > 0) kill(random.one(backends), "SIGKILL");
      },
    },
    {
      name: "Postgres: shut down at once",
      begin: async () => {
        const before = server.pid();
        kill(before, "SIGQUIT");
        while (server.pid() === before) await wait(50);
      },
    },
  ];
}

export function faultOfMail(mail: MailServer): Fault {
  return {
    name: "mail: refused for now",
    begin: () => mail.refuseWith(450),
    end: () => mail.refuseWith(null),
  };
}

export function faultOfBucket(s3: {
  refuse: (isRefusing: boolean) => void;
}): Fault {
  return {
    name: "bucket: refuses",
    begin: () => s3.refuse(true),
    end: () => s3.refuse(false),
  };
}

const diskMegabytes = 192;

/** A disk of its own that fills to its last byte where root may mount one; else a folder in which nothing can be made. */
export function diskFor(folder: string): { fault: Fault; close: () => void } {
  mkdirSync(folder, { recursive: true });
  if (process.getuid?.() !== 0 || !mounted(folder))
    return {
      fault: {
        name: "disk: refuses",
        begin: () => chmodSync(folder, 0o500),
        end: () => chmodSync(folder, 0o700),
      },
      close: () => chmodSync(folder, 0o700),
    };
  const ballast = join(folder, "ballast");
  return {
    fault: {
      name: "disk: full",
      begin: () => fill(ballast),
      end: () => rmSync(ballast, { force: true }),
    },
    // Even where something of a killed process is still in it.
    close: () => void execFileSync("umount", ["--lazy", folder]),
  };
}

function mounted(folder: string): boolean {
  const size = `size=${diskMegabytes}m,mode=700`;
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", size, "landline", folder], {
      stdio: "ignore",
    });
    return true;
  } catch {
    return false;
  }
}

function fill(file: string) {
  const handle = openSync(file, "w");
  try {
    for (const bytes of [1024 * 1024, 4096])
      try {
        for (;;) writeSync(handle, Buffer.alloc(bytes));
      } catch {
        // Full, in pieces of this size.
      }
  } finally {
    closeSync(handle);
  }
}

function childrenOf(pid: number): number[] {
  try {
    return execFileSync("ps", ["-o", "pid=", "--ppid", String(pid)], {
      encoding: "utf8",
    })
      .trim()
      .split(/\s+/)
      .map(Number)
      .filter((each) => each > 0);
  } catch {
    // It has none, or is gone.
    return [];
  }
}

function kill(pid: number, signal: NodeJS.Signals) {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended meanwhile.
  }
}
