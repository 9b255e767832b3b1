import {
  contactPolicies,
  type ContactPolicy,
} from "../vocabulary/correspondence.ts";
import { quieter } from "../vocabulary/mail-policy.ts";
import { allGiven, valueOf, type Answers } from "./answers.ts";
import { options } from "./options.ts";
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
  const wish = firstSaid(asked, "mail_wish", contactPolicies) ?? "notice";
  return quieter(ceiling, wish);
}

/** The first of these words that is an answer to the question, the one that leads or another tab's; null when none is. */
function firstSaid<Word extends string>(
  answers: Answers,
  id: "device_safe" | "mail_safe" | "mail_wish" | "identity",
  words: readonly Word[],
): Word | null {
  const all = allGiven(answers, id);
  return words.find((word) => all.includes(word)) ?? null;
}
