/**
 * What a scoring or a decision of the rules rests on, as far as it can be read: it stays sealed to whoever has no key, and of
 * what was made before grounds were sealed none are kept.
 */
export type Grounds<Known> =
  ({ is: "known" } & Known) | { is: "sealed" } | { is: "not-kept" };
