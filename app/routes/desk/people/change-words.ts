import { roleWords } from "#app/components/desk/words.ts";
import { worksReports } from "#app/domain/responder/can.ts";
import type { LeavingWarning } from "#app/domain/people/warnings.server.ts";
import type { WhyNotSecond } from "#app/domain/people/may-change.ts";
import type {
  PersonChangeKind,
  ResponderRole,
} from "#app/domain/vocabulary/responder.ts";

/** A change of a person as it is put into words: what it is, and what ends or stays with it. */
export type ChangeTold = {
  kind: PersonChangeKind;
  name: string;
  fromRole: ResponderRole;
  toRole: ResponderRole;
  fromUnitName: string;
  toUnitName: string;
  staysInUnit: boolean;
};

/** "Dana Ruiz leaves FBI Denver Field Office." */
export function changeSentence(change: ChangeTold): string {
  const { kind, name, toRole, fromUnitName, toUnitName, staysInUnit } = change;
  const role = roleWords[toRole].toLowerCase();
  switch (kind) {
    case "deactivation":
      return `${name} leaves ${fromUnitName}.`;
    case "reactivation":
      return `${name} comes back to ${toUnitName}, as ${role}.`;
    case "move":
      return staysInUnit
        ? `${name} becomes ${role}, at ${toUnitName}.`
        : `${name} goes from ${fromUnitName} to ${toUnitName}, as ${role}.`;
  }
}

/** What ends with it, what stays, and who must do what afterwards. */
export function effectSentences(change: ChangeTold): string[] {
  const { kind, fromRole, toRole, fromUnitName, toUnitName } = change;
  const read = worksReports({ role: fromRole });
  const willRead = worksReports({ role: toRole });
  const isLetIn = willRead && (!read || !change.staysInUnit);
  switch (kind) {
    case "deactivation":
      return [
        "Their passkeys, sessions and invitations end at once.",
        ...(read ? [newKey(fromUnitName)] : []),
      ];
    case "reactivation":
      return [
        "They need a new invitation, as their passkeys ended when they left.",
        ...(willRead ? [lettingIn(toUnitName)] : []),
      ];
    case "move":
      return [
        "Their sessions and open invitations end; their passkeys stay.",
        ...(read && (!willRead || !change.staysInUnit)
          ? [newKey(fromUnitName)]
          : []),
        ...(isLetIn ? [lettingIn(toUnitName)] : []),
      ];
  }
}

const newKey = (unitName: string) =>
  `They open no reports of ${unitName} any more, and its next member who is signed in makes its new key.`;

const lettingIn = (unitName: string) =>
  `Reports open for them when a member of ${unitName} lets them in.`;

export const warningWords = {
  "last-member":
    "Nobody else opens the reports of this unit. Afterwards they open by the recovery sheet alone, unless a colleague is let in before.",
  "one-administrator-left":
    "One administrator is left afterwards, and changes of people take two.",
  "last-administrator":
    "This is the only administrator, so this is refused. Invite another one first.",
} satisfies Record<LeavingWarning, string>;

export const whyNotWords = {
  "not-administrator": "An administrator confirms.",
  "asked-for-it": "You asked for it, so somebody else has to confirm.",
  "about-them": "It is about you, so somebody else has to confirm.",
  "asker-gone":
    "Who asked for it could not ask for it any more. Refuse it, and ask anew.",
  "one-hand":
    "You and who asked were invited by the same person, or one of you by the other. That counts as one hand: another administrator has to confirm.",
} satisfies Record<NonNullable<WhyNotSecond>, string>;
