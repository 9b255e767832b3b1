import type { ReporterSession } from "#app/domain/access/session.server.ts";
import {
  isBeforeCode,
  type PageId,
  type QuestionPageId,
} from "#app/domain/form/page-order.ts";

/** A change comes from the check page, and leads back to it. */
export function addressOf(
  page: QuestionPageId | "check",
  isChange: boolean,
): string {
  return `/report/${page}${isChange && page !== "check" ? "?change" : ""}`;
}

/** Where a page of a draft leads on to: by way of the access code, while its reporter may not have it. */
export function addressAfter(
  next: PageId | "check",
  of: { session: Pick<ReporterSession, "codeToShow">; isChange: boolean },
): string {
  const isUnkept = of.session.codeToShow !== null;
  return isUnkept && !isBeforeCode(next)
    ? "/report/code"
    : addressOf(next, of.isChange);
}
