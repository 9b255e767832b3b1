import type { Job } from "./job.server.ts";

/** The name under which a job is enqueued, and what works it. */
export const tasks: Record<string, Job> = {};

/** graphile-worker's crontab: minute, hour, day, month, weekday, task. In UTC. */
export const crontab = "";
