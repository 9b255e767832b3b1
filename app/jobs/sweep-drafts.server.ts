import { sweepDrafts as sweep } from "#app/domain/report/sweep.server.ts";
import type { Job } from "./job.server.ts";

/** Deleted in one statement, within a second; what is left over goes in the next hour. */
const limit = 1_000;

export const sweepDrafts: Job = async (_payload, { db, now, log }) => {
  const count = await sweep(db, { now: now(), limit });
  log.info({ count }, "drafts were swept");
};
