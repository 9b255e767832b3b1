import {
  directorySeed,
  takeKeys,
  testKeyring,
} from "#db/testing/keys.server.ts";
import { sql } from "drizzle-orm";
import pino from "pino";
import { expect, onTestFinished, test } from "vitest";
import { checkHistory } from "#app/domain/audit/check.server.ts";
import { openByCode } from "#app/domain/access/begin-session.server.ts";
import { confirmCode } from "#app/domain/access/code-to-show.server.ts";
import { findReporterSession } from "#app/domain/access/session.server.ts";
import { listQueue } from "#app/domain/desk/queue.server.ts";
import { readReport } from "#app/domain/desk/report-page.server.ts";
import { followReport } from "#app/domain/follow/follow.server.ts";
import { answersGiven } from "#app/domain/form/answers.ts";
import {
  approveNewCode,
  recordCallBack,
} from "#app/domain/lost-code/call-back.server.ts";
import { makeOffer } from "#app/domain/lost-code/lost-code-offer.server.ts";
import { askForNewCode } from "#app/domain/lost-code/lost-code.server.ts";
import { getReceipt } from "#app/domain/receipt/receipt.server.ts";
import { startDraft } from "#app/domain/report/start.server.ts";
import { submitReport } from "#app/domain/report/submit.server.ts";
import {
  createDemonstrationAccounts,
  demonstrationSeed,
  makeDemonstrationKeys,
} from "#app/domain/responder/demonstration.server.ts";
import {
  findResponderSession,
  startSession,
} from "#app/domain/responder/session.server.ts";
import { tasks } from "#app/jobs/tasks.server.ts";
import { databaseOf, openPool, type Database } from "../client.server.ts";
import { roleOf } from "../grants.ts";
import { testSettings } from "../testing/context.server.ts";
import { separateDatabase } from "../testing/database.server.ts";
import { touchOf } from "../testing/people.server.ts";
import { openTestStore } from "../testing/store.server.ts";
import { demonstrationReportId } from "./demonstration.server.ts";
import { story } from "./story/index.ts";
import { cast, type StoryReport } from "./story/step.ts";
import { tellStep } from "./tell.server.ts";

const keyring = testKeyring();
const now = new Date("2026-11-22T15:00:00Z");
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

/** Each surface's process, in its own role. */
async function openSurfaces() {
  const { url, owner, drop } = await separateDatabase();
  await takeKeys(owner);
  const pools = (["public", "desk", "worker"] as const).map((surface) =>
    openPool(url, { role: roleOf[surface], max: 2 }),
  );
  const { store, close } = await openTestStore();
  onTestFinished(async () => {
    await Promise.all(pools.map((pool) => pool.end()));
    await drop();
    await close();
  });
  const [reporter, desk, worker] = pools.map(databaseOf);
  return { reporter: reporter!, desk: desk!, worker: worker!, store }; // Three pools.
}

type Surfaces = Awaited<ReturnType<typeof openSurfaces>>;

async function viewerOf(desk: Database, responderId: string) {
  const personSeed = demonstrationSeed(keyring, responderId);
  const started = {
    ...{ keyring, responderId, personSeed, now },
    by: "demonstration",
  } as const;
  const { token } = await startSession(desk, started);
  return (await findResponderSession(desk, { keyring, token, now }))!; // Just started.
}

async function viewersOf(desk: Database) {
  await createDemonstrationAccounts(desk, { keyring, now });
  await makeDemonstrationKeys(desk, { keyring, directorySeed, now });
  return {
    dana: await viewerOf(desk, cast.dana),
    ruth: await viewerOf(desk, cast.ruth),
    miguel: await viewerOf(desk, cast.miguel),
    priya: await viewerOf(desk, cast.priya),
    tom: await viewerOf(desk, cast.tom),
    alice: await viewerOf(desk, cast.alice),
    sam: await viewerOf(desk, cast.sam),
  };
}

async function tell(
  { reporter, desk, store }: Surfaces,
  viewers: Awaited<ReturnType<typeof viewersOf>>,
  told: StoryReport,
): Promise<void> {
  const values = told.values(() => ({
    date: "2026-11-22",
    time: "06:00",
    zone: "America/Los_Angeles",
    isApproximate: true,
  }));
  const draft = await startDraft(reporter, {
    keyring,
    locale: told.locale,
    answers: answersGiven(values),
    now,
    reportId: demonstrationReportId(told.number),
  });
  const opening = { keyring, token: draft.sessionToken, now };
  const session = (await findReporterSession(reporter, opening))!; // Just begun.
  await confirmCode(reporter, { session, typed: draft.code.slice(-4), now });
  if (told.isDraft) return;
  await submitReport(reporter, { keyring, session, now });
  const sent = { ...session, status: "submitted", codeToShow: null } as const;
  const telling = {
    ...{ keyring, store, viewers, session: sent },
    reportIdOf: demonstrationReportId,
  };
  for (const step of told.steps) {
    const by = "as" in step ? desk : reporter;
    await tellStep(by, telling, step, later(step.after));
  }
  await followReport(reporter, { session: sent, now });
  await getReceipt(reporter, { session: sent, now });
  const { reportId } = session;
  await readReport(desk, { viewer: viewers.dana, keyring, reportId, now });
}

/** Every job that waits and every one of the clock, once. */
async function work({ worker, store }: Surfaces) {
  const { rows } = await worker.execute<{ task: string; payload: unknown }>(
    sql`
      select task.identifier as task, job.payload
      from graphile_worker._private_jobs as job
      join graphile_worker._private_tasks as task on task.id = job.task_id`,
  );
  const timed = Object.keys(tasks)
    .filter((task) => /^(sweep-|sign-)/.test(task))
    .map((task) => ({ task, payload: {} }));
  for (const { task, payload } of [...rows, ...timed])
    await tasks[task]?.(payload, {
      ...{ db: worker, derivedDb: worker, keyring, store, attempt: 1 },
      now: () => later(60 * 24 * 60),
      log: pino({ level: "silent" }),
      transport: {
        from: "Landline <portal@example.org>",
        send: () => Promise.resolve(),
        close: () => {},
      },
      settings: { ...testSettings, isDemonstration: true },
    });
  return rows.map(({ task }) => task);
}

test("each act of the story, what follows from it, and the way back to a lost code are done with the rights of their own surface", async () => {
  const surfaces = await openSurfaces();
  const { reporter, desk } = surfaces;
  const viewers = await viewersOf(desk);
  for (const told of story) await tell(surfaces, viewers, told);
  const filters = {};
  const viewer = viewers.ruth;
  const { entries } = await listQueue(desk, { viewer, keyring, filters, now });
  expect(entries.length).toBeGreaterThan(5);

  const { reference, reportId } = entries[0]!; // There are some.
  const offer = makeOffer({ reference: reference!, language: "en", now }); // It was sent.
  const address = "203.0.113.7";
  await askForNewCode(reporter, { keyring, offer, address, now });
  const { requestId, code: typed } = offer;
  const deciding = { reportId, requestId, keyring, now };
  await recordCallBack(desk, { ...deciding, by: viewers.dana });
  const act = { verb: "let-in-code", about: requestId } as const;
  const touch = touchOf(viewers.ruth, act, now);
  await approveNewCode(desk, { ...deciding, by: viewers.ruth, touch });
  expect(await openByCode(reporter, { keyring, typed, now })).not.toBeNull();

  const done = await work(surfaces);
  expect(new Set(done)).toEqual(
    new Set(["derive-report", "deliver-mail", "tidy-evidence"]),
  );
  expect(await checkHistory(desk, { keyring, since: null })).toMatchObject({
    checkpointsCount: 1,
    breaches: [],
  });
});
