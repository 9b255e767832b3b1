import { Agent } from "node:http";
import { ask, type Answer, type Asked } from "./ask.ts";

/** Several requests of one browser, each made from what the one before it was answered. */
export type Walk = (send: (asked: Asked) => Promise<Answer>) => Promise<void>;

export type Figures = {
  count: number;
  concurrency: number;
  medianMs: number;
  p95Ms: number;
  maxMs: number;
  perSecond: number;
  /** Of an answer's body on the wire, compressed as for a browser; of a walk, of all of them. */
  bytes: number;
};

/** No run asks longer than this, whatever is left. */
const longestMs = 60_000;

/** Asks everything in order, `concurrency` at a time on kept connections, and tells how long the answers took. */
export async function load(
  url: string,
  all: readonly (Asked | Walk)[],
  { concurrency }: { concurrency: number },
): Promise<Figures> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const times: number[] = [];
  let bytes = 0;
  let next = 0;
  const started = performance.now();
  const send = async (asked: Asked) => {
    const answer = await ask(agent, url, asked);
    bytes += answer.bytes;
    return answer;
  };
  const askOn = async () => {
    for (;;) {
      const one = all[next++];
      if (!one || performance.now() - started > longestMs) return;
      const from = performance.now();
      await (typeof one === "function" ? one(send) : send(one));
      times.push(performance.now() - from);
    }
  };
  try {
    await Promise.all(Array.from({ length: concurrency }, askOn));
  } finally {
    agent.destroy();
  }
  const seconds = (performance.now() - started) / 1000;
  times.sort((a, b) => a - b);
  return {
    count: times.length,
    concurrency,
    medianMs: at(times, 0.5),
    p95Ms: at(times, 0.95),
    maxMs: at(times, 1),
    perSecond: times.length / seconds,
    bytes: Math.round(bytes / times.length),
  };
}

function at(sorted: number[], share: number): number {
  return (
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  );
}
