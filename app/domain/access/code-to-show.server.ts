import { openText, sealText } from "../vault/seal.server.ts";
import { keyOfSecret } from "../vault/wrap.server.ts";

/** A code that was just made, and the access that it opens. */
export type CodeToShow = { accessId: string; code: string };
type Session = { reportId: string; accessId: string };

/**
 * A new access code, for the browser that must show it again: its own, or one for a colleague. Under the token in its
 * cookie and not under the report key: that one is operations' too once the report is sent, and nobody but the reporter
 * may act as the reporter.
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

function placeOf({ accessId }: Session) {
  return { table: "reporter_session", column: "code_sealed", row: accessId };
}
