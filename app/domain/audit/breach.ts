import type { BrokenRow } from "./verify.server.ts";

/** What a check of the history finds. Each is a sentence to whoever looks after it. */
export type Breach =
  | ({ is: "broken" } & BrokenRow)
  /** Events there must be, by what else the database holds. */
  | { is: "unrecorded"; what: Unrecorded; id: string }
  | { is: "no-events"; reportsCount: number }
  /** Its history says that it was sent, and there is no such report. */
  | { is: "gone"; chain: string }
  /** Its history says that the unit got this key, and there is none. */
  | { is: "gone-key"; unitId: string; number: number }
  | { is: "gone-drafts"; goneCount: number; expiredCount: number }
  /** Of a checkpoint's line as the database holds it, or of what is kept for it. */
  | { is: "checkpoint"; number: number; why: CheckpointBreach }
  /** A checkpoint saw this many events; now there are fewer, or the last of them is another. */
  | { is: "cut"; chain: string; number: number; had: number; has: number }
  | { is: "rewritten"; chain: string; number: number; position: number }
  /** A checkpoint saw the cut itself: the one that saw more stands before it. */
  | {
      is: "cut-between";
      chain: string;
      number: number;
      had: number;
      has: number;
    }
  /** Of the line that was given. */
  | { is: "since"; number: number; why: "unsigned" | "other" | "root" };

export type Unrecorded =
  | "report.started"
  | "report.submitted"
  | "report.opened"
  | "session.started"
  | "passkey.enrolled";

type CheckpointBreach =
  | "missing"
  | "unreadable"
  | "unlinked"
  | "key"
  | "unsigned"
  | "not-ours"
  | "unrecorded"
  | "changes"
  | "root";

export function sayBreach(breach: Breach): string {
  switch (breach.is) {
    case "broken":
      return `The history is broken at ${breach.chain}, position ${breach.position}: ${breach.why}.`;
    case "unrecorded":
      return `${unrecordedWords[breach.what]}: ${breach.id}.`;
    case "no-events":
      return `There is no event at all, and there are ${breach.reportsCount} reports: the whole history is gone.`;
    case "gone":
      return `${breach.chain} was sent, as its history says, and there is no such report.`;
    case "gone-key":
      return `Key ${breach.number} of unit ${breach.unitId} was made, and is gone: reports may be sealed to an older one.`;
    case "gone-drafts":
      return `${breach.goneCount} drafts are gone, and the history tells of ${breach.expiredCount} that were deleted.`;
    case "checkpoint":
      return `Checkpoint ${breach.number}: ${checkpointWords[breach.why]}.`;
    case "cut":
      return `${breach.chain} had ${breach.had} events at checkpoint ${breach.number}, and has ${breach.has} now: it was cut.`;
    case "rewritten":
      return `${breach.chain}, position ${breach.position}, is not what checkpoint ${breach.number} saw: it was written anew.`;
    case "cut-between":
      return `${breach.chain} had ${breach.had} events before checkpoint ${breach.number}, which found ${breach.has}: it was cut or written anew in between.`;
    case "since":
      return `The line given, of checkpoint ${breach.number}: ${sinceWords[breach.why]}.`;
  }
}

const unrecordedWords = {
  "report.started": "A report whose beginning is not in the history",
  "report.submitted": "A sent report whose sending is not in the history",
  "report.opened": "An opened report whose opening is not in the history",
  "session.started": "A session whose start is not in the history",
  "passkey.enrolled": "A passkey whose enrolment is not in the history, of",
} as const satisfies Record<Unrecorded, string>;

const checkpointWords = {
  missing: "it was signed, and is gone",
  unreadable: "its line is none",
  unlinked: "it does not hold the one before",
  key: "it names another key than the one before said",
  unsigned: "its signature is wrong",
  "not-ours": "no key of this installation signed it",
  unrecorded: "the history does not tell of it",
  changes: "the heads that are kept for it are not those that it signed",
  root: "the heads that are kept up to it are not all that it signed",
} as const satisfies Record<CheckpointBreach, string>;

const sinceWords = {
  unsigned:
    "its signature is wrong, so it was copied with a mistake or is none of ours",
  other: "the database holds none of this number, or another",
  root: "the heads that are kept up to it are not all that it signed, so what is missing cannot be named",
} as const;
