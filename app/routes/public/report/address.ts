import type { QuestionPageId } from "#app/domain/form/page-order.ts";

/** A change comes from the check page, and leads back to it. */
export function addressOf(
  page: QuestionPageId | "check",
  isChange: boolean,
): string {
  return `/report/${page}${isChange && page !== "check" ? "?change" : ""}`;
}
