import { morePageAfter } from "#app/domain/form/onward.ts";
import type { QuestionPageId } from "#app/domain/form/page-order.ts";
import type { Answered } from "#app/domain/report/answer-page.server.ts";

export const listAddress = "/more";

/**
 * Where saving leads: to what is to be done instead of what was not taken; to the same page with another row, if its button
 * was used; to the page that comes next; else back to the list, which says what was saved.
 */
export function addressAfter(
  request: Request,
  {
    page,
    isSent,
    answered,
  }: {
    page: QuestionPageId;
    isSent: boolean;
    answered: Extract<Answered, { is: "saved" | "stopped" }>;
  },
): string {
  if (answered.is === "stopped") return `/more/${answered.stop}`;
  const rows = new URL(request.url).searchParams.get("rows");
  if (rows !== null) return `/more/${page}?rows=${Number(rows) || 1}`;
  const next = morePageAfter(answered.saved.answers, page, isSent);
  return next === null ? `${listAddress}?saved=${page}` : `/more/${next}`;
}
