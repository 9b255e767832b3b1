import { sweepResponderSessions } from "#app/domain/responder/sweep-sessions.server.ts";
import type { Job } from "./job.server.ts";

/** More than all responders sign in within an hour; what is left over goes in the next. */
const limit = 1_000;

export const sweepSessions: Job = async (_payload, { db, now, log }) => {
  const count = await sweepResponderSessions(db, { now: now(), limit });
  log.info({ count }, "sessions of responders were swept");
};
