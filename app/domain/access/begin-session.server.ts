import { and, eq, gt, isNull, or } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { report, reportAccess, reporterSession } from "#db/schema/report.ts";
import { parseAccessCode } from "../vault/access-code.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { lookupOf, randomToken } from "../vault/lookup.server.ts";
import type { ReportKey } from "../vault/seal.server.ts";
import { unwrapWithCode, wrapWithSecret } from "../vault/wrap.server.ts";
import { recordCodeUsed } from "./code-used.server.ts";
import { sealCode } from "./code-to-show.server.ts";
import { keepDraft } from "./keep-draft.server.ts";
import { unusedEnd } from "./session-end.server.ts";
import { recordWrongCode } from "./wrong-code.server.ts";

/**
 * A session of the report that this code opens. Null for a code that opens no report: a wrong one, a revoked one, or that
 * of an expired draft. It then counts against the network of `address`: see `codeWaitMs`.
 */
export async function openByCode(
  db: Database,
  opening: { keyring: Keyring; typed: string; now: Date; address?: string },
): Promise<{ sessionToken: string; reportId: string } | null> {
  const { keyring, typed, now, address } = opening;
  const code = parseAccessCode(typed);
  // A text that cannot be a code is looked up too, so that it takes as long as a code.
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
    await keepDraft(tx, { reportId, accessId, now });
    await recordCodeUsed(tx, { reportId, accessId, now });
  });
  return { sessionToken: session.token, reportId };
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
      expiresAt: unusedEnd(now),
    },
  };
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
