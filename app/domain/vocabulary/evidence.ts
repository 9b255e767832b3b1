/** A file is received in parts, then whole ("kept"), or given up: taken away by its reporter, or never finished. */
export const evidenceStates = ["receiving", "kept", "removed"] as const;
export type EvidenceState = (typeof evidenceStates)[number];

/** What the scanner said. It labels and never refuses: live malware is evidence. */
export const evidenceLabels = [
  "not-scanned",
  "nothing-found",
  "malware-found",
  "scan-failed",
] as const;
export type EvidenceLabel = (typeof evidenceLabels)[number];

/** Why a file is not taken. */
export const evidenceRefusals = [
  "too-large",
  "too-many",
  "too-many-parts",
  "store-full",
  "no-file",
  "empty",
  "no-upload-here",
  "cut-short",
] as const;
export type EvidenceRefusal = (typeof evidenceRefusals)[number];

/** The field by which a form says that an empty file is meant. */
export const emptyField = "empty";
