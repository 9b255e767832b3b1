import type { Database } from "#db/client.server.ts";
import type { ReporterSession } from "../access/session.server.ts";
import { readAnswers } from "../answers/sealed-answers.server.ts";
import { openedWithSites } from "../answers/site-found.server.ts";
import { findReporterZone } from "../answers/zone.server.ts";
import { clocksOfAnswers } from "../deadline/legal-clocks.server.ts";
import { followReport, type FollowUp } from "../follow/follow.server.ts";
import { askAgain, type AskAgain } from "../form/ask-again.ts";
import { checkRows, type CheckRow } from "../form/check.ts";
import { findOpenLostCode } from "../lost-code/lost-code.server.ts";
import { statusAllows } from "../vocabulary/lifecycle.ts";
import { reporterMay } from "../vocabulary/code-and-status.ts";
import { listUnsent } from "./unsent.server.ts";
import { readOrDamaged } from "../vault/damage.server.ts";
import { openedAs, valueIn, type Opened } from "../vault/opened.ts";

/** All that its own page tells the reporter of a report that was sent. */
export type OwnReport = {
  follow: FollowUp;
  answersVersion: number;
  rows: Opened<CheckRow[]>;
  /** What the reporter wished to be asked again. */
  asked: AskAgain[];
  /** Typed in one of the forms of the page, and not sent. */
  unsent: { page: string; savedAt: Date; body: Opened<string> }[];
  zone: string;
  /** Whether any legal deadline may apply. */
  hasClocks: boolean;
  /** Whether whoever has a code for it may write. */
  takesMessages: boolean;
  mayWrite: boolean;
  mayUpdate: boolean;
  mayWithdraw: boolean;
  /** When somebody asked for a new access code; null when nobody waits for one. */
  lostCode: { askedAt: Date; objectedAt: Date | null } | null;
};

/** @throws NotFound for a draft */
export async function readOwnReport(
  db: Database,
  { session, now }: { session: ReporterSession; now: Date },
): Promise<OwnReport> {
  const { key, scope, reportId } = session;
  const follow = await followReport(db, { session, now });
  const { status } = follow;
  const read = await readOrDamaged(() => readAnswers(db, key));
  const { answers, version } = valueIn(read) ?? { answers: {}, version: 0 };
  const unsent = await listUnsent(db, session);
  return {
    follow,
    answersVersion: version,
    rows: await openedWithSites(
      db,
      openedAs(read, (saved) => checkRows(saved.answers)),
    ),
    asked: askAgain(answers, now),
    unsent: unsent.map(({ page, savedAt, typed }) => ({
      page,
      savedAt,
      body: openedAs(typed, ({ body }) => body?.[0] ?? ""),
    })),
    zone: (await findReporterZone(db, answers)) ?? "UTC",
    hasClocks: clocksOfAnswers(answers, now).length > 0,
    takesMessages: statusAllows("add", status),
    mayWrite: reporterMay({ status, scope }, "add"),
    mayUpdate: reporterMay({ status, scope }, "update"),
    mayWithdraw: reporterMay({ status, scope }, "withdraw"),
    lostCode: await findOpenLostCode(db, reportId),
  };
}
