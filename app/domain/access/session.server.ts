import { and, eq, gt, isNull, or } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { report, reportAccess, reporterSession } from "#db/schema/report.ts";
import type { Actor } from "../audit/events.ts";
import { recordEvent } from "../audit/record.server.ts";
import { isLastGroup, parseAccessCode } from "../vault/access-code.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { lookupOf, randomToken } from "../vault/lookup.server.ts";
import type { ReportKey } from "../vault/seal.server.ts";
import {
  unwrapWithCode,
  unwrapWithSecret,
  wrapWithSecret,
} from "../vault/wrap.server.ts";
import { openCode, sealCode, type CodeToShow } from "./code-to-show.server.ts";
import { keepDraft } from "./keep-draft.server.ts";
import { recordWrongCode } from "./wrong-code.server.ts";
import type { AccessScope, ReportStatus } from "../vocabulary/report.ts";

/** A session lasts twelve hours from its last use, and a day at most: a shared computer forgets. */
const idleMs = 12 * 3_600_000;
const longestMs = 24 * 3_600_000;
/** The last use is written down no oftener than this. */
const touchMs = 30 * 60_000;

export type ReporterSession = {
  reportId: string;
  accessId: string;
  /** What the code that opened it is for: see `scope.ts`. */
  scope: AccessScope;
  key: ReportKey;
  status: ReportStatus;
  locale: string;
  /** When the draft is deleted; null once it is sent. */
  draftExpiresAt: Date | null;
  /** The new access code, until its last group has been given back. */
  codeToShow: string | null;
  /** A new code for a colleague, until its maker says that it was passed on. */
  codeToPass: CodeToShow | null;
};

export function reporterOf(session: { accessId: string }): Actor {
  return { kind: "reporter", accessId: session.accessId };
}

/** The row of a new session and the token that goes into the cookie and nowhere else. */
export function newSession(opening: {
  keyring: Keyring;
  key: ReportKey;
  accessId: string;
  now: Date;
  newCode?: string;
}): { token: string; row: typeof reporterSession.$inferInsert } {
  const { keyring, key, accessId, now, newCode } = opening;
  const token = randomToken();
  return {
    token,
    row: {
      tokenLookup: lookupOf(keyring, "reporter-session", token),
      reportId: key.reportId,
      accessId,
      keyWrapped: wrapWithSecret(token, key),
      codeSealed: newCode
        ? sealCode(
            token,
            { reportId: key.reportId, accessId },
            { accessId, code: newCode },
          )
        : null,
      createdAt: now,
      expiresAt: new Date(now.getTime() + idleMs),
    },
  };
}

/**
 * A session of the report that this code opens; null for any code that opens none, revoked and expired ones included. A
 * wrong one counts against the network of `address`: see `codeWaitMs`.
 */
export async function openByCode(
  db: Database,
  opening: { keyring: Keyring; typed: string; now: Date; address?: string },
): Promise<{ sessionToken: string; reportId: string } | null> {
  const { keyring, typed, now, address } = opening;
  const code = parseAccessCode(typed);
  // What cannot be a code takes the same way to the database as what can.
  const access = await findAccess(
    db,
    lookupOf(keyring, "access-code", code ?? ""),
    now,
  );
  if (!access || code === null) {
    if (address !== undefined)
      await recordWrongCode(db, { keyring, address, now });
    return null;
  }
  const { reportId, accessId } = access;
  const key = unwrapWithCode(code, access);
  const session = newSession({ keyring, key, accessId, now });
  await db.transaction(async (tx) => {
    await tx.insert(reporterSession).values(session.row);
    await keepDraft(tx, reportId);
    await recordEvent(tx, {
      reportId,
      event: { type: "code.used", accessId },
      actor: reporterOf(access),
      at: now,
    });
  });
  return { sessionToken: session.token, reportId };
}

/** Whose browser this is; null for a session that is over. Using it prolongs it. */
export async function findReporterSession(
  db: Database,
  { keyring, token, now }: { keyring: Keyring; token: string; now: Date },
): Promise<ReporterSession | null> {
  const row = await findRow(
    db,
    lookupOf(keyring, "reporter-session", token),
    now,
  );
  if (!row) return null;
  await prolong(db, row, now);
  const { reportId, accessId, scope, status, locale, draftExpiresAt } = row;
  const key = unwrapWithSecret(token, reportId, row.keyWrapped);
  const kept = row.codeSealed && openCode(token, row, row.codeSealed);
  const isOwn = kept?.accessId === accessId;
  return {
    ...{ reportId, accessId, scope, key, status, locale, draftExpiresAt },
    codeToShow: kept && isOwn ? kept.code : null,
    codeToPass: isOwn ? null : kept,
  };
}

/** Whether the code's last group was given back; if so the code is nowhere kept any more. */
export async function confirmCode(
  db: Database,
  { session, typed }: { session: ReporterSession; typed: string },
): Promise<boolean> {
  if (session.codeToShow === null) return true;
  if (!isLastGroup(session.codeToShow, typed)) return false;
  await keepDraft(db, session.reportId);
  await db
    .update(reporterSession)
    .set({ codeSealed: null })
    .where(
      and(
        eq(reporterSession.reportId, session.reportId),
        eq(reporterSession.accessId, session.accessId),
      ),
    );
  return true;
}

/** Leaving the browser. Safe to repeat. */
export async function endReporterSession(
  db: Database,
  { keyring, token }: { keyring: Keyring; token: string },
): Promise<void> {
  await db
    .delete(reporterSession)
    .where(
      eq(
        reporterSession.tokenLookup,
        lookupOf(keyring, "reporter-session", token),
      ),
    );
}

async function findAccess(db: Database, codeLookup: Buffer, now: Date) {
  const [row] = await db
    .select({
      reportId: reportAccess.reportId,
      accessId: reportAccess.id,
      keyWrapped: reportAccess.keyWrapped,
    })
    .from(reportAccess)
    .innerJoin(report, eq(report.id, reportAccess.reportId))
    .where(
      and(
        eq(reportAccess.codeLookup, codeLookup),
        isNull(reportAccess.revokedAt),
        or(isNull(report.expiresAt), gt(report.expiresAt, now)),
      ),
    );
  return row;
}

async function findRow(db: Database, tokenLookup: Buffer, now: Date) {
  const [row] = await db
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
        eq(reporterSession.tokenLookup, tokenLookup),
        gt(reporterSession.expiresAt, now),
        isNull(reportAccess.revokedAt),
        or(isNull(report.expiresAt), gt(report.expiresAt, now)),
      ),
    );
  return row;
}

/** When a session ends that is used now. */
export function endAfterUse(
  { createdAt, expiresAt }: { createdAt: Date; expiresAt: Date },
  now: Date,
): Date {
  const expiresMs = Math.min(
    now.getTime() + idleMs,
    createdAt.getTime() + longestMs,
  );
  return expiresMs - expiresAt.getTime() < touchMs
    ? expiresAt
    : new Date(expiresMs);
}

async function prolong(
  db: Database,
  row: { tokenLookup: Buffer; createdAt: Date; expiresAt: Date },
  now: Date,
) {
  const expiresAt = endAfterUse(row, now);
  if (expiresAt === row.expiresAt) return;
  await db
    .update(reporterSession)
    .set({ expiresAt })
    .where(eq(reporterSession.tokenLookup, row.tokenLookup));
}
