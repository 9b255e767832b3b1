import { Conflict } from "../refusal.ts";
import type { ReportStatus } from "./report.ts";

/** The work goes on as it stands. */
const open = {
  submitted: "submitted",
  accepted: "accepted",
  "in-progress": "in-progress",
  waiting: "waiting",
} as const;

/** Of whatever was sent, the end of the work included. */
const sent = {
  ...open,
  closed: "closed",
  withdrawn: "withdrawn",
  duplicate: "duplicate",
  "not-for-us": "not-for-us",
} as const;

/** Whatever the reporter adds: who waited for it goes on. A closed report takes it too, and then reopens by `reopen`. */
const added = {
  ...open,
  waiting: "in-progress",
  closed: "closed",
} as const;

/**
 * What may happen to a report in which status, and in which status it is after that. Pages ask before they show a button,
 * commands ask again and write the status that it names. Who may do it is `responder/can.ts`; which part a unit must hold
 * is there too. `accept` and the two of `assign` move the report for its primary part alone: a joint part only helps.
 */
export const lifecycle = {
  // A unit may join late, so an offer can be answered until the work ends.
  accept: { ...open, submitted: "accepted" },
  refuse: open,
  transfer: open,
  offer: open,
  "assign-self": { ...open, accepted: "in-progress" },
  "assign-colleague": { ...open, accepted: "in-progress" },
  "undo-assignment": open,
  // As if it had never begun.
  "undo-first-assignment": { "in-progress": "accepted" },
  "hand-over": open,
  // Words to a reporter whose report is closed would look like it is not: reopen first. A report that no unit accepted
  // stays submitted: the triage desk's words do not stop that clock.
  ask: { ...becomes("waiting"), submitted: "submitted" },
  message: { ...open, accepted: "in-progress" },
  // Whether mail may say more matters only while somebody writes.
  "confirm-policy": open,
  // A band orders work, so it is confirmed while there is some.
  score: open,
  // What is learnt afterwards belongs to the report too; a draft is nobody's to write on.
  note: sent,
  reveal: sent,
  // What is left to do of a report that ended stays as it was.
  task: open,
  // A report that was sent can be read by its reporter for ever, so its code can be lost for as long.
  "call-back": sent,
  "let-in": sent,
  // One right, three ends: with an outcome, as a duplicate, as not for us.
  close: becomes("closed"),
  "mark-duplicate": becomes("duplicate"),
  "mark-not-for-us": becomes("not-for-us"),
  // Calling something a duplicate or not ours is reversible; a withdrawal is the reporter's own word.
  reopen: {
    closed: "in-progress",
    duplicate: "in-progress",
    "not-for-us": "in-progress",
  },
  // What ended before any unit took it on is offered again: nobody works it yet.
  "reopen-unaccepted": {
    closed: "submitted",
    duplicate: "submitted",
    "not-for-us": "submitted",
  },
  // The reporter's side.
  add: added,
  update: added,
  withdraw: becomes("withdrawn"),
  submit: { draft: "submitted" },
} as const satisfies Record<
  string,
  Partial<Record<ReportStatus, ReportStatus>>
>;

export type LifecycleAction = keyof typeof lifecycle;

export function statusAllows(
  action: LifecycleAction,
  status: ReportStatus,
): boolean {
  return findNext(action, status) !== undefined;
}

/** @throws Conflict when the status does not allow it */
export function nextStatus(
  action: LifecycleAction,
  status: ReportStatus,
): ReportStatus {
  const next = findNext(action, status);
  if (!next) throw new Conflict(`a ${status} report does not allow: ${action}`);
  return next;
}

function findNext(
  action: LifecycleAction,
  status: ReportStatus,
): ReportStatus | undefined {
  const row: Partial<Record<ReportStatus, ReportStatus>> = lifecycle[action];
  return row[status];
}

function becomes<Status extends ReportStatus>(status: Status) {
  return {
    submitted: status,
    accepted: status,
    "in-progress": status,
    waiting: status,
  };
}
