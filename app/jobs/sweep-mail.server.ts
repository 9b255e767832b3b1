import { sweepMail as sweep } from "#app/domain/correspondence/sweep.server.ts";
import type { Job } from "./job.server.ts";
import { failureOf } from "#app/server/failure.server.ts";

/** Not worth retrying: the next run is a quarter of an hour away and takes up what this one left. */
export const sweepMail: Job = async (_payload, { db, now, log }) => {
  const onSkipped = (mailId: string, error: unknown) =>
    log.error({ mailId, ...failureOf(error) }, "a mail was not swept");
  log.info(await sweep(db, { now: now(), onSkipped }), "mails were swept");
};
