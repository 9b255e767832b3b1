/** The closed word lists of a report; the schema, the forms and the pages all take them from here. */
export const reportStatuses = [
  "draft",
  "submitted",
  "accepted",
  "in-progress",
  "waiting",
  "closed",
  "withdrawn",
  "duplicate",
  "not-for-us",
] as const;
export type ReportStatus = (typeof reportStatuses)[number];

/** Statuses in which somebody still owes the reporter something. */
export const openStatuses = [
  "submitted",
  "accepted",
  "in-progress",
  "waiting",
] as const satisfies ReportStatus[];

/** Which path the answers put the report on. */
export const reportPaths = [
  "full",
  "indicators-only",
  "tip",
  "told-by-other",
  "foreign",
] as const;
export type ReportPath = (typeof reportPaths)[number];

export const outcomes = [
  "confirmed-and-contained",
  "confirmed-referred",
  "no-compromise-found",
  "not-enough-information",
  "handled-elsewhere",
] as const;
export type Outcome = (typeof outcomes)[number];

/** Clear-text marks of a report, for queue, filters and routing. They say what kind of thing, never what was written. */
export const reportFlags = [
  "danger-to-life",
  "lawful-intercept",
  "router-configuration",
  "plant-control",
  "emergency-care",
  "supplied-to-others",
  "call-records",
  "government-communications",
  "campaign-signs",
  "money-recall",
  "extortion",
  "critical-service-down",
  "control-lost",
  "second-hand",
  "anonymous",
  "on-behalf",
  "unsafe-device",
  "call-back-now",
] as const;
export type ReportFlag = (typeof reportFlags)[number];

/**
 * What an access code lets its holder do. The owner's makes and revokes the others, withdraws and takes the report with
 * them; "answer" reads, writes messages, answers and evidence; "read" reads.
 */
export const accessScopes = ["owner", "answer", "read"] as const;
export type AccessScope = (typeof accessScopes)[number];

/** A lost access code: asked for; a responder called and heard the proof phrase; another let the new one in or did not. */
export const lostCodeStates = [
  "asked",
  "called",
  "approved",
  "refused",
  "expired",
] as const;
export type LostCodeState = (typeof lostCodeStates)[number];
