import type { ReceiptVerdict } from "#app/domain/receipt/verify-receipt.server.ts";

/** The signed receipt, on its page and on paper. */
export const proof = {
  title: "Keep this receipt",
  lead: "These files are signed. They show to anybody that your report arrived, when, who it went to, and why. They hold none of your words, and not your access code. But the reasons tell something of what you reported: show them only to people who may know.",
  /** How often the answers were changed since they were sent. */
  asOf: (changes: number) =>
    `It is of your answers ${
      changes === 0
        ? "as you sent them"
        : changes === 1
          ? "with the one change that you made since sending"
          : `with the ${changes} changes that you made since sending`
    }. What you change later makes a new receipt.`,
  pdf: "Receipt as PDF",
  json: "Receipt as a signed file (JSON)",
  verify: "How to check a receipt",
  answersTitle: "Your answers as a file",
  answersHint:
    "This file holds what you wrote. Keep it where the intruder cannot see it. Together with the receipt it shows that you said just this, and when.",
  answers: "Save your answers (JSON)",
  fileNames: {
    receipt: "landline-receipt.json",
    paper: "landline-receipt.pdf",
    answers: "landline-answers.json",
  },
  paperTitle: (reference: string) => `Receipt ${reference}`,
  paperProofTitle: "How this can be checked",
  writtenAt: (time: string) => `This receipt was written on ${time}.`,
  digest: (version: number) =>
    `Digest (SHA-256) of the file of your answers, version ${version}:`,
  howTo: (address: string) =>
    `Anybody can check it at ${address}: choose this PDF or the signed file, or paste the signature below. The signature holds the reference, the times, the offices and the digests. It holds neither your answers nor the names of your files.`,
  signature: "Signature of this receipt",
  foot: (reference: string, page: number, of: number) =>
    `Receipt ${reference} · page ${page} of ${of}`,
};

export const verify = {
  title: "Check a receipt",
  lead: "Find out whether a receipt comes from here, and what it proves. We do not keep or log what you paste.",
  paste: "Paste the receipt",
  pasteHint:
    "The whole signed file, or its signature: a long line that begins with eyJ. Line breaks do no harm.",
  file: "Or choose its file",
  fileHint: "The PDF, or the file that ends in .json.",
  check: "Check",
  missing: "Paste a receipt, or choose its file",
  good: "This receipt is genuine",
  goodText: (issuer: string) =>
    `It was signed with our key, and not one letter was changed since. It proves that ${issuer} said this:`,
  rewritten:
    "But the part of the file that is for reading was changed. Believe only what stands here: it is what was signed.",
  bad: {
    changed: {
      title: "This receipt was changed",
      text: (kid: string) =>
        `It names our key ${kid}, but the signature does not fit what it says. Do not rely on it. If you copied it by hand, or from paper, a letter may be wrong: try the file.`,
    },
    "unknown-key": {
      title: "This receipt is not signed with a key of ours",
      text: (kid: string) =>
        `It names the key “${kid}”. Perhaps it comes from another portal, or the key was withdrawn, or it is a forgery. It proves nothing here.`,
    },
    unreadable: {
      title: "We find no receipt in this",
      text: () =>
        "Look for the file with the name of a receipt, and choose it, or paste all of it. A PDF that another program saved anew cannot be read here: paste the signature that stands at its end.",
    },
    "too-long": {
      title: "This is too long for a receipt",
      text: () => "Paste only the signed file, or only the signature.",
    },
  } satisfies Record<
    Exclude<ReceiptVerdict["is"], "ours">,
    { title: string; text: (kid: string) => string }
  >,
  facts: {
    reference: "Reference",
    submittedAt: "The report arrived",
    issuedAt: "The receipt was written",
    units: "It was with",
    answers: "Digest of the answers (SHA-256)",
    evidence: "Files (SHA-256)",
    key: "Key",
  },
  version: (version: number) => `version ${version}`,
  currentKey: (kid: string) => `${kid}. We sign with it today.`,
  olderKey: (kid: string) =>
    `${kid}. We now sign with a newer one; this one is still ours.`,
  limits:
    "It does not prove that the report is true, or who sent it. What was answered is proven by the file of answers: its SHA-256 digest must be the one above.",
  selfTitle: "Check it without us",
  selfText:
    "The signature is a JWS (RFC 7515) with an Ed25519 key (RFC 8037), so any tool for these can check it. Save our public keys, on another day or from another network if you can. Then run this where Node.js is installed:",
  keysLink: "Our public keys (JWKS)",
  keysNow: (kids: string) =>
    `Our keys: ${kids}. Ask for them on the phone too.`,
  selfAfter:
    "It prints “true” and what was signed, or “false”. For the answers, compare the digest with what “sha256sum landline-answers.json” prints.",
};
