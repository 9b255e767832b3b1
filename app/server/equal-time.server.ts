import { setTimeout as passed } from "node:timers/promises";

/** Many times what either case takes on a busy machine, and short enough for a person at a form. */
const stepMs = 500;

export type Stopwatch = {
  nowMs: () => number;
  wait: (ms: number) => Promise<unknown>;
};

const ordinary: Stopwatch = {
  nowMs: () => performance.now(),
  wait: (ms) => passed(ms),
};

/**
 * Does it, and answers when the next whole step of time is over, whatever was found and whether or not it failed: how long it
 * took tells nobody which case it was.
 */
export async function inEqualTime<Answer>(
  work: () => Promise<Answer>,
  stopwatch: Stopwatch = ordinary,
): Promise<Answer> {
  const startedMs = stopwatch.nowMs();
  try {
    return await work();
  } finally {
    const tookMs = stopwatch.nowMs() - startedMs;
    const steps = Math.max(1, Math.ceil(tookMs / stepMs));
    await stopwatch.wait(steps * stepMs - tookMs);
  }
}
