import { z } from "zod";
import { deriveReport as derive } from "#app/domain/report/derive.server.ts";
import type { Job } from "./job.server.ts";

const payloadSchema = z.object({ reportId: z.uuid() });

/** Tried 25 times in about three days, graphile-worker's own number. */
export const deriveReport: Job = async (payload, { db, keyring }) => {
  await derive(db, { ...payloadSchema.parse(payload), keyring });
};
