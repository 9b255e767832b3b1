import type { ReportStatus } from "../report/vocabulary.ts";
import {
  can,
  deskActions,
  type DeskAction,
  type OwnPart,
  type Person,
} from "./can.ts";

/** What the person may do to the report now: allowed by role, unit and part, and by the report's status. */
export function allowedActions(
  person: Person,
  { status, ownPart }: { status: ReportStatus; ownPart: OwnPart },
): DeskAction[] {
  return deskActions.filter(
    (action) =>
      statusAllows[action].some((allowed) => allowed === status) &&
      can(person, action, ownPart),
  );
}

const open = ["submitted", "accepted", "in-progress", "waiting"] as const;

const statusAllows = {
  accept: open,
  refuse: open,
  transfer: open,
  offer: open,
  "assign-self": open,
  "assign-colleague": open,
  ask: open,
  message: open,
  note: [...open, "closed", "withdrawn", "duplicate", "not-for-us"],
  close: open,
  reopen: ["closed"],
} satisfies Record<DeskAction, readonly ReportStatus[]>;
