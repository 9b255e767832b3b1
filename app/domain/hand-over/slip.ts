import { valueOf, type Answers } from "../form/answers.ts";
import { contactPolicyOf } from "../form/contact-policy.ts";
import { onPath } from "../form/path.ts";
import type { Slip } from "./documents.ts";

/** Null where these answers allow no mail at all: then nothing of them is needed to deliver one. */
export function slipOf(answers: Answers): Slip | null {
  const policy = contactPolicyOf(answers);
  const asked = onPath(answers);
  const to = valueOf(asked, "contact_email");
  if (policy === "silent" || to === null) return null;
  const wished = valueOf(asked, "contact_language");
  const language = wished === "en" || wished === "es" ? wished : null;
  return { to, language, policy };
}
