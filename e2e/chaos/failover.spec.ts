import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "playwright/test";
import { verifyHistory } from "#app/domain/audit/verify.server.ts";
import { databaseOf, openPool } from "#db/client.server.ts";
import { bringUpToDate } from "#db/migrate.server.ts";
import { makeLogins } from "#db/testing/logins.server.ts";
import { onServer, urlOf } from "#db/testing/server.server.ts";
import { openStack, type Stack } from "#e2e/stack.ts";
import { sendUntilReceipt, type Outcome, type Person } from "./browser.ts";
import { openPair, type Pair } from "./pair.server.ts";
import { expectWhole, keyringOf, prepare, setUp } from "./people.server.ts";

const seconds = Number(process.env.FAILOVER_SECONDS ?? 10);
const eachMs = 100;
const reportCount = (seconds * 1000) / eachMs;

test("when the primary dies and its standby takes over, every acknowledged report is there once", async () => {
  const { pair, stack, close } = await open();
  try {
    const before = openPool(stack.databaseUrl, { max: 2 });
    await setUp(databaseOf(before), stack);
    const keyring = keyringOf(stack);
    const people = await prepare(databaseOf(before), keyring, reportCount);
    await before.end();

    await expectSoonAnswered(pair, stack);

    const sending = sendSteadily(people, stack.url);
    await wait((reportCount * eachMs) / 3);
    pair.killPrimary();
    const killedAt = performance.now();
    await pair.promote();
    const promotedMs = performance.now() - killedAt;
    const { outcomes, longestGapMs } = await sending;
    console.log(
      `${outcomes.length} receipts of ${reportCount} reports, the longest time without one ${inSeconds(longestGapMs)}, of which the promotion took ${inSeconds(promotedMs)}`,
    );

    const after = openPool(
      urlOf(pair.standbyUrl, new URL(stack.databaseUrl).pathname.slice(1)),
      { max: 2 },
    );
    const owner = databaseOf(after);
    await expectWhole(owner, outcomes, reportCount);
    expect((await verifyHistory(owner)).firstBroken).toBeNull();
    await after.end();
    expect(stack.process().exitCode).toBeNull();
  } finally {
    await close();
  }
});

function inSeconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}

async function open() {
  const template = "landline";
  const pair = await openPair(async (url) => {
    await onServer(url, `create database ${template}`);
    await bringUpToDate(urlOf(url, template));
    await makeLogins(url, template);
  });
  const stack = await openStack({
    ...{ serverUrl: pair.primaryUrl, template, hosts: pair.hosts },
    variables: { LANDLINE_DEMONSTRATION: "off" },
  });
  return {
    pair,
    stack,
    close: async () => {
      await stack.stop();
      await pair.stop();
    },
  };
}

/** While the primary stands still: a machine that hangs says nothing, and nobody may wait for it for long. */
async function expectSoonAnswered(pair: Pair, { url }: Stack) {
  const ask = async (path: string) => {
    const started = performance.now();
    const answer = await fetch(url + path);
    const words = await answer.text();
    return { status: answer.status, words, ms: performance.now() - started };
  };
  const page = "/where-to-report?zip=93301";
  expect((await ask(page)).status).toBe(200);
  pair.pause();
  try {
    const [asked, ready] = await Promise.all([ask(page), ask("/readyz")]);
    console.log(
      `while the primary hangs: a page after ${inSeconds(asked.ms)}, /readyz after ${inSeconds(ready.ms)}`,
    );
    expect(ready).toMatchObject({ status: 503 });
    expect(ready.ms).toBeLessThan(2_500);
    expect(asked).toMatchObject({ status: 503 });
    expect(asked.words).toContain("Everything you saved earlier is kept");
    expect(asked.words).toContain("Todo lo que guardó antes se conserva");
    expect(asked.ms).toBeLessThan(6_500);
  } finally {
    pair.goOn();
  }
  await expect.poll(async () => (await ask(page)).status).toBe(200);
}

/** One after the other begins, whatever became of those before. */
async function sendSteadily(people: Person[], address: string) {
  const outcomes: Outcome[] = [];
  const at: number[] = [performance.now()];
  const sending = people.map(async (person, index) => {
    await wait(index * eachMs);
    const to = { address: () => address, onPost: () => {} };
    outcomes.push(await sendUntilReceipt(person, to));
    at.push(performance.now());
  });
  await Promise.all(sending);
  const gaps = at.slice(1).map((moment, index) => moment - (at[index] ?? 0));
  return { outcomes, longestGapMs: Math.max(...gaps) };
}
