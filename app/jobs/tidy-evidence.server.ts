import { z } from "zod";
import { tidyEvidence as tidy } from "#app/domain/evidence/tidy.server.ts";
import type { Job } from "./job.server.ts";

const payloadSchema = z.object({ reportId: z.uuid(), evidenceId: z.uuid() });

/** Tried 25 times in about three days; what is left then, the sweep of the store finds. */
export const tidyEvidence: Job = async (payload, { db, store }) => {
  await tidy(db, { ...payloadSchema.parse(payload), store });
};
