import { z } from "zod";
import { deriveReport as derive } from "#app/domain/report/derive.server.ts";
import type { Job } from "./job.server.ts";

const payloadSchema = z.object({ reportId: z.uuid() });

/**
 * Its commit is not waited for: were it lost with the machine, so was the later note that the job is done.
 * Tried 25 times in about three days, graphile-worker's own number.
 */
export const deriveReport: Job = async (payload, { derivedDb, keyring }) => {
  await derive(derivedDb, { ...payloadSchema.parse(payload), keyring });
};
