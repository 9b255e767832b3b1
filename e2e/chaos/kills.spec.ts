import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { expect, test } from "playwright/test";
import { verifyHistory } from "#app/domain/audit/verify.server.ts";
import { report } from "#db/schema/index.ts";
import { openTestS3 } from "#db/testing/s3.server.ts";
import { randomFrom } from "#e2e/bench/random.ts";
import { askOffset } from "#e2e/evidence/tus.ts";
import { openWorld, type World } from "#e2e/permissions/world.ts";
import { ask } from "#e2e/permissions/visitor.ts";
import { openStack } from "#e2e/stack.ts";
import { liveThrough, type Act } from "./acts.server.ts";
import type { Person } from "./browser.ts";
import { compare, listNotWhole } from "./compare.server.ts";
import {
  diskFor,
  faultOfBucket,
  faultOfMail,
  faultsOfPostgres,
  startFaults,
} from "./faults.server.ts";
import { openDurable } from "./durable.server.ts";
import { listJobsDue } from "./ledger.server.ts";
import { prepare } from "./people.server.ts";
import { startLives } from "./surfaces.server.ts";

const seconds = Number(process.env.KILLS_SECONDS ?? 25);
const seed = Number(process.env.KILLS_SEED ?? Date.now() % 1_000_000);
const hasBucket = process.env.KILLS_STORE === "bucket";
const peopleAtOnce = 6;

test("whatever is killed, full, refused or wrong about the time, what was acknowledged is there once", async () => {
  test.setTimeout(seconds * 1_000 + 420_000);
  console.log(`KILLS_SEED=${seed}`);
  const scene = await open();
  const { stack, world, server, disk, s3, close } = scene;
  try {
    const random = randomFrom(seed);
    const lives = await startLives(stack, storeOf(s3), random);
    const around = [
      ...faultsOfPostgres(server, random),
      faultOfMail(stack.mail),
      s3 ? faultOfBucket(s3) : disk.fault,
    ];
    const faults = startFaults(around, random);
    const until = performance.now() + seconds * 1_000;
    const { acts, people, longestGapMs } = await liveOn(world, {
      address: lives.address,
      isOver: () => performance.now() > until,
      random,
    });
    await faults.stop();
    await lives.letLive();

    const lines = await surely(() => compare(world.owner, acts));
    console.table({ ...lives.counts(), ...faults.counts() });
    console.table(lines);
    console.log(
      `${people.size} people in ${seconds} s, the longest time in which nothing was acknowledged ${(longestGapMs / 1_000).toFixed(1)} s`,
    );
    for (const [kind, line] of Object.entries(lines)) {
      expect(line, kind).toMatchObject({ missing: 0, twice: 0, unknown: 0 });
      // Nobody writes before the report is sent, and in a few seconds somebody may not come to it.
      const isSure = kind === "report" || seconds >= 60;
      if (isSure) expect(line.acknowledged, kind).toBeGreaterThan(0);
    }
    expect(await listNotWhole(world.owner, acts)).toEqual([]);
    const { firstBroken, eventsCount } = await verifyHistory(world.owner);
    expect(firstBroken).toBeNull();
    console.log(`${eventsCount} events of the history verified`);
    await expectReadable(acts, people, lives.address("public"));
    // A worker's death may be noticed half a minute after it.
    await expect
      .poll(() => listJobsDue(world.owner), { timeout: 120_000 })
      .toEqual([]);
  } finally {
    await close();
  }
});

/** A durable Postgres, since it is to be shut down at once; the installation on it; a place for files that fills. */
async function open() {
  const { server, at, close } = await openDurable();
  const stack = await openStack({
    ...at,
    isBuilt: true,
  });
  const world = await openWorld(stack);
  const disk = diskFor(join(stack.home, "evidence"));
  const s3 = hasBucket ? await openTestS3() : null;
  return {
    ...{ server, stack, world, disk, s3 },
    close: async () => {
      await world.close();
      disk.close();
      await stack.stop();
      await s3?.close();
      await close();
    },
  };
}

function storeOf(s3: { url: string } | null): Record<string, string> {
  const reserve = { LANDLINE_EVIDENCE_RESERVE: "1MB" };
  if (!s3) return reserve;
  return {
    ...reserve,
    LANDLINE_EVIDENCE_S3: `${s3.url}/evidence`,
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
  };
}

type Going = Pick<
  Parameters<typeof liveThrough>[1],
  "address" | "isOver" | "random"
>;

/** One person after the other at each of some browsers, until it is over; whoever is in the middle of something ends it. */
async function liveOn(world: World, going: Going) {
  const acts: Act[] = [];
  const people = new Map<string, Person>();
  let [lastAt, longestGapMs] = [performance.now(), 0];
  const ground = {
    ...going,
    deskCookie: world.cookieOf("lead"),
    revisionOf: (reportId: string) => revisionOf(world, reportId),
    done: (act: Act) => {
      acts.push(act);
      if (act.known === "given up") return;
      longestGapMs = Math.max(longestGapMs, performance.now() - lastAt);
      lastAt = performance.now();
    },
  };
  const sitDown = async () => {
    while (!going.isOver()) {
      const [person] = await surely(() => prepare(world.db, world.keyring, 1));
      if (!person) throw new Error("nobody came");
      people.set(person.reportId, person);
      await liveThrough(person, ground);
    }
  };
  await Promise.all(Array.from({ length: peopleAtOnce }, sitDown));
  return { acts, people, longestGapMs };
}

async function revisionOf({ db }: World, reportId: string): Promise<number> {
  const columns = { revision: report.revision };
  const mine = eq(report.id, reportId);
  const [row] = await db.select(columns).from(report).where(mine);
  return row?.revision ?? 0;
}

/** Postgres may be away under one who prepares or counts; what they do is no part of what is tried. */
async function surely<T>(work: () => Promise<T>): Promise<T> {
  for (let left = 200; ; left -= 1)
    try {
      return await work();
    } catch (thrown) {
      if (left === 0) throw thrown;
      await wait(250);
    }
}

/** Those of the last people, whose sessions are alive: each message stands once on their page, each file is whole as sent. */
async function expectReadable(
  acts: readonly Act[],
  people: ReadonlyMap<string, Person>,
  address: string,
) {
  const last = [...people.values()].slice(-40);
  for (const { reportId, cookie } of last) {
    const ofReport = acts.filter(
      (act) => act.reportId === reportId && act.known === "acknowledged",
    );
    if (!ofReport.some(({ kind }) => kind === "report")) continue;
    const page = await ask(address, "/follow/report", { cookies: cookie });
    expect(page.status).toBe(200);
    for (const { kind, id, told } of ofReport) {
      if (kind === "message")
        expect(page.text.split(`What ${id} says.`)).toHaveLength(2);
      if (kind !== "file") continue;
      const by = { base: address, cookies: cookie };
      const held = await askOffset(by, `/evidence/uploads/${id}`);
      expect(held).toMatchObject({ status: 200, sha256: told });
    }
  }
}
