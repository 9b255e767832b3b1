import { z } from "zod";
import { scanEvidence as scan } from "#app/domain/evidence/scan.server.ts";
import { PartMissing } from "#app/domain/evidence/store.ts";
import { CannotOpen } from "#app/domain/vault/seal.server.ts";
import type { Job } from "./job.server.ts";

const payloadSchema = z.object({ reportId: z.uuid(), evidenceId: z.uuid() });

/**
 * Tried until it is labelled, at the tenth try as failed, after about six hours: `evidence/scan.server.ts`. One that does not open is tried for
 * about three days, and then stays among the failed jobs.
 */
export const scanEvidence: Job = async (payload, { db, log, ...context }) => {
  const file = payloadSchema.parse(payload);
  await scan(db, { ...file, ...context }).catch((error: unknown) => {
    if (error instanceof CannotOpen || error instanceof PartMissing)
      log.error(
        { ...file, kind: error.name },
        "a file did not open for a scan",
      );
    throw error;
  });
};
