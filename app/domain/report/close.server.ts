import type { Database } from "#db/client.server.ts";
import type { DeskCommand } from "../routing/work.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { endReport } from "./end.server.ts";
import type { Outcome } from "./vocabulary.ts";

type Closing = DeskCommand & {
  keyring: Keyring;
  /** What the reporter is told; through `bodySchema` of correspondence already. */
  words: string;
};

/** @throws NotFound, Forbidden, Conflict when it is closed already or was changed since the page was shown */
export function closeReport(
  db: Database,
  command: Closing & { outcome: Outcome },
): Promise<void> {
  const { outcome } = command;
  const event = { type: "report.closed", outcome } as const;
  return endReport(db, command, { status: "closed", outcome, event });
}

/** Another report of the same thing goes on; reversible by `reopenReport`. @throws as `closeReport` */
export function markDuplicate(
  db: Database,
  command: Closing & { duplicateOf: string },
): Promise<void> {
  const { duplicateOf } = command;
  return endReport(db, command, {
    status: "duplicate",
    outcome: "handled-elsewhere",
    duplicateOf,
    event: { type: "report.duplicated", duplicateOf },
  });
}

/** It belongs to somebody outside, whom the words name; reversible by `reopenReport`. @throws as `closeReport` */
export function markNotForUs(db: Database, command: Closing): Promise<void> {
  return endReport(db, command, {
    status: "not-for-us",
    outcome: "handled-elsewhere",
    event: { type: "report.signposted" },
  });
}
