import type { StoredFile } from "#app/domain/evidence/store.ts";
import {
  sweepStore,
  sweepUnfinished,
} from "#app/domain/evidence/sweep.server.ts";
import { failureOf } from "#app/server/failure.server.ts";
import type { Job } from "./job.server.ts";

/** Files in one transaction; each is three statements. */
const limit = 200;
const mostRounds = 100;

export const sweepEvidence: Job = async (_payload, { db, store, now, log }) => {
  const onSkipped = (file: StoredFile, error: unknown) =>
    log.error(
      { ...file, ...failureOf(error) },
      "a file of the evidence could not be swept",
    );
  for (let round = 1; round <= mostRounds; round++) {
    const count = await sweepUnfinished(db, {
      now: now(),
      limit,
      onSkipped,
    });
    log.info({ count }, "unfinished files were swept");
    if (count < limit) break;
  }
  const count = await sweepStore(db, { store, now: now(), onSkipped });
  log.info({ count }, "the evidence store was swept");
};
