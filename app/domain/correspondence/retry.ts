/**
 * How often a mail is tried. graphile-worker waits exp(min(10, attempt)) seconds after each failure: with 17 attempts the
 * waits add up to about 46 hours, enough for a mail server's weekend, and short enough that a notice is still news.
 */
export const deliveryAttempts = 17;

/** Longer than a sending can take by the transport's time limits (about 3 minutes). */
export const claimMinutes = 10;

/** "Later": the server or the way to it refused for now. "Never": the server refused this mail or this address. */
export type Fate = { is: "later" | "never"; replyCode: number | null };

/**
 * RFC 5321 section 4.2.1: 4yz is transient, 5yz permanent. A 5yz reply to our greeting or sign-in speaks of us, not of the
 * mail, and is mended by an operator: those are tried again.
 */
export function fateOf(error: unknown): Fate {
  const replyCode = numberOf(error, "responseCode");
  const isAboutMail = ["EENVELOPE", "EMESSAGE"].includes(errorCodeOf(error));
  const isPermanent =
    isAboutMail &&
    (replyCode === null || (replyCode >= 500 && replyCode < 600));
  return { is: isPermanent ? "never" : "later", replyCode };
}

function numberOf(error: unknown, name: "responseCode"): number | null {
  if (typeof error !== "object" || error === null || !(name in error))
    return null;
  const value: unknown = Reflect.get(error, name);
  return typeof value === "number" ? value : null;
}

function errorCodeOf(error: unknown): string {
  if (typeof error !== "object" || error === null || !("code" in error))
    return "";
  return String(error.code);
}
