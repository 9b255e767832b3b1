import { triageDeskId } from "../vocabulary/directory.ts";
import type { AssignmentPart, AssignmentState } from "../vocabulary/routing.ts";
import { workingRoles, type ResponderRole } from "../vocabulary/responder.ts";

/**
 * What each person may do, and nothing about what the report's status allows: that is `vocabulary/lifecycle.ts`. A command
 * asks both; a page asks both before it shows a button.
 */
export type Person = {
  role: ResponderRole;
  unitId: string;
};

/** The person's unit's newest part in the report; null when it has none. */
export type OwnPart = { part: AssignmentPart; state: AssignmentState } | null;

export const deskActions = [
  "accept",
  "refuse",
  "transfer",
  "offer",
  "assign-self",
  "assign-colleague",
  "hand-over",
  "ask",
  "message",
  "confirm-policy",
  "score",
  "note",
  "reveal",
  "task",
  "call-back",
  "let-in",
  "close",
  "reopen",
] as const;
export type DeskAction = (typeof deskActions)[number];

/** All that a report allows which does not open for the person yet: everything else reads it, or seals words under its key. */
const unread: readonly DeskAction[] = [
  "accept",
  "assign-self",
  "assign-colleague",
  "hand-over",
];

/** Whether it takes a report that is open to the person. */
export function needsKey(action: DeskAction): boolean {
  return !unread.includes(action);
}

/** Responders and leads work reports; administrators look after people, auditors after the history. */
export function worksReports({ role }: Pick<Person, "role">): boolean {
  return workingRoles.some((working) => working === role);
}

/** The triage desk must be able to find a report that every unit refused. */
export function seesAllReports(person: Person): boolean {
  return (
    person.role === "auditor" || (worksReports(person) && isOfTriage(person))
  );
}

function isOfTriage({ unitId }: Pick<Person, "unitId">): boolean {
  return unitId === triageDeskId;
}

/**
 * The states of a part through which its unit sees the report. A unit that refused or transferred its part loses sight
 * of it: it said that it does not need to know. `released` (its part ended with the work) may still be read.
 */
export const seeingStates = [
  "offered",
  "accepted",
  "released",
] as const satisfies AssignmentState[];

/**
 * Answers, headline, messages, notes and reasons. Auditors and administrators read only that they exist and who read
 * them: neither needs to know what a reporter wrote.
 */
export function readsContents(person: Person): boolean {
  return worksReports(person);
}

/** Adding people, changing their role, inviting them again: in every unit. */
export function managesPeople({ role }: Pick<Person, "role">): boolean {
  return role === "administrator";
}

/** The history of everything, not only of the reports one sees. */
export function readsWholeHistory({ role }: Person): boolean {
  return role === "auditor";
}

/** Figures over the reports that they see: of a unit's people their own, of the triage desk and auditors all. */
export function readsFigures(person: Person): boolean {
  return worksReports(person) || readsWholeHistory(person);
}

export function can(
  person: Person,
  action: DeskAction,
  part: OwnPart,
): boolean {
  if (!worksReports(person)) return false;
  return rules[action](part, person);
}

type Rule = (part: OwnPart, person: Person) => boolean;

const isOffered: Rule = (part) => part?.state === "offered";
const isAccepted: Rule = (part) => part?.state === "accepted";
const isLive: Rule = (part, person) =>
  isOffered(part, person) || isAccepted(part, person);
const isTriage: Rule = (_, person) => isOfTriage(person);
const isLead: Rule = (_, person) => person.role === "lead";
const isSeen: Rule = (part) =>
  seeingStates.some((state) => state === part?.state);
const isHeld: Rule = (part) =>
  part?.state === "accepted" || part?.state === "released";
const heldPrimary: Rule = (part) =>
  part?.part === "primary" &&
  (part.state === "accepted" || part.state === "released");

const rules = {
  // Nobody answers an offer but the unit it was made to.
  accept: isOffered,
  refuse: isOffered,
  // The triage desk moves what lies with the wrong unit, or with none.
  transfer: (...by) => isLive(...by) || isTriage(...by),
  offer: (...by) => isAccepted(...by) || isTriage(...by),
  "assign-self": isAccepted,
  "assign-colleague": (...by) => isAccepted(...by) && isLead(...by),
  // One's own alone: that the person works it is the command's to see to.
  "hand-over": isAccepted,
  ask: (...by) => isAccepted(...by) || isTriage(...by),
  message: (...by) => isAccepted(...by) || isTriage(...by),
  "confirm-policy": (...by) => isAccepted(...by) || isTriage(...by),
  // How grave it is counts for every unit: the one that leads says so, or the triage desk.
  score: (...by) =>
    (isAccepted(...by) && by[0]?.part === "primary") || isTriage(...by),
  note: (...by) => isLive(...by) || isTriage(...by),
  // Whoever reads the report may see whom it names, once they say what for.
  reveal: (...by) => isSeen(...by) || isTriage(...by),
  task: (...by) => isLive(...by) || isTriage(...by),
  // A code is as lost after the work as during it. That two people are needed is the command's to see to.
  "call-back": (...by) => isHeld(...by) || isTriage(...by),
  "let-in": (...by) => isHeld(...by) || isTriage(...by),
  // One unit has the last word, and a joint part cannot end the others' work.
  close: (...by) => heldPrimary(...by) || isTriage(...by),
  reopen: (...by) => heldPrimary(...by) || isTriage(...by),
} satisfies Record<DeskAction, Rule>;
