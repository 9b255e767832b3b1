export const responderRoles = [
  "responder",
  "lead",
  "administrator",
  "auditor",
] as const;
export type ResponderRole = (typeof responderRoles)[number];
