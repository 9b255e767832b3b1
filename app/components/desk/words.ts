import type { WaitsFor } from "#app/domain/unit-key/report-key.server.ts";
import type { EvidenceLabel } from "#app/domain/vocabulary/evidence.ts";
import type { UnitKind } from "#app/domain/vocabulary/directory.ts";
import type {
  ContactPolicy,
  MailKind,
  MailState,
} from "#app/domain/vocabulary/correspondence.ts";
import type {
  AccessScope,
  Outcome,
  ReportFlag,
  ReportPath,
  ReportStatus,
} from "#app/domain/vocabulary/report.ts";
import type {
  BrowserKind,
  PersonChangeReason,
  ResponderRole,
} from "#app/domain/vocabulary/responder.ts";
import type {
  AssignmentPart,
  AssignmentState,
  DueKind,
} from "#app/domain/vocabulary/routing.ts";
import type { RevealPurpose } from "#app/domain/vocabulary/reveal.ts";
import type { Grounds } from "#app/domain/vocabulary/grounds.ts";
import type { Band } from "#app/domain/vocabulary/triage.ts";

/** The desk speaks English only; these are its words for the closed vocabularies. */

export const bandWords = {
  emergency: "Emergency",
  severe: "Severe",
  high: "High",
  medium: "Medium",
  low: "Low",
  baseline: "Baseline",
} satisfies Record<Band, string>;

/** A refusal of the domain, as a heading. */
export function sentence(refusal: string): string {
  return refusal.charAt(0).toUpperCase() + refusal.slice(1);
}

/** In place of a value that does not open. */
export const damagedWords =
  "This does not open: it was changed or damaged in storage.";

/** In place of what a scoring or a decision of the rules rests on. */
export const groundsWords = {
  sealed:
    "What this follows from is sealed; it opens to those who work the report.",
  "not-kept": "What this followed from was not kept.",
  damaged: damagedWords,
} satisfies Record<Exclude<Grounds<unknown>["is"], "known">, string>;

export const statusWords = {
  draft: "Draft",
  submitted: "New",
  accepted: "Accepted",
  "in-progress": "In progress",
  waiting: "Waiting for the reporter",
  closed: "Closed",
  withdrawn: "Withdrawn by the reporter",
  duplicate: "Duplicate",
  "not-for-us": "Not for us",
} satisfies Record<ReportStatus, string>;

export const outcomeWords = {
  "confirmed-and-contained": "Compromise confirmed and contained",
  "confirmed-referred": "Compromise confirmed, referred elsewhere",
  "no-compromise-found": "No compromise found",
  "not-enough-information": "Not enough information to go on",
  "handled-elsewhere": "Being worked elsewhere",
} satisfies Record<Outcome, string>;

export const flagWords = {
  "danger-to-life": "Danger to life",
  "lawful-intercept": "Lawful intercept",
  "router-configuration": "Router configuration",
  "plant-control": "Control of a plant",
  "emergency-care": "Emergency dispatch or patient care",
  "supplied-to-others": "Supplied to others",
  "call-records": "Call records",
  "government-communications": "Government communications",
  "campaign-signs": "Campaign signs",
  "money-recall": "Money may be recalled",
  extortion: "Extortion",
  "critical-service-down": "Critical service down",
  "control-lost": "Control lost",
  "second-hand": "Heard from others, or seen from outside",
  anonymous: "Anonymous",
  "on-behalf": "On behalf of another",
  "unsafe-device": "Unsafe device",
  "call-back-now": "Wants a call now",
} satisfies Record<ReportFlag, string>;

/** Flags that ask for a person at once; the rest describe. */
export const urgentFlags: readonly ReportFlag[] = [
  "danger-to-life",
  "plant-control",
  "emergency-care",
  "money-recall",
  "critical-service-down",
  "control-lost",
  "call-back-now",
];

export const pathWords = {
  full: "Full report",
  "indicators-only": "Indicators only",
  tip: "Tip",
  "told-by-other": "Told by someone else",
  foreign: "Organization outside the United States",
} satisfies Record<ReportPath, string>;

export const policyWords = {
  silent: "No mail is ever sent. They read only here.",
  notice: "Mail says only “please look at the portal”.",
  conversation: "Mail carries your words.",
} satisfies Record<ContactPolicy, string>;

export const partWords = {
  primary: "Primary",
  joint: "Joint",
} satisfies Record<AssignmentPart, string>;

export const partStateWords = {
  offered: "Offered",
  accepted: "Accepted",
  refused: "Refused",
  transferred: "Transferred",
  released: "Ended with the work",
} satisfies Record<AssignmentState, string>;

export const dueWords = {
  accept: "Accept or refuse",
  "first-answer": "First answer",
  "next-update": "Next update",
} satisfies Record<DueKind, string>;

export const waitWords = {
  "letting-in": "Opens when a colleague lets you in",
  sealing: "Opens as soon as the triage desk is here",
} satisfies Record<WaitsFor, string>;

export const roleWords = {
  responder: "Responder",
  lead: "Lead",
  administrator: "Administrator",
  auditor: "Auditor",
} satisfies Record<ResponderRole, string>;

export const personChangeReasonWords = {
  leaves: "Leaves the organization",
  "long-leave": "Away for long",
  security: "Security concern",
  mistake: "Set right after a mistake",
  returns: "Comes back",
  "other-duties": "Other duties",
  "other-place": "Works from another place",
} satisfies Record<PersonChangeReason, string>;

/** What personal data is revealed for. */
export const revealPurposeWords = {
  "call-back": "To call the reporter back",
  "verify-identity": "To make sure who they are",
  "legal-request": "To serve a legal request",
  "hand-over": "To hand the report to another unit",
  other: "For another reason",
} satisfies Record<RevealPurpose, string>;

/** Why a session may be over. Which of these it was is not said to somebody who is nobody any more. */
export function endedWords(idleMinutes: number): string {
  return `A session ends after ${idleMinutes} minutes without a click, twelve hours after it began, when you end it from another browser, and when administrators change your unit, your role or your way in. Sign in again; if that does not work, call an administrator.`;
}

export const browserWords = {
  chrome: "Chrome",
  edge: "Edge",
  firefox: "Firefox",
  safari: "Safari",
  other: "Another browser",
} satisfies Record<BrowserKind, string>;

export const unitKindWords = {
  "triage-desk": "Triage desk",
  "field-office": "FBI field offices",
  region: "CISA regions",
  "national-desk": "National desk",
} satisfies Record<UnitKind, string>;

/** What the scanner said of a file. */
export const evidenceLabelWords = {
  "not-scanned": "Not scanned",
  "nothing-found": "Scanner found nothing",
  "malware-found": "Malware found",
  "scan-failed": "Could not be scanned",
} satisfies Record<EvidenceLabel, string>;

export const mailKindWords = {
  receipt: "Receipt notice",
  "look-at-portal": "“Please look at the portal”",
  message: "Message with its words",
} satisfies Record<MailKind, string>;

export const mailStateWords = {
  queued: "Waiting to be sent",
  delivered: "Delivered to the mail server",
  failed: "Not delivered",
} satisfies Record<MailState, string>;

export const scopeWords = {
  owner: "everything",
  answer: "read and answer",
  read: "read",
} satisfies Record<AccessScope, string>;

/** "communications" → "Communications"; for ids that are words already. */
export function plain(id: string): string {
  const words = id.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
