import { sweepDrafts as sweep } from "#app/domain/report/sweep.server.ts";
import type { Job } from "./job.server.ts";

/** Deleted in one statement, within a second. */
const limit = 1_000;
/** What a flood leaves over after that many goes in the next hour. */
const mostRounds = 100;

export const sweepDrafts: Job = async (_payload, { db, now, log }) => {
  for (let round = 1; round <= mostRounds; round++) {
    const { draftCount, isMore } = await sweep(db, { now: now(), limit });
    log.info({ count: draftCount }, "drafts were swept");
    if (!isMore) return;
  }
};
