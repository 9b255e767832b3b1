import type { QuestionPageId } from "#app/domain/form/page-order.ts";
import type { ReviewShown } from "#app/domain/form/review-shown.ts";
import type { County } from "../field/props.ts";
import type { PageField } from "./page-fields.ts";
import type { FormOf } from "./report-form.tsx";

/** All that a page of the form is laid out from, after a GET and after a refused POST alike. */
export type PageView = {
  page: QuestionPageId;
  /** Of the second tier, or a change of what was sent: from the task list, and back to it. */
  isMore: boolean;
  holds: "questions" | "advice" | "stop" | "review";
  of: FormOf;
  shown: string;
  fields: PageField[];
  /** Questions of this page are left out, as this code may not answer them. */
  isForOwner: boolean;
  review: ReviewShown | null;
  counties: County[];
  /** What was typed here before and not sent does not open. */
  isUnsentDamaged: boolean;
  zone: string | null;
  /** Offered for times, the likeliest first. */
  zones: readonly string[];
  back: string;
  /** Where a page that is read leads on to. */
  next: string;
  draftExpiresAt: string | null;
  /** False on a device that shows no access code, where nothing may open the draft again. */
  mayLeave: boolean;
};
