import { and, eq, gt, isNull, or, sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { report, reportAccess, reporterSession } from "#db/schema/report.ts";
import type { Actor } from "../audit/events.ts";
import type { Keyring, WorkerKeys } from "../vault/keyring.server.ts";
import { lookupOf } from "../vault/lookup.server.ts";
import type { ReportKey } from "../vault/seal.server.ts";
import { unwrapWithSecret } from "../vault/wrap.server.ts";
import {
  isWithoutCode,
  openCode,
  type CodeToShow,
} from "./code-to-show.server.ts";
import {
  endAfterUse,
  sessionEndOf,
  type SessionEnd,
} from "./session-end.server.ts";
import type { AccessScope, ReportStatus } from "../vocabulary/report.ts";
import { openedOrDamaged } from "../vault/damage.server.ts";
import type { Opened } from "../vault/opened.ts";
import { unkeptExpiry } from "./draft-days.ts";

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
  codeToShow: Opened<string> | null;
  /** Went on without an access code, on a device that may not show one. */
  isCodeless: boolean;
  /** A new code for a colleague, until its maker says that it was passed on. */
  codeToPass: Opened<CodeToShow> | null;
  /** After this use. */
  end: SessionEnd;
};

export function reporterOf(session: { accessId: string }): Actor {
  return { kind: "reporter", accessId: session.accessId };
}

/** Whose browser this is; null for a session that is over, or does not open any more. Using it prolongs it. */
export async function findReporterSession(
  db: Database,
  { keyring, token, now }: { keyring: Keyring; token: string; now: Date },
): Promise<ReporterSession | null> {
  const tokenLookup = lookupOf(keyring, "reporter-session", token);
  const [row] = await rowsOf(db).execute({ tokenLookup, now });
  if (!row) return null;
  const { reportId, accessId, scope, status, locale, draftExpiresAt } = row;
  const opened = openedOrDamaged(() =>
    unwrapWithSecret(token, reportId, row.keyWrapped),
  );
  // Its holder opens another with the access code.
  if (opened.is === "damaged") return null;
  const key = opened.value;
  const expiresAt = await prolong(db, row, now);
  return {
    ...{ reportId, accessId, scope, key, status, locale, draftExpiresAt },
    worker: keyring.worker,
    directoryKey: keyring.directoryKey,
    ...codesOf(token, row),
    isCodeless: isWithoutCode(row.codeSealed),
    end: sessionEndOf({ ...row, expiresAt }, now),
  };
}

/** Whose code the browser still shows. Of one that does not open, only a draft that nobody kept yet tells that it is its own. */
function codesOf(
  token: string,
  row: {
    reportId: string;
    accessId: string;
    codeSealed: Buffer | null;
    createdAt: Date;
    draftExpiresAt: Date | null;
  },
): Pick<ReporterSession, "codeToShow" | "codeToPass"> {
  const { codeSealed, accessId, draftExpiresAt, createdAt } = row;
  if (codeSealed === null || isWithoutCode(codeSealed))
    return { codeToShow: null, codeToPass: null };
  const kept = openedOrDamaged(() => openCode(token, row, codeSealed));
  if (kept.is === "damaged") {
    const isUnkept =
      draftExpiresAt !== null && draftExpiresAt <= unkeptExpiry(createdAt);
    return isUnkept
      ? { codeToShow: kept, codeToPass: null }
      : { codeToShow: null, codeToPass: kept };
  }
  const { accessId: ofAccess, code } = kept.value;
  return ofAccess === accessId
    ? { codeToShow: { is: "opened", value: code }, codeToPass: null }
    : { codeToShow: null, codeToPass: kept };
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
