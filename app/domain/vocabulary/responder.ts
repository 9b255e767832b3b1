export const responderRoles = [
  "responder",
  "lead",
  "administrator",
  "auditor",
] as const;
export type ResponderRole = (typeof responderRoles)[number];

/** Who works reports, and so reads them; administrators look after people, auditors after the history. */
export const workingRoles = [
  "responder",
  "lead",
] as const satisfies ResponderRole[];

/** What may be done to a person after they were made; each takes two people. A move is another role, another unit, or both. */
export const personChangeKinds = [
  "deactivation",
  "reactivation",
  "move",
] as const;
export type PersonChangeKind = (typeof personChangeKinds)[number];

/** Why, in closed words: what stands in no list is said by voice, and not written here. */
export const personChangeReasons = [
  "leaves",
  "long-leave",
  "security",
  "mistake",
  "returns",
  "other-duties",
  "other-place",
] as const;
export type PersonChangeReason = (typeof personChangeReasons)[number];

export const reasonsOf = {
  deactivation: ["leaves", "long-leave", "security", "mistake"],
  reactivation: ["returns", "mistake"],
  move: ["other-duties", "other-place", "security", "mistake"],
} as const satisfies Record<PersonChangeKind, readonly PersonChangeReason[]>;

export const personChangeStates = [
  "asked",
  "confirmed",
  "refused",
  "lapsed",
] as const;

/** As much of a browser as tells one's own sessions apart, and no version that a thief could look up a weakness of. */
export const browserKinds = [
  "chrome",
  "edge",
  "firefox",
  "safari",
  "other",
] as const;
export type BrowserKind = (typeof browserKinds)[number];

/**
 * Why somebody whose passkey was right is not signed in: nobody was named at the provider in this browser, or too long ago, or
 * that counted before; another account was named than is linked; or one that is linked to somebody else.
 */
export const notNamed = [
  "no-visit",
  "another-account",
  "another-person",
] as const;
export type NotNamed = (typeof notNamed)[number];

/** Why the provider named nobody: no answer, its own no, or an answer that does not fit what was asked. */
export const providerProblems = ["unreachable", "declined", "unfit"] as const;
export type ProviderProblem = (typeof providerProblems)[number];
