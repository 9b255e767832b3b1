import { sweepDrafts as sweep } from "#app/domain/report/sweep.server.ts";
import type { Job } from "./job.server.ts";
import { failureOf } from "#app/server/failure.server.ts";

/** Deleted in one statement, within a second. */
const limit = 1_000;
/** What a flood leaves over after that many goes in the next hour. */
const mostRounds = 100;

export const sweepDrafts: Job = async (_payload, { db, now, log }) => {
  const onSkipped = (reportId: string | null, error: unknown) =>
    log.error({ reportId, ...failureOf(error) }, "a report was not swept");
  for (let round = 1; round <= mostRounds; round++) {
    const { draftCount, isMore } = await sweep(db, {
      ...{ now: now(), limit, onSkipped },
    });
    log.info({ count: draftCount }, "drafts were swept");
    if (!isMore) return;
  }
};
