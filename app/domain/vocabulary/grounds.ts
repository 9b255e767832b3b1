/**
 * What a scoring or a decision of the rules rests on, as far as it can be read: it stays sealed to whoever has no key, of what
 * was made before grounds were sealed none are kept, and what was changed in storage does not open.
 */
export type Grounds<Known> =
  ({ is: "known" } & Known) | { is: "sealed" | "not-kept" | "damaged" };
