import { valueOf, type Answers } from "../form/answers.ts";
import { onPath } from "../form/path.ts";

/** How the reporter is called, as a receipt confirms it. */
export type CallBack = {
  /** Its last two digits; null: by Signal. */
  phoneEnding: string | null;
  /** When, in the reporter's words; null: nothing was said. */
  hours: string | null;
};

/** Null where the report holds nothing to call by. */
export function callBackOf(answers: Answers): CallBack | null {
  const asked = onPath(answers);
  const phone = valueOf(asked, "contact_phone");
  const signal = valueOf(asked, "contact_signal");
  if (phone === null && signal === null) return null;
  return {
    phoneEnding: phone && phone.replace(/(?:ext|x).*$|\D/gi, "").slice(-2),
    hours: valueOf(asked, "contact_hours"),
  };
}
