import { and, eq } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { reporterSession } from "#db/schema/report.ts";
import { isLastGroup } from "../vault/access-code.ts";
import { openText, sealText } from "../vault/seal.server.ts";
import { keyOfSecret } from "../vault/wrap.server.ts";
import { keepDraft } from "./keep-draft.server.ts";
import type { Opened } from "../vault/opened.ts";

/** A code that was just made, and the access that it opens. */
export type CodeToShow = { accessId: string; code: string };
type Session = { reportId: string; accessId: string };

/**
 * A new access code, kept for the browser that must show it again: its own, or one for a colleague. It is sealed under the
 * token in that browser's cookie. It is not sealed under the report key: once the report is sent, units hold that key
 * too, and only the reporter may act as the reporter.
 */
export function sealCode(
  token: string,
  session: Session,
  { accessId, code }: CodeToShow,
): Buffer {
  const key = keyOfSecret(token, session.reportId);
  return sealText(key, placeOf(session), `${code} ${accessId}`);
}

/** @throws CannotOpen */
export function openCode(
  token: string,
  session: Session,
  sealed: Buffer,
): CodeToShow {
  const key = keyOfSecret(token, session.reportId);
  const text = openText(key, placeOf(session), sealed);
  // Sealed before there were codes for colleagues: the session's own code alone.
  const [code = "", accessId = session.accessId] = text.split(" ");
  return { accessId, code };
}

/** Whether the code's last group was given back. If it was, the code is no longer kept anywhere. */
export async function confirmCode(
  db: Database,
  {
    session,
    typed,
    now,
  }: {
    session: Session & { codeToShow: Opened<string> | null };
    typed: string;
    now: Date;
  },
): Promise<boolean> {
  const { codeToShow } = session;
  if (codeToShow === null) return true;
  if (codeToShow.is === "damaged" || !isLastGroup(codeToShow.value, typed))
    return false;
  await keepCodeNoLonger(db, { session, now }, null);
  return true;
}

/**
 * The reporter goes on without a code, on a device that may not show one. It is no longer kept anywhere: what they write is
 * theirs as long as this browser's session lasts, and once it is sent a new code is given by call-back.
 */
export async function forgoCode(
  db: Database,
  forgoing: { session: Session; now: Date },
): Promise<void> {
  await keepCodeNoLonger(db, forgoing, withoutCode);
}

/** What stands in place of a code that its reporter went on without: pages do not speak of it as theirs. */
const withoutCode = Buffer.alloc(0);

export function isWithoutCode(codeSealed: Buffer | null): boolean {
  return codeSealed?.length === 0;
}

async function keepCodeNoLonger(
  db: Database,
  { session: { reportId, accessId }, now }: { session: Session; now: Date },
  codeSealed: Buffer | null,
): Promise<void> {
  await db.transaction(async (tx) => {
    await keepDraft(tx, { reportId, accessId, now });
    await tx
      .update(reporterSession)
      .set({ codeSealed })
      .where(
        and(
          eq(reporterSession.reportId, reportId),
          eq(reporterSession.accessId, accessId),
        ),
      );
  });
}

function placeOf({ accessId }: Session) {
  return { table: "reporter_session", column: "code_sealed", row: accessId };
}
