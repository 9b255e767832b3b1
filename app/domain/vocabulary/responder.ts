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
