import { openStatuses, type ReportStatus } from "./report.ts";

const sent = [
  ...openStatuses,
  "closed",
  "withdrawn",
  "duplicate",
  "not-for-us",
] as const satisfies ReportStatus[];

/**
 * What may happen to a report in which status. Pages ask before they show a button, commands ask again. Who may do it
 * is `responder/can.ts`; which part a unit must hold is there too.
 */
export const lifecycle = {
  // A unit may join late, so an offer can be answered until the work ends.
  accept: openStatuses,
  refuse: openStatuses,
  transfer: openStatuses,
  offer: openStatuses,
  "assign-self": openStatuses,
  "assign-colleague": openStatuses,
  // Words to a reporter whose report is closed would look like it is not: reopen first.
  ask: openStatuses,
  message: openStatuses,
  // What is learnt afterwards belongs to the report too; a draft is nobody's to write on.
  note: sent,
  // A report that was sent can be read by its reporter for ever, so its code can be lost for as long.
  "call-back": sent,
  "let-in": sent,
  // With an outcome, as a duplicate or as not for us.
  close: openStatuses,
  // Calling something a duplicate or not ours is reversible; a withdrawal is the reporter's own word.
  reopen: ["closed", "duplicate", "not-for-us"],
  // The reporter's side. Whoever adds to a closed report reopens it.
  answer: openStatuses,
  add: [...openStatuses, "closed"],
  update: [...openStatuses, "closed"],
  withdraw: openStatuses,
  submit: ["draft"],
} as const satisfies Record<string, readonly ReportStatus[]>;

export type LifecycleAction = keyof typeof lifecycle;

export function statusAllows(
  action: LifecycleAction,
  status: ReportStatus,
): boolean {
  return lifecycle[action].some((allowed) => allowed === status);
}
