import type { SubjectKind } from "../vocabulary/history.ts";

/** What is recorded about: a report, or what one session did beside reports; without either, the house. */
export type About =
  | { reportId: string; sessionId?: undefined }
  | { reportId?: undefined; sessionId?: string };

/** Whose chain a row belongs to; the history's key begins with its id. */
type Subject = { subject: SubjectKind; subjectId: string };

/** The house is one. */
export const houseId = "00000000-0000-0000-0000-000000000000";

export function subjectOf({ reportId, sessionId }: About): Subject {
  if (reportId !== undefined) return { subject: "report", subjectId: reportId };
  return sessionId === undefined
    ? { subject: "house", subjectId: houseId }
    : { subject: "session", subjectId: sessionId };
}

/** The subject as hashes cover it. */
export function chainOf({ subject, subjectId }: Subject): string {
  return subject === "house" ? "system" : `${subject}:${subjectId}`;
}

/**
 * Before the key of the history began with the subject, an id that was typed in capitals began a chain of its own. It keeps
 * its text, which its hashes cover, under an id that no report has (0019).
 */
export function isStray(row: Subject & { chain: string }): boolean {
  const { chain, subject } = row;
  return chain !== chain.toLowerCase() && chain.startsWith(`${subject}:`);
}
