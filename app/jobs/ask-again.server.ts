import { z } from "zod";
import { remindReporter } from "#app/domain/report/remind.server.ts";
import type { Job } from "./job.server.ts";

const payloadSchema = z.object({ reportId: z.uuid() });

/** Tried 25 times in about three days, graphile-worker's own number. */
export const askAgain: Job = async (payload, { db, keyring, now }) => {
  const { reportId } = payloadSchema.parse(payload);
  await remindReporter(db, { keyring, reportId, now: now() });
};
