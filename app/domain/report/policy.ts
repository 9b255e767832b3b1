import {
  contactPolicies,
  type ContactPolicy,
} from "../correspondence/vocabulary.ts";
import { valueOf, type Answers } from "./answers.ts";
import { onPath, turnsOf } from "./path.ts";
import { mailCeiling } from "./turns.ts";

/**
 * What mail to this reporter may say. Never more than who may be listening allows, nor than the reporter asked for; an
 * address without a wish means notices only, and no address means silence.
 */
export function contactPolicyOf(answers: Answers): ContactPolicy {
  const asked = onPath(answers);
  if (valueOf(asked, "contact_email") === null) return "silent";
  return quieter(
    mailCeiling(turnsOf(answers)),
    valueOf(asked, "mail_wish") ?? "notice",
  );
}

function quieter(a: ContactPolicy, b: ContactPolicy): ContactPolicy {
  return contactPolicies.indexOf(a) < contactPolicies.indexOf(b) ? a : b;
}
