import type {
  PersonChangeKind,
  PersonChangeReason,
  ResponderRole,
} from "#app/domain/vocabulary/responder.ts";
import { personChangeReasonWords, roleWords } from "./words.ts";

/** By id; an unknown id stands for itself. */
export type EventNames = {
  unitNames: Record<string, string>;
  questionNames: Record<string, string>;
  /** Where a page tells of changes of people. */
  personNames?: Record<string, string>;
};

export function unitName({ unitNames }: EventNames, id: string): string {
  return unitNames[id] ?? id;
}

export function personName(
  { personNames = {} }: EventNames,
  id: string,
): string {
  return personNames[id] ?? "somebody";
}

type ChangeEvent = {
  responderId: string;
  reason: PersonChangeReason;
  askedBy?: string;
  role?: ResponderRole;
  unitId?: string;
};

/** "Ilse Novak becomes Lead, Sacramento: other duties. Asked for by Priya Raman" */
export function changeWords(
  { responderId, reason, askedBy, role, unitId }: ChangeEvent,
  kind: PersonChangeKind,
  names: EventNames,
): string {
  const name = personName(names, responderId);
  const becomes =
    role && unitId
      ? `${name} becomes ${roleWords[role]}, ${unitName(names, unitId)}`
      : `${name} changes role or unit`;
  const act = {
    deactivation: `${name} deactivated`,
    reactivation: `${name} reactivated`,
    move: becomes,
  }[kind];
  const why = personChangeReasonWords[reason].toLowerCase();
  const asked = askedBy ? `. Asked for by ${personName(names, askedBy)}` : "";
  return `${act}: ${why}${asked}`;
}

export const refusedWords = {
  deactivation: "Deactivation refused or taken back",
  reactivation: "Reactivation refused or taken back",
  move: "Change of role or unit refused or taken back",
} satisfies Record<PersonChangeKind, string>;
