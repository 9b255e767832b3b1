import { statusAllows } from "../vocabulary/lifecycle.ts";
import type { ReportStatus } from "../vocabulary/report.ts";
import {
  can,
  deskActions,
  needsKey,
  type DeskAction,
  type OwnPart,
  type Person,
} from "../responder/can.ts";
import type { Colleague } from "./report-rows.server.ts";
import type { Viewer } from "../responder/viewer.ts";

/**
 * What the person may do to the report now: allowed by its status, by the person's role, unit and part, and by whether it
 * opens for them.
 */
export function allowedActions(
  person: Person,
  {
    status,
    ownPart,
    isOpen,
  }: { status: ReportStatus; ownPart: OwnPart; isOpen: boolean },
): DeskAction[] {
  return deskActions.filter(
    (action) =>
      statusAllows(action, status) &&
      can(person, action, ownPart) &&
      (isOpen || !needsKey(action)),
  );
}

/** Who can be given the part: oneself first, then colleagues for who may assign them. */
export function assignableBy(
  { responderId, name }: Pick<Viewer, "responderId" | "name">,
  actions: readonly DeskAction[],
  colleagues: readonly Colleague[],
): Colleague[] {
  const mayAssign = actions.includes("assign-colleague");
  const others = colleagues.filter(({ id }) => id !== responderId);
  // To oneself it is given all the same.
  return [{ id: responderId, name, away: null }, ...(mayAssign ? others : [])];
}
