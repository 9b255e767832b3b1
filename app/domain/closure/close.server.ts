import { and, eq } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { report } from "#db/schema/index.ts";
import { WrongChoice } from "../refusal.ts";
import { requireVisible, visibleReports } from "../responder/visible.server.ts";
import type { DeskCommand } from "../routing/work.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { endReport, wrongReference } from "./end.server.ts";
import type { Outcome } from "../vocabulary/report.ts";

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
  return endReport(db, command, { act: "close", outcome, event });
}

/** Another report of the same thing goes on; reversible by `reopenReport`. @throws as `closeReport` */
export function markDuplicate(
  db: Database,
  command: Closing & { duplicateOf: string },
): Promise<void> {
  const { duplicateOf } = command;
  return endReport(db, command, {
    act: "mark-duplicate",
    outcome: "handled-elsewhere",
    duplicateOf,
    event: { type: "report.duplicated", duplicateOf },
  });
}

/**
 * As `markDuplicate`, of the report that goes on under this reference.
 * @throws WrongChoice when no report in this person's sight has it
 */
export async function markDuplicateOf(
  db: Database,
  command: Closing & { reference: string },
): Promise<void> {
  const { reference, reportId, by } = command;
  await requireVisible(db, { viewer: by, reportId });
  const [other] = await db
    .select({ id: report.id })
    .from(report)
    .where(and(eq(report.reference, reference), visibleReports(db, by)));
  if (!other) throw new WrongChoice("reference", wrongReference.unseen);
  await markDuplicate(db, { ...command, duplicateOf: other.id });
}

/** It belongs to somebody outside, whom the words name; reversible by `reopenReport`. @throws as `closeReport` */
export function markNotForUs(db: Database, command: Closing): Promise<void> {
  return endReport(db, command, {
    act: "mark-not-for-us",
    outcome: "handled-elsewhere",
    event: { type: "report.signposted" },
  });
}
