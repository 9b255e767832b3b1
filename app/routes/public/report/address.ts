import type { QuestionPageId } from "#app/domain/form/pages.ts";

/** A change comes from the check page, and leads back to it. */
export function addressOf(
  page: QuestionPageId | "check",
  isChange: boolean,
): string {
  return `/report/${page}${isChange && page !== "check" ? "?change" : ""}`;
}
