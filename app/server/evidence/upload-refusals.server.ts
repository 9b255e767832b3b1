import { EvidenceRefused } from "#app/domain/evidence/refused.ts";
import type { EvidenceRefusal } from "#app/domain/vocabulary/evidence.ts";
import { Conflict, Forbidden, NotFound } from "#app/domain/refusal.ts";
import { failureOf, isOutage } from "#app/server/failure.server.ts";
import { noteDamage } from "../damage.server.ts";
import type { EvidenceContext } from "./reporter.server.ts";

const refusalStatuses: Record<EvidenceRefusal, number> = {
  "too-large": 413,
  "too-many": 413,
  "too-many-parts": 413,
  "store-full": 507,
  "no-file": 400,
  empty: 400,
  "no-upload-here": 403,
  "cut-short": 400,
};

/** Never an error's own message, which may hold what a query was given. */
export function answerTo(error: unknown, { log }: EvidenceContext) {
  if (error instanceof EvidenceRefused)
    return {
      status_code: refusalStatuses[error.code],
      body: `${error.code}\n`,
    };
  if (error instanceof NotFound)
    return { status_code: 404, body: "no such upload\n" };
  if (error instanceof Forbidden)
    return { status_code: 403, body: "not with this code\n" };
  if (error instanceof Conflict)
    return { status_code: 409, body: "conflict\n" };
  if (noteDamage(error)) return { status_code: 409, body: "damaged\n" };
  // The protocol's own refusals are fixed words with their status.
  if (isOfProtocol(error)) return undefined;
  log.error(failureOf(error), "an upload failed");
  return isOutage(error)
    ? { status_code: 503, body: "outage\n" }
    : { status_code: 500, body: "fault\n" };
}

function isOfProtocol(error: unknown): boolean {
  return (
    typeof error === "object" &&
    error !== null &&
    "status_code" in error &&
    "body" in error
  );
}
