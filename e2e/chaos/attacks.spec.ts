import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "playwright/test";
import { databaseOf, openPool } from "#db/client.server.ts";
import { report } from "#db/schema/index.ts";
import { openStack, type Stack } from "#e2e/stack.ts";
import { attacks, startSending, type AttackName } from "./attacks.ts";
import { forwarded, sendUntilReceipt, type Person } from "./browser.ts";
import { keyringOf, prepare, setUp } from "./people.server.ts";

const seconds = Number(process.env.CHAOS_SECONDS ?? 8);
const names = Object.keys(attacks).filter(isAttack);
const chosen = names.filter((name) =>
  (process.env.CHAOS_ATTACK ?? name).split(",").includes(name),
);

/** What is promised to somebody who reports meanwhile, and to whoever pays for the machine. */
const mostMs = 10_000;
const mostBytes = 400 * 1024 * 1024;

test("while somebody attacks, another files a report with a file, and memory stays bounded", async () => {
  test.setTimeout((seconds + 60) * chosen.length * 1_000);
  const { stack, victims, attackers, draftCount, close } = await open();
  try {
    const rows = [];
    for (const name of chosen) {
      const before = await draftCount();
      const person = victims.pop();
      if (!person) throw new Error("nobody is left to report");
      const seen = await underAttack(name, { stack, person, attackers });
      const drafts = (await draftCount()) - before;
      rows.push({ attack: name, ...seen, drafts });
    }
    for (const name of chosen) console.log(`${name}: ${attacks[name].what}`);
    console.table(rows);
    for (const { attack, filedMs, peakMB } of rows) {
      expect(filedMs, attack).toBeLessThan(mostMs);
      expect(peakMB * 1024 * 1024, attack).toBeLessThan(mostBytes);
    }
  } finally {
    await close();
  }
});

async function open() {
  const stack = await openStack({
    serverUrl: process.env.E2E_SERVER_URL ?? "",
    template: process.env.E2E_TEMPLATE ?? "",
    variables: { LANDLINE_DEMONSTRATION: "off", LANDLINE_PROXIES: "1" },
  });
  const pool = openPool(stack.databaseUrl, { max: 2 });
  const db = databaseOf(pool);
  await setUp(db, stack);
  const people = await prepare(db, keyringOf(stack), chosen.length + 12);
  return {
    stack,
    victims: people.slice(0, chosen.length),
    attackers: people.slice(chosen.length),
    draftCount: () => db.$count(report),
    close: async () => {
      await pool.end();
      await stack.stop();
    },
  };
}

type Scene = { stack: Stack; person: Person; attackers: Person[] };

async function underAttack(
  name: AttackName,
  { stack, person, attackers }: Scene,
) {
  const { pid } = stack.process();
  let peakBytes = 0;
  const looking = setInterval(() => {
    peakBytes = Math.max(peakBytes, memoryOf(pid));
  }, 100);
  const sending = startSending();
  try {
    attacks[name].run({ address: stack.url, people: attackers }, sending);
    // Once it has what it can get.
    await wait((seconds * 1_000) / 2);
    const started = performance.now();
    const victim = { ...person, from: "203.0.113.9" };
    const isFiled = await fileReport(stack.url, victim);
    const tookMs = Math.round(performance.now() - started);
    await wait(Math.max(0, (seconds * 1_000) / 2 - tookMs));
    return {
      filedMs: isFiled ? tookMs : Infinity,
      peakMB: Math.round(peakBytes / 1024 / 1024),
      answers: JSON.stringify(sending.answers()),
    };
  } finally {
    sending.stop();
    clearInterval(looking);
  }
}

/** Begins a draft, as the way in must be open; then sends a file to a finished one, and files that. False where it cannot. */
async function fileReport(address: string, person: Person): Promise<boolean> {
  const headers = { Origin: address, ...forwarded(person.from) };
  const begins = async () => {
    const begun = await fetch(`${address}/report`, {
      ...{ method: "POST", redirect: "manual", headers },
      body: new URLSearchParams({ danger: "no" }),
      signal: AbortSignal.timeout(mostMs),
    });
    return begun.status === 303;
  };
  const sends = async () => {
    const form = new FormData();
    form.set("report", person.reportId);
    form.set("file", new Blob([Buffer.alloc(200_000, "log ")]), "core.log");
    const sent = await fetch(`${address}/evidence/files`, {
      ...{ method: "POST", redirect: "manual", body: form },
      headers: { ...headers, Cookie: person.cookie },
      signal: AbortSignal.timeout(mostMs),
    });
    return sent.headers.get("location") === "/evidence";
  };
  if (!(await soon(begins)) || !(await soon(sends))) return false;
  await sendUntilReceipt(person, { address: () => address, onPost: () => {} });
  return true;
}

/** As a person does who is told to try again. */
async function soon(isDone: () => Promise<boolean>): Promise<boolean> {
  const givenUpAt = performance.now() + 2 * mostMs;
  while (!(await isDone().catch(() => false))) {
    if (performance.now() > givenUpAt) return false;
    await wait(500);
  }
  return true;
}

function isAttack(name: string): name is AttackName {
  return name in attacks;
}

/** Of Linux alone, where servers run; elsewhere nothing is measured. */
function memoryOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
