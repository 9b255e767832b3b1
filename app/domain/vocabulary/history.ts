/** What a chain of the history is about; the house is everything that is neither one report's nor one session's. */
export const subjectKinds = ["report", "session", "house"] as const;
export type SubjectKind = (typeof subjectKinds)[number];
