import type { Logger } from "pino";
import { NotFound } from "#app/domain/refusal.ts";
import { failureOf } from "#app/server/failure.server.ts";

/** At files that arrived, off the way of the requests that brought them. */
export type FileLooks = {
  /** Answers at once. What is one too many, or waits when this process ends, is looked at by whoever opens the file next. */
  add: (evidenceId: string, look: () => Promise<void>) => void;
  /** When nothing waits any more. */
  idle: () => Promise<void>;
  /** Begins no more, and says nothing of what fails from now on. */
  stop: () => void;
};

/** Each holds a part of 4 MiB in memory, and the scanner busy. */
const atOnce = 2;
/** Each a closure with the key of its report: few enough that a process that is taken over has not many of them. */
const mostWaiting = 200;

export function fileLooks(log: Logger): FileLooks {
  const known = new Map<string, () => Promise<void>>();
  const running = new Map<string, Promise<void>>();
  let isStopped = false;
  const begin = () => {
    for (const [evidenceId, look] of known) {
      if (running.size >= atOnce || isStopped) return;
      if (running.has(evidenceId)) continue;
      running.set(evidenceId, run(evidenceId, look));
    }
  };
  const run = async (evidenceId: string, look: () => Promise<void>) => {
    await look().catch((error: unknown) => {
      if (isStopped || error instanceof NotFound) return;
      log.warn(
        { evidenceId, ...failureOf(error) },
        "a file was not looked through",
      );
    });
    known.delete(evidenceId);
    running.delete(evidenceId);
    begin();
  };
  return {
    add: (evidenceId, look) => {
      if (known.has(evidenceId) || known.size >= mostWaiting) return;
      known.set(evidenceId, look);
      begin();
    },
    idle: async () => {
      while (running.size > 0) await Promise.race(running.values());
    },
    stop: () => {
      isStopped = true;
      known.clear();
    },
  };
}
