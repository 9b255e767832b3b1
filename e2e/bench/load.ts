import { Agent, request as send } from "node:http";

export type Asked = {
  method: "GET" | "POST";
  path: string;
  cookie: string;
  /** Of a form. */
  body?: string;
  /** Any other answer ends the run: a fast error page is no figure. */
  status: number;
  /** Where a redirect must lead. */
  location?: string;
};

export type Figures = {
  count: number;
  concurrency: number;
  medianMs: number;
  p95Ms: number;
  maxMs: number;
  perSecond: number;
  /** Of an answer's body on the wire, compressed as for a browser. */
  bytes: number;
  /** Of the web process, an answer. */
  cpuMs: number;
};

/** No run asks longer than this, whatever is left. */
const longestMs = 60_000;

/** Asks everything in order, `concurrency` at a time on kept connections, and tells how long the answers took. */
export async function load(
  url: string,
  asked: readonly Asked[],
  { concurrency, cpuMs }: { concurrency: number; cpuMs: () => number },
): Promise<Figures> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const times: number[] = [];
  let bytes = 0;
  let next = 0;
  const cpuBefore = cpuMs();
  const started = performance.now();
  const askOn = async () => {
    for (;;) {
      const one = asked[next++];
      if (!one || performance.now() - started > longestMs) return;
      const from = performance.now();
      const size = await ask(agent, url, one);
      bytes += size;
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
    cpuMs: (cpuMs() - cpuBefore) / times.length,
  };
}

/** Answers with the size of the body as it came. */
function ask(agent: Agent, url: string, asked: Asked): Promise<number> {
  return new Promise((done, fail) => {
    const outgoing = send(
      new URL(asked.path, url),
      {
        agent,
        method: asked.method,
        headers: {
          Accept: "text/html",
          "Accept-Encoding": "gzip, deflate, br",
          "Accept-Language": "en-US",
          Cookie: asked.cookie,
          ...(asked.body !== undefined && {
            Origin: new URL(url).origin,
            "Content-Type": "application/x-www-form-urlencoded",
            "Content-Length": Buffer.byteLength(asked.body),
          }),
        },
      },
      (answer) => {
        let bytes = 0;
        answer.on("data", (chunk: Buffer) => (bytes += chunk.length));
        answer.once("error", fail);
        answer.once("end", () => {
          const { location } = answer.headers;
          const isAsked =
            answer.statusCode === asked.status &&
            (asked.location === undefined || location === asked.location);
          if (isAsked) return done(bytes);
          fail(
            new Error(
              `${asked.method} ${asked.path.split("?")[0]} was answered ${answer.statusCode} ${location ?? ""}`,
            ),
          );
        });
      },
    );
    outgoing.once("error", fail);
    outgoing.end(asked.body);
  });
}

function at(sorted: number[], share: number): number {
  return (
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  );
}
