import { setTimeout as wait } from "node:timers/promises";
import {
  Logger,
  parseCrontab,
  run,
  type Runner,
  type TaskList,
} from "graphile-worker";
import type pg from "pg";
import { crontab, tasks } from "#app/jobs/tasks.server.ts";
import type { JobContext } from "#app/jobs/job.server.ts";
import { failureOf } from "./failure.server.ts";

/**
 * Works the queue until stopped; jobs under way are finished first. `pool` is the owner's. A runner gives up when Postgres
 * goes away under it, as in a restart: another takes its place as soon as Postgres answers.
 */
export async function startWorker(
  pool: pg.Pool,
  context: JobContext,
): Promise<{ stop: () => Promise<void> }> {
  const taskList: TaskList = Object.fromEntries(
    Object.entries(tasks).map(([name, job]) => [
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
  const begin = () =>
    run({
      pgPool: pool,
      taskList,
      parsedCronItems: parseCrontab(crontab),
      concurrency: 4,
      // Jobs are announced by NOTIFY; this is for those that become due.
      pollInterval: 1000,
      noHandleSignals: true,
      logger: new Logger(() => (level, _message) => {
        if (level === "error")
          context.log.error("the worker reported an error");
      }),
    });
  return keepRunning(begin, context);
}

const againMs = 1_000;

async function keepRunning(
  begin: () => Promise<Runner>,
  { log }: JobContext,
): Promise<{ stop: () => Promise<void> }> {
  const stopping = new AbortController();
  let runner: Runner | null = await begin();
  const watch = async () => {
    for (;;) {
      const ended = await runner?.promise.catch((error: unknown) => error);
      if (stopping.signal.aborted) return;
      log.error(
        failureOf(ended),
        "the worker ended on its own; starting again",
      );
      await wait(againMs);
      runner = await begin().catch(() => null);
    }
  };
  const watching = watch();
  return {
    stop: async () => {
      stopping.abort();
      await runner?.stop();
      await watching;
    },
  };
}
