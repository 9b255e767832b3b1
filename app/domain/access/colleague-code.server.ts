import { and, count, eq, isNotNull, isNull } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { report, reportAccess, reporterSession } from "#db/schema/report.ts";
import { recordEvent } from "../audit/record.server.ts";
import { Conflict, NotFound } from "../refusal.ts";
import { accessCodeLength } from "../vault/access-code.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { lookupOf } from "../vault/lookup.server.ts";
import { randomBase32 } from "../vault/random.server.ts";
import { sealText } from "../vault/seal.server.ts";
import { wrapWithSecret } from "../vault/wrap.server.ts";
import { labelPlace } from "./access-codes.server.ts";
import { sealCode } from "./code-to-show.server.ts";
import { refuseUnlessInScope } from "../vocabulary/code-may.ts";
import { reporterOf, type ReporterSession } from "./session.server.ts";
import type { AccessScope } from "../vocabulary/report.ts";
import { valueIn } from "../vault/opened.ts";

/** Enough for a team, its counsel and its helpers. Nobody keeps an eye on a longer list. */
export const mostColleagueCodes = 20;

type Making = {
  keyring: Keyring;
  session: ReporterSession;
  /** In the maker's cookie: the code is kept under it until it was passed on. */
  token: string;
  /** As `readLabel` gave it. */
  label: string;
  scope: AccessScope;
  /** Made when the form was shown, so that a form sent twice makes one code. */
  accessId: string;
  now: Date;
};

/**
 * A further code of the report, which the maker's browser shows until `endShowing`.
 * @throws Forbidden, Conflict when there are as many as there may be, or the own code is not kept yet
 */
export async function makeColleagueCode(
  db: Database,
  making: Making,
): Promise<void> {
  const { session, scope, accessId, now } = making;
  const { reportId } = session;
  refuseUnlessInScope(session, "codes");
  if (session.codeToShow !== null)
    throw new Conflict("the first code comes first");
  const code = randomBase32(accessCodeLength);
  await db.transaction(async (tx) => {
    await lockReport(tx, reportId);
    if (!(await insertAccess(tx, making, code))) return;
    await showIn(tx, making, code);
    await recordEvent(tx, {
      reportId,
      event: { type: "code.made", accessId, scope },
      actor: reporterOf(session),
      at: now,
    });
  });
}

/** The code was passed on, so it is no longer kept anywhere. Safe to repeat. @throws Forbidden */
export async function endShowing(
  db: Database,
  {
    session,
    keyring,
    token,
  }: { session: ReporterSession; keyring: Keyring; token: string },
): Promise<void> {
  refuseUnlessInScope(session, "codes");
  await db
    .update(reporterSession)
    .set({ codeSealed: null })
    .where(ofToken(keyring, token));
}

/**
 * The code no longer opens anything, and every session that it opened ends. Safe to repeat.
 * @throws Forbidden, NotFound for what is no colleague's code of this report, the own one included
 */
export async function revokeColleagueCode(
  db: Database,
  {
    session,
    accessId,
    now,
  }: { session: ReporterSession; accessId: string; now: Date },
): Promise<void> {
  const { reportId } = session;
  refuseUnlessInScope(session, "codes");
  await db.transaction(async (tx) => {
    await lockReport(tx, reportId);
    if (!(await revoke(tx, { session, accessId, now }))) return;
    const { codeToPass } = session;
    if (codeToPass && valueIn(codeToPass)?.accessId === accessId)
      await forgetShown(tx, session);
    await recordEvent(tx, {
      reportId,
      event: { type: "code.revoked", accessId },
      actor: reporterOf(session),
      at: now,
    });
  });
}

/** Codes are made and revoked one after the other. */
async function lockReport(tx: Database, reportId: string) {
  await tx
    .select({ id: report.id })
    .from(report)
    .where(eq(report.id, reportId))
    .for("update");
}

/** Whether it is new. */
async function insertAccess(
  tx: Database,
  { keyring, session, label, scope, accessId, now }: Making,
  code: string,
): Promise<boolean> {
  const { reportId, key } = session;
  const added = await tx
    .insert(reportAccess)
    .values({
      reportId,
      id: accessId,
      codeLookup: lookupOf(keyring, "access-code", code),
      keyWrapped: wrapWithSecret(code, key),
      scope,
      labelSealed: sealText(key, labelPlace(accessId), label),
      madeBy: session.accessId,
      createdAt: now,
    })
    .onConflictDoNothing()
    .returning({ id: reportAccess.id });
  if (added.length === 0) return false;
  const [row] = await tx
    .select({ count: count() })
    .from(reportAccess)
    .where(and(isColleagueOf(reportId), isNull(reportAccess.revokedAt)));
  if ((row?.count ?? 0) > mostColleagueCodes)
    throw new Conflict("there are as many codes as there may be");
  return true;
}

async function showIn(
  tx: Database,
  { keyring, session, token, accessId }: Making,
  code: string,
) {
  await tx
    .update(reporterSession)
    .set({ codeSealed: sealCode(token, session, { accessId, code }) })
    .where(ofToken(keyring, token));
}

/** Whether it was in force until now. */
async function revoke(
  tx: Database,
  {
    session,
    accessId,
    now,
  }: { session: ReporterSession; accessId: string; now: Date },
): Promise<boolean> {
  const { reportId } = session;
  const [row] = await tx
    .select({ revokedAt: reportAccess.revokedAt })
    .from(reportAccess)
    .where(and(isColleagueOf(reportId), eq(reportAccess.id, accessId)));
  if (!row || accessId === session.accessId)
    throw new NotFound("no such code of a colleague");
  if (row.revokedAt) return false;
  await tx
    .update(reportAccess)
    .set({ revokedAt: now })
    .where(
      and(eq(reportAccess.reportId, reportId), eq(reportAccess.id, accessId)),
    );
  await tx
    .delete(reporterSession)
    .where(
      and(
        eq(reporterSession.reportId, reportId),
        eq(reporterSession.accessId, accessId),
      ),
    );
  return true;
}

/** A code that no longer opens anything is not passed on. */
async function forgetShown(
  tx: Database,
  { reportId, accessId }: ReporterSession,
) {
  await tx
    .update(reporterSession)
    .set({ codeSealed: null })
    .where(
      and(
        eq(reporterSession.reportId, reportId),
        eq(reporterSession.accessId, accessId),
      ),
    );
}

function isColleagueOf(reportId: string) {
  return and(
    eq(reportAccess.reportId, reportId),
    isNotNull(reportAccess.madeBy),
  );
}

function ofToken(keyring: Keyring, token: string) {
  return eq(
    reporterSession.tokenLookup,
    lookupOf(keyring, "reporter-session", token),
  );
}
