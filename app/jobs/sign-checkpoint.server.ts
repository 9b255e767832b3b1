import { makeCheckpoint } from "#app/domain/audit/checkpoint.server.ts";
import type { Job } from "./job.server.ts";

/** The line goes to the log as well, which is kept elsewhere than the database: it holds no secret. */
export const signCheckpoint: Job = async (
  _payload,
  { db, keyring, now, log },
) => {
  const { number, line, cutCount } = await makeCheckpoint(db, {
    keyring,
    by: { kind: "system", part: "worker" },
    now: now(),
  });
  log.info({ number, line }, "a checkpoint of the history was signed");
  if (cutCount > 0)
    log.error(
      { number, count: cutCount },
      "the history was cut since the checkpoint before: npm run admin -- verify-history names it",
    );
};
