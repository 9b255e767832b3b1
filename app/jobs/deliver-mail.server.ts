import { z } from "zod";
import { deliverMail as deliver } from "#app/domain/correspondence/deliver.server.ts";
import type { Job } from "./job.server.ts";

const payloadSchema = z.object({ reportId: z.uuid(), mailId: z.uuid() });

/** Tried 17 times in about 46 hours: `correspondence/retry.ts`. */
export const deliverMail: Job = async (payload, { now, ...context }) => {
  const mail = payloadSchema.parse(payload);
  await deliver(context.db, { ...mail, ...context, now: now() });
};
