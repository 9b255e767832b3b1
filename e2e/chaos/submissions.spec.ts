import { foundUnit } from "#app/domain/unit-key/found-unit.server.ts";
import { setUpHouse } from "#app/domain/unit-key/house.server.ts";
import { readDirectorySeed } from "#app/server/process/directory-seed.server.ts";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "playwright/test";
import { verifyHistory } from "#app/domain/audit/verify.server.ts";
import { findReporterSession } from "#app/domain/access/session.server.ts";
import { confirmCode } from "#app/domain/access/code-to-show.server.ts";
import { startDraft } from "#app/domain/report/start.server.ts";
import type { Keyring } from "#app/domain/vault/keyring.server.ts";
import { readEnvironment } from "#app/server/process/environment.server.ts";
import { loadKeyring } from "#app/server/process/keys.server.ts";
import { reporterCookie } from "#app/server/reporter-session.server.ts";
import { databaseOf, openPool, type Database } from "#db/client.server.ts";
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from "#db/embedded/start.server.ts";
import { bringUpToDate } from "#db/migrate.server.ts";
import { makeLogins } from "#db/testing/logins.server.ts";
import { answersFor } from "#db/testing/answers.ts";
import { randomFrom } from "#e2e/bench/random.ts";
import { openStack, type Stack } from "#e2e/stack.ts";
import { sendUntilReceipt, type Outcome, type Person } from "./browser.ts";
import { listJobsDue, readLedger } from "./ledger.server.ts";

const reportCount = 200;
const peopleAtOnce = 10;
const kills = 5;
const seed = Number(process.env.CHAOS_SEED ?? Date.now() % 1_000_000);

test("a report that showed its receipt is there once and whole, whatever was killed meanwhile", async () => {
  console.log(`CHAOS_SEED=${seed}`);
  const { server, stack, owner, close } = await open();
  try {
    const keyring = keyringOf(stack);
    const people = await prepare(owner, keyring);
    const { outcomes, attempts } = await sendAmidKills(people, {
      stack,
      server,
    });
    console.log(
      `${outcomes.length} receipts after ${attempts} posts, ${kills} kills and a restart of Postgres`,
    );
    await expectWhole(owner, outcomes);
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
  const folder = mkdtempSync(join(tmpdir(), "landline-chaos-"));
  chmodSync(folder, 0o711);
  const server = await startEmbeddedPostgres({ folder, keepsSuperuser: true });
  await bringUpToDate(server.ownerUrl);
  await makeLogins(server.ownerUrl, "landline");
  const stack = await openStack({
    serverUrl: server.ownerUrl.replace(/[^/]*$/, "postgres"),
    template: "landline",
    variables: { LANDLINE_DEMONSTRATION: "off" },
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
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Reports are refused while nobody could ever read them. */
async function setUp(owner: Database, stack: Stack) {
  const making = {
    keyring: keyringOf(stack),
    directorySeed: readDirectorySeed(environmentOf(stack), {}),
    now: new Date(),
  };
  const { searchSeed } = await setUpHouse(owner, making);
  const unitId = "triage-desk";
  await foundUnit(owner, { ...making, unitId, members: [], searchSeed });
}

function environmentOf({ home }: Stack) {
  return readEnvironment({
    LANDLINE_HOME: home,
    LANDLINE_DEMONSTRATION: "off",
  });
}

function keyringOf(stack: Stack): Keyring {
  return loadKeyring(environmentOf(stack));
}

/** Finished drafts, each open in somebody's browser. */
async function prepare(db: Database, keyring: Keyring): Promise<Person[]> {
  const people: Person[] = [];
  for (let number = 0; number < reportCount; number++) {
    const now = new Date();
    const { reportId, code, sessionToken } = await startDraft(db, {
      keyring,
      locale: "en",
      answers: answersFor({
        org_name: `Chaos Telephone ${number}`,
        contact_email: `person-${number}@example.org`,
        mail_wish: "conversation",
      }),
      now,
    });
    const session = await findReporterSession(db, {
      keyring,
      token: sessionToken,
      now,
    });
    if (session) await confirmCode(db, { session, typed: code.slice(-4) });
    const cookie = reporterCookie(sessionToken).split(";")[0] ?? "";
    people.push({ reportId, cookie });
  }
  return people;
}

/** Everybody sends while the process is killed again and again, and Postgres once. */
async function sendAmidKills(
  people: Person[],
  { stack, server }: { stack: Stack; server: EmbeddedPostgres },
): Promise<{ outcomes: Outcome[]; attempts: number }> {
  const random = randomFrom(seed);
  // After how many posts what is killed; a wait of some milliseconds then decides where in a post it strikes.
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
  let address = stack.url;
  let attempts = 0;
  let striking = Promise.resolve();
  const strike = async ({ afterMs, isPostgres }: (typeof strikes)[number]) => {
    await wait(afterMs);
    if (isPostgres) return process.kill(server.pid(), "SIGQUIT");
    stack.process().kill("SIGKILL");
    address = await stack.start();
  };
  const onPost = () => {
    attempts += 1;
    const next = strikes[0];
    if (!next || attempts <= next.afterPosts) return;
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

async function expectWhole(owner: Database, outcomes: Outcome[]) {
  const ledger = new Map(
    (await readLedger(owner)).map((entry) => [entry.reportId, entry]),
  );
  expect(ledger.size).toBe(reportCount);
  expect(outcomes).toHaveLength(reportCount);
  const references = new Set(outcomes.map(({ reference }) => reference));
  expect(references.size).toBe(reportCount);
  for (const { reportId, reference } of outcomes) {
    const entry = ledger.get(reportId);
    expect(entry, reference).toMatchObject({
      status: "submitted",
      reference,
      isWhole: true,
      primaries: 1,
      scorings: 1,
      decisions: 1,
      submitted: 1,
      scored: 1,
      routed: 1,
      mails: 1,
    });
    expect(entry?.offered).toBe(entry?.assignments);
    // Nobody of the desk is here to index its words; the job of its indicators waits, or its work is done.
    expect(entry?.wordsAhead, `${reference} waits for its index`).toBe(1);
    expect(entry?.derivingAhead).toBeLessThanOrEqual(1);
  }
}
