import { z } from "zod";
import { scanEvidence as scan } from "#app/domain/evidence/scan.server.ts";
import type { Job } from "./job.server.ts";

const payloadSchema = z.object({ reportId: z.uuid(), evidenceId: z.uuid() });

/** Tried until it is labelled, at the tenth try as failed, after about six hours: `evidence/scan.server.ts`. */
export const scanEvidence: Job = async (payload, { db, ...context }) => {
  await scan(db, { ...payloadSchema.parse(payload), ...context });
};
