import {
  contactPolicies,
  type ContactPolicy,
} from "../vocabulary/correspondence.ts";
import { quieter } from "../vocabulary/mail-policy.ts";
import { allGiven, valueOf, type Answers } from "./answers.ts";
import { options } from "./options.ts";
import { isMailOfAffected } from "./safe-lines.ts";
import { onPath, turnsOf } from "./path.ts";
import { mailCeiling } from "./turns.ts";

/**
 * What mail to this reporter may say. Never more than who may be listening allows, nor than the reporter asked for; an
 * address without a wish means notices only, and no address means silence. Where two tabs said different things and nobody
 * settled it, the more careful counts.
 */
export function contactPolicyOf(answers: Answers): ContactPolicy {
  const asked = onPath(answers);
  if (valueOf(asked, "contact_email") === null) return "silent";
  const ceiling = mailCeiling({
    ...turnsOf(answers),
    device_safe: firstSaid(asked, "device_safe", ["no", "not-sure", "yes"]),
    mail_safe: firstSaid(asked, "mail_safe", ["no", "not-sure", "yes"]),
    identity: firstSaid(asked, "identity", ["anonymous", ...options.identity]),
  });
  // The intruder may read it there, whatever was said of the mail.
  const own = isMailOfAffected(turnsOf(asked)) ? "notice" : ceiling;
  const wish = firstSaid(asked, "mail_wish", contactPolicies) ?? "notice";
  return quieter(quieter(ceiling, own), wish);
}

/**
 * What mail may say after the reporter of a sent report wished for something else. Quieter counts at once. Louder than
 * what was confirmed is held at a notice, since whoever stole the access code would wish for it too.
 */
export function policyAfter({
  confirmed,
  wished,
}: {
  confirmed: ContactPolicy;
  wished: ContactPolicy;
}): Policies {
  const isLouder = quieter(wished, confirmed) !== wished;
  return isLouder
    ? {
        contactPolicy: quieter(wished, "notice"),
        contactPolicyConfirmed: confirmed,
      }
    : { contactPolicy: wished, contactPolicyConfirmed: null };
}

type Policies = {
  contactPolicy: ContactPolicy;
  /** What was confirmed last, while a louder wish waits; null when none does. */
  contactPolicyConfirmed: ContactPolicy | null;
};

/** The first of these words that somebody answered, in the leading answer or in another tab's; null when nobody did. */
function firstSaid<Word extends string>(
  answers: Answers,
  id: "device_safe" | "mail_safe" | "mail_wish" | "identity",
  words: readonly Word[],
): Word | null {
  const all = allGiven(answers, id);
  return words.find((word) => all.includes(word)) ?? null;
}
