import { askAgain } from "./ask-again.server.ts";
import { deliverMail } from "./deliver-mail.server.ts";
import { deriveReport } from "./derive-report.server.ts";
import type { Job } from "./job.server.ts";
import { scanEvidence } from "./scan-evidence.server.ts";
import { signCheckpoint } from "./sign-checkpoint.server.ts";
import { sweepDrafts } from "./sweep-drafts.server.ts";
import { sweepEvidence } from "./sweep-evidence.server.ts";
import { sweepMail } from "./sweep-mail.server.ts";
import { sweepSessions } from "./sweep-sessions.server.ts";
import { tidyEvidence } from "./tidy-evidence.server.ts";

/** Every task by the name under which it is enqueued. */
export const tasks: Record<string, Job> = {
  "ask-again": askAgain,
  "deliver-mail": deliverMail,
  "derive-report": deriveReport,
  "scan-evidence": scanEvidence,
  "sign-checkpoint": signCheckpoint,
  "sweep-drafts": sweepDrafts,
  "sweep-evidence": sweepEvidence,
  "sweep-mail": sweepMail,
  "sweep-sessions": sweepSessions,
  "tidy-evidence": tidyEvidence,
};

/** Hours in UTC. Each takes up what the run before it left, so a missed run is not made up for. The five tries of a checkpoint take a minute and a half. */
export const crontab = `
*/15 * * * * sweep-mail ?max=1
7 * * * * sweep-drafts ?max=1
37 * * * * sweep-sessions ?max=1
52 3 * * * sweep-evidence ?max=1
22 4 * * * sign-checkpoint ?max=5
`;
