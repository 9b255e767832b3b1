import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "playwright/test";
import { verifyHistory } from "#app/domain/audit/verify.server.ts";
import { databaseOf, openPool } from "#db/client.server.ts";
import type { EmbeddedPostgres } from "#db/embedded/start.server.ts";
import { randomFrom } from "#e2e/bench/random.ts";
import { openStack, type Stack } from "#e2e/stack.ts";
import { sendUntilReceipt, type Outcome, type Person } from "./browser.ts";
import { openDurable } from "./durable.server.ts";
import { listJobsDue } from "./ledger.server.ts";
import { expectWhole, keyringOf, prepare, setUp } from "./people.server.ts";

const reportCount = 200;
const peopleAtOnce = 10;
const kills = 5;
const seed = Number(process.env.CHAOS_SEED ?? Date.now() % 1_000_000);

test("a report that showed its receipt is there once and whole, whatever was killed meanwhile", async () => {
  console.log(`CHAOS_SEED=${seed}`);
  const { server, stack, owner, close } = await open();
  try {
    const keyring = keyringOf(stack);
    const people = await prepare(owner, keyring, reportCount);
    const { outcomes, attempts } = await sendAmidKills(people, {
      stack,
      server,
    });
    console.log(
      `${outcomes.length} receipts after ${attempts} posts, ${kills} kills and a restart of Postgres`,
    );
    await expectWhole(owner, outcomes, reportCount);
    expect((await verifyHistory(owner)).firstBroken).toBeNull();
    // A worker's death may be noticed half a minute after it.
    await expect
      .poll(() => listJobsDue(owner), { timeout: 60_000 })
      .toEqual([]);
    expect(stack.process().exitCode).toBeNull();
  } finally {
    await close();
  }
});

/** A Postgres of its own, durable, since it is to be shut down at once; and the installation on it. */
async function open() {
  const { server, at, close } = await openDurable();
  const stack = await openStack({
    ...at,
    variables: { LANDLINE_DEMONSTRATION: "off" },
    isBuilt: true,
  });
  const pool = openPool(stack.databaseUrl, { max: 4 });
  const owner = databaseOf(pool);
  await setUp(owner, stack);
  return {
    server,
    stack,
    owner,
    close: async () => {
      await pool.end();
      await stack.stop();
      await close();
    },
  };
}

type Strike = { afterPosts: number; afterMs: number; isPostgres: boolean };

/** After how many posts what is killed; a wait of some milliseconds then decides where in a post it strikes. */
function drawStrikes(): Strike[] {
  const random = randomFrom(seed);
  const strikes = Array.from({ length: kills + 1 }, (_, index) => ({
    afterPosts: Math.floor(
      ((index + random.next()) * reportCount) / (kills + 1),
    ),
    afterMs: random.between(0, 40),
    // Last, so that the process that lived through it is the one that is looked at in the end.
    isPostgres: index === kills,
  }));
  console.log(
    strikes
      .map(
        ({ afterPosts, afterMs, isPostgres }) =>
          `${isPostgres ? "Postgres" : "web"} ${afterMs} ms after post ${afterPosts}`,
      )
      .join(", "),
  );
  return strikes;
}

/** Everybody sends while the process is killed again and again, and Postgres once. */
async function sendAmidKills(
  people: Person[],
  { stack, server }: { stack: Stack; server: EmbeddedPostgres },
): Promise<{ outcomes: Outcome[]; attempts: number }> {
  const strikes = drawStrikes();
  let address = stack.url;
  let attempts = 0;
  /** Of posts to a process that was there: those that find none come so fast that every strike would follow the first. */
  let heard = 0;
  let isDown = false;
  let striking = Promise.resolve();
  const strike = async ({ afterMs, isPostgres }: Strike) => {
    await wait(afterMs);
    if (isPostgres) return process.kill(server.pid(), "SIGQUIT");
    isDown = true;
    stack.process().kill("SIGKILL");
    address = await stack.start();
    isDown = false;
  };
  const onPost = () => {
    attempts += 1;
    if (isDown) return;
    heard += 1;
    const next = strikes[0];
    if (!next || heard <= next.afterPosts) return;
    strikes.shift();
    striking = striking.then(async () => void (await strike(next)));
  };
  const outcomes: Outcome[] = [];
  const waiting = [...people];
  const sendOn = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const to = { address: () => address, onPost };
      outcomes.push(await sendUntilReceipt(next, to));
    }
  };
  await Promise.all(Array.from({ length: peopleAtOnce }, sendOn));
  await striking;
  expect(strikes, "every strike struck").toEqual([]);
  return { outcomes, attempts };
}
