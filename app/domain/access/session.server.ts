import { and, eq, gt, isNull, or, sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { report, reportAccess, reporterSession } from "#db/schema/report.ts";
import type { Actor } from "../audit/events.ts";
import type { Keyring, WorkerKeys } from "../vault/keyring.server.ts";
import { lookupOf } from "../vault/lookup.server.ts";
import type { ReportKey } from "../vault/seal.server.ts";
import { unwrapWithSecret } from "../vault/wrap.server.ts";
import { openCode, type CodeToShow } from "./code-to-show.server.ts";
import {
  endAfterUse,
  sessionEndOf,
  type SessionEnd,
} from "./session-end.server.ts";
import type { AccessScope, ReportStatus } from "../vocabulary/report.ts";

export type ReporterSession = {
  reportId: string;
  accessId: string;
  /** What the code that opened it is for: see `scope.ts`. */
  scope: AccessScope;
  key: ReportKey;
  /** To whom it hands over what jobs need of the report. */
  worker: WorkerKeys;
  /** By which it knows the keys of units that it seals to. */
  directoryKey: Buffer;
  status: ReportStatus;
  locale: string;
  /** When the draft is deleted; null once it is sent. */
  draftExpiresAt: Date | null;
  /** The new access code, until its last group has been given back. */
  codeToShow: string | null;
  /** A new code for a colleague, until its maker says that it was passed on. */
  codeToPass: CodeToShow | null;
  /** After this use. */
  end: SessionEnd;
};

export function reporterOf(session: { accessId: string }): Actor {
  return { kind: "reporter", accessId: session.accessId };
}

/** Whose browser this is; null for a session that is over. Using it prolongs it. */
export async function findReporterSession(
  db: Database,
  { keyring, token, now }: { keyring: Keyring; token: string; now: Date },
): Promise<ReporterSession | null> {
  const tokenLookup = lookupOf(keyring, "reporter-session", token);
  const [row] = await rowsOf(db).execute({ tokenLookup, now });
  if (!row) return null;
  const expiresAt = await prolong(db, row, now);
  const { reportId, accessId, scope, status, locale, draftExpiresAt } = row;
  const key = unwrapWithSecret(token, reportId, row.keyWrapped);
  const kept = row.codeSealed && openCode(token, row, row.codeSealed);
  const isOwn = kept?.accessId === accessId;
  return {
    ...{ reportId, accessId, scope, key, status, locale, draftExpiresAt },
    worker: keyring.worker,
    directoryKey: keyring.directoryKey,
    codeToShow: kept && isOwn ? kept.code : null,
    codeToPass: isOwn ? null : kept,
    end: sessionEndOf({ ...row, expiresAt }, now),
  };
}

/** The session is not over, its report is still there, and its code still opens the report. */
const rowsOf = prepared((db) =>
  db
    .select({
      tokenLookup: reporterSession.tokenLookup,
      reportId: reporterSession.reportId,
      accessId: reporterSession.accessId,
      scope: reportAccess.scope,
      keyWrapped: reporterSession.keyWrapped,
      codeSealed: reporterSession.codeSealed,
      createdAt: reporterSession.createdAt,
      expiresAt: reporterSession.expiresAt,
      status: report.status,
      locale: report.locale,
      draftExpiresAt: report.expiresAt,
    })
    .from(reporterSession)
    .innerJoin(
      reportAccess,
      and(
        eq(reportAccess.reportId, reporterSession.reportId),
        eq(reportAccess.id, reporterSession.accessId),
      ),
    )
    .innerJoin(report, eq(report.id, reporterSession.reportId))
    .where(
      and(
        eq(reporterSession.tokenLookup, sql.placeholder("tokenLookup")),
        gt(reporterSession.expiresAt, sql.placeholder("now")),
        isNull(reportAccess.revokedAt),
        or(
          isNull(report.expiresAt),
          gt(report.expiresAt, sql.placeholder("now")),
        ),
      ),
    )
    .prepare("reporter_session"),
);

async function prolong(
  db: Database,
  row: { tokenLookup: Buffer; createdAt: Date; expiresAt: Date },
  now: Date,
): Promise<Date> {
  const expiresAt = endAfterUse(row, now);
  if (expiresAt !== row.expiresAt)
    await db
      .update(reporterSession)
      .set({ expiresAt })
      .where(eq(reporterSession.tokenLookup, row.tokenLookup));
  return expiresAt;
}
