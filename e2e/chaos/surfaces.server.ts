import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { projectFolder } from "#db/project.server.ts";
import type { Random } from "#e2e/bench/random.ts";
import { surfaceVariables } from "#e2e/split.ts";
import type { Stack } from "#e2e/stack.ts";

const surfaces = ["public", "desk", "worker"] as const;
type Surface = (typeof surfaces)[number];

/** How long one lives before it is killed: long enough to do something, short enough to be killed in the middle of it. */
const leastLifeMs = 1_000;
const mostLifeMs = 12_000;
/** So many minutes the clock of a process may be wrong, either way; less than what ends a session. */
const mostWrongMinutes = 20;

/** The three processes of an installation, each killed again and again and started anew, until the end is said. */
export type Lives = {
  address: (of: "public" | "desk") => string;
  counts: () => Record<string, number>;
  /** No more kills; done once all three are there. */
  letLive: () => Promise<void>;
};

/** Ends the process that set the installation up. */
export async function startLives(
  stack: Stack,
  variables: Record<string, string>,
  random: Random,
): Promise<Lives> {
  await endOf(stack.process(), "SIGTERM");
  const addresses = new Map<Surface, string>();
  const counts = { kills: 0, "killed at start": 0, "clock wrong": 0 };
  let isOver = false;
  const homes = surfaces.map((surface) => ({
    surface,
    variables: { ...surfaceVariables(stack.home, surface), ...variables },
  }));
  const live = async ({
    surface,
    variables: given,
  }: (typeof homes)[number]) => {
    for (;;) {
      const clock = !isOver && random.chance(0.25) ? wrongClock(random) : {};
      if ("NODE_OPTIONS" in clock) counts["clock wrong"] += 1;
      const starting = stack.start({ ...given, ...clock });
      const child = stack.process();
      if (!isOver && random.chance(0.1)) {
        await Promise.race([
          wait(random.between(50, 1_500)),
          starting.catch(() => ""),
        ]);
        if (child.exitCode === null) counts["killed at start"] += 1;
        await endOf(child, "SIGKILL");
        await starting.catch(() => "");
        continue;
      }
      // It ends by itself where Postgres is away as it starts.
      const address = await starting.catch(() => null);
      if (address === null) continue;
      addresses.set(surface, address);
      if (isOver) return;
      await sleepUnless(() => isOver, random.between(leastLifeMs, mostLifeMs));
      // The last life begins with a kill as well: nobody leaves in an orderly way here.
      counts.kills += 1;
      await endOf(child, "SIGKILL");
    }
  };
  const lives = homes.map(live);
  await waitFor(() => addresses.size === surfaces.length);
  return {
    address: (of) => addresses.get(of) ?? "",
    counts: () => ({ ...counts }),
    letLive: async () => {
      isOver = true;
      await Promise.all(lives);
    },
  };
}

function wrongClock(random: Random): Record<string, string> {
  const minutes = random.between(-mostWrongMinutes, mostWrongMinutes);
  const file = join(projectFolder, "bin/moved-clock.mjs");
  return {
    TEST_CLOCK_AHEAD_MS: String(minutes * 60_000),
    NODE_OPTIONS: `--import=${pathToFileURL(file).href}`,
  };
}

function endOf(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done();
    child.once("exit", () => done());
    child.kill(signal);
  });
}

export async function sleepUnless(isOver: () => boolean, ms: number) {
  const until = performance.now() + ms;
  while (!isOver() && performance.now() < until) await wait(50);
}

async function waitFor(isSo: () => boolean) {
  while (!isSo()) await wait(50);
}
