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

/** States in which a unit has a part to answer or to work. */
export const liveStates = [
  "offered",
  "accepted",
] as const satisfies AssignmentState[];

/** What the unit owes next on its part. */
export const dueKinds = ["accept", "first-answer", "next-update"] as const;
export type DueKind = (typeof dueKinds)[number];
