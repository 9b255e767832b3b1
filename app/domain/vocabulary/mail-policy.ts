import {
  contactPolicies,
  type ContactPolicy,
  type MailKind,
} from "./correspondence.ts";

/**
 * What may give occasion to a mail: the report was received, a unit wrote to its reporter, the reporter asked to be asked
 * again, or its access code was reported lost or was replaced.
 */
export type Occasion = "receipt" | "message" | "reminder" | "lost-code";

/**
 * Which mail an occasion gives under each contact policy; null is none at all. A receipt has nothing to look at that its
 * reporter did not just see, so a notice policy does not risk a mail for it.
 */
const mails = {
  silent: { receipt: null, message: null, reminder: null, "lost-code": null },
  notice: {
    receipt: null,
    message: "look-at-portal",
    reminder: "look-at-portal",
    "lost-code": "look-at-portal",
  },
  conversation: {
    receipt: "receipt",
    message: "message",
    reminder: "look-at-portal",
    // Whether the reporter asked for it is not known, so even here the mail says nothing.
    "lost-code": "look-at-portal",
  },
} as const satisfies Record<ContactPolicy, Record<Occasion, MailKind | null>>;

export function mailFor(
  policy: ContactPolicy,
  occasion: Occasion,
): MailKind | null {
  return mails[policy][occasion];
}

/** Whether a mail that was queued may still go out: who may be listening can have changed since. */
export function allowsMail(policy: ContactPolicy, kind: MailKind): boolean {
  return policy === "conversation"
    ? true
    : Object.values(mails[policy]).some((allowed) => allowed === kind);
}

/** Only these say anything of the report; they are threaded as one conversation. */
export function carriesWords(kind: MailKind): boolean {
  return kind !== "look-at-portal";
}

/** Of two, the one that says less. */
export function quieter(a: ContactPolicy, b: ContactPolicy): ContactPolicy {
  return contactPolicies.indexOf(a) < contactPolicies.indexOf(b) ? a : b;
}
