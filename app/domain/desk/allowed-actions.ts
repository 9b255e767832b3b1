import { statusAllows } from "../vocabulary/lifecycle.ts";
import type { ReportStatus } from "../vocabulary/report.ts";
import {
  can,
  deskActions,
  type DeskAction,
  type OwnPart,
  type Person,
} from "../responder/can.ts";

/** What the person may do to the report now: allowed by its status, and by the person's role, unit and part. */
export function allowedActions(
  person: Person,
  { status, ownPart }: { status: ReportStatus; ownPart: OwnPart },
): DeskAction[] {
  return deskActions.filter(
    (action) => statusAllows(action, status) && can(person, action, ownPart),
  );
}
