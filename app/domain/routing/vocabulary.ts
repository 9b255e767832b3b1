export const assignmentParts = ["primary", "joint"] as const;
export type AssignmentPart = (typeof assignmentParts)[number];

export const assignmentStates = [
  "offered",
  "accepted",
  "refused",
  "transferred",
  "released",
] as const;
export type AssignmentState = (typeof assignmentStates)[number];

/** What the unit owes next on its part. */
export const dueKinds = ["accept", "first-answer", "next-update"] as const;
export type DueKind = (typeof dueKinds)[number];
