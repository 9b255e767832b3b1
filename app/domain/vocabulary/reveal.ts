/** What personal data is revealed for; the last is said in words. */
export const revealPurposes = [
  "call-back",
  "verify-identity",
  "legal-request",
  "hand-over",
  "other",
] as const;
export type RevealPurpose = (typeof revealPurposes)[number];

/** For so long: a call and its notes. Whoever needs more says so again. */
export const revealMinutes = 15;
