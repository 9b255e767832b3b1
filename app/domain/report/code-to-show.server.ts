import { openText, sealText } from "../vault/seal.server.ts";
import { keyOfSecret } from "../vault/wrap.server.ts";

type Access = { reportId: string; accessId: string };

/**
 * A new access code, for the browser that must show it again. Under the token in its cookie and not under the report key:
 * that one is operations' too once the report is sent, and nobody but the reporter may act as the reporter.
 */
export function sealCode(token: string, access: Access, code: string): Buffer {
  return sealText(keyOfSecret(token, access.reportId), placeOf(access), code);
}

/** @throws CannotOpen */
export function openCode(
  token: string,
  access: Access,
  sealed: Buffer,
): string {
  return openText(keyOfSecret(token, access.reportId), placeOf(access), sealed);
}

function placeOf({ accessId }: Access) {
  return { table: "reporter_session", column: "code_sealed", row: accessId };
}
