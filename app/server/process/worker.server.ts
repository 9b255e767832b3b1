import { EventEmitter } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import {
  Logger,
  parseCrontab,
  run,
  type Runner,
  type TaskList,
  type WorkerEvents,
} from "graphile-worker";
import type pg from "pg";
import { crontab, tasks } from "#app/jobs/tasks.server.ts";
import type { Job, JobContext } from "#app/jobs/job.server.ts";
import { failureOf, isMadeBy, isOutage } from "#app/server/failure.server.ts";
import {
  freeJobsOfTheDead,
  keepFreeingJobs,
  markAlive,
} from "./worker-presence.server.ts";

/**
 * Works the queue until stopped; jobs under way are finished first. `pool` is the owner's, and holds nothing but the queue's notes. A runner gives up when Postgres
 * goes away under it, as in a restart: another takes its place as soon as Postgres answers.
 */
export async function startWorker(
  pool: pg.Pool,
  context: JobContext,
  jobs: Record<string, Job> = tasks,
): Promise<{ stop: () => Promise<void> }> {
  const taskList = taskListOf(jobs, context);
  const worker = await keepRunning(
    () => beginRunning(pool, taskList, context),
    context,
  );
  const stopFreeing = keepFreeingJobs(pool);
  return {
    stop: async () => {
      stopFreeing();
      await worker.stop();
    },
  };
}

function taskListOf(jobs: Record<string, Job>, context: JobContext): TaskList {
  return Object.fromEntries(
    Object.entries(jobs).map(([name, job]) => [
      name,
      async (payload, { job: { attempts } }) => {
        try {
          await job(payload, { ...context, attempt: attempts });
        } catch (error) {
          const failure = failureOf(error);
          context.log.error({ task: name, ...failure }, "a job failed");
          // graphile-worker keeps the message in the job's row: it must not hold a query's parameters.
          throw new Error(
            [failure.kind, failure.code, failure.table]
              .filter(Boolean)
              .join(" "),
          );
        }
      },
    ]),
  );
}

async function beginRunning(
  pool: pg.Pool,
  taskList: TaskList,
  { log }: JobContext,
): Promise<Running> {
  await freeJobsOfTheDead(pool);
  const events: WorkerEvents = new EventEmitter();
  let workerId = "";
  events.once("pool:create", ({ workerPool }) => (workerId = workerPool.id));
  const ended = endOf(events);
  const runner = await run({
    events,
    pgPool: pool,
    taskList,
    parsedCronItems: parseCrontab(crontab),
    concurrency: 4,
    preset: { worker: batches },
    // Jobs are announced by NOTIFY; this is for those that become due.
    pollInterval: 1000,
    noHandleSignals: true,
    logger: new Logger(() => (level, _message) => {
      if (level === "error") log.error("the worker reported an error");
    }),
  });
  try {
    return { runner, ended, leave: await markAlive(pool, workerId) };
  } catch (error) {
    // Unmarked it would lose each job under its hands to whoever frees those of the dead.
    await Promise.race([runner.stop().catch(() => {}), wait(patienceMs)]);
    throw error;
  }
}

/**
 * One statement takes several jobs, and one notes several as done, in place of two for each job. A process that is
 * killed leaves up to ten that it has taken: `freeJobsOfTheDead`. One that has waited half a minute behind slow ones is
 * given back, to another worker.
 */
const batches = {
  localQueue: {
    size: 10,
    ttl: 30_000,
    refetchDelay: { durationMs: 100, threshold: 3 },
  },
  completeJobBatchDelay: 100,
  failJobBatchDelay: 100,
};

type Running = {
  runner: Runner;
  ended: Promise<unknown>;
  leave: () => void;
};

/**
 * When a runner takes no more jobs. It begins to shut down by itself when it cannot note one as done, and its own promise
 * would be kept open by any job that is still under way, while nobody works the queue.
 */
function endOf(events: WorkerEvents): Promise<unknown> {
  return new Promise((end) => {
    events.once("pool:fatalError", ({ error }) => end(error));
    events.once("pool:gracefulShutdown", end);
  });
}

/** Before another try, and for the old runner to end its jobs. */
const againMs = 1_000;
const patienceMs = 5_000;

async function keepRunning(
  begin: () => Promise<Running>,
  { log }: JobContext,
): Promise<{ stop: () => Promise<void> }> {
  const stopping = new AbortController();
  const broken = brokenConnections();
  let running: Running | null = await begin();
  const watch = async () => {
    while (!stopping.signal.aborted) {
      const ended = await Promise.race([
        running?.runner.promise.catch((error: unknown) => error),
        running?.ended,
        broken.next(),
      ]);
      if (stopping.signal.aborted) return;
      log.error(failureOf(ended), "the worker broke off; starting again");
      await wait(againMs);
      const stopped = running?.runner.stop().catch(() => {});
      await Promise.race([stopped, wait(patienceMs)]);
      running?.leave();
      running = await begin().catch(() => null);
    }
  };
  const watching = watch();
  return {
    stop: async () => {
      stopping.abort();
      await running?.runner.stop().catch(() => {});
      broken.close();
      await watching;
      running?.leave();
    },
  };
}

/**
 * When its connection breaks while it notes a job as done, or gives back jobs that it has not begun, graphile-worker
 * handles that promise nowhere and leaves the jobs locked. The unhandled rejection is all that we hear of it; it may carry
 * an error of graphile-worker's own that no longer says what Postgres answered. Any other unhandled rejection ends the
 * process, as usual.
 */
function brokenConnections() {
  let tell: (error?: unknown) => void = () => {};
  const listen = (error: unknown) => {
    if (!isOutage(error) && !isMadeBy("graphile-worker", error)) throw error;
    tell(error);
  };
  process.on("unhandledRejection", listen);
  return {
    next: () => new Promise<unknown>((done) => (tell = done)),
    close: () => {
      process.off("unhandledRejection", listen);
      tell();
    },
  };
}
