import { managesPeople, worksReports } from "../responder/can.ts";
import type { Viewer } from "../responder/viewer.ts";
import type {
  PersonChangeKind,
  ResponderRole,
} from "../vocabulary/responder.ts";

type Asking = Pick<Viewer, "role" | "unitId">;

export type Changed = {
  id: string;
  role: ResponderRole;
  unitId: string;
  deactivatedAt: Date | null;
};

/** An administrator looks after everybody; a lead sees who works reports in the lead's own unit. */
export function seesPerson(viewer: Asking, person: Changed): boolean {
  return managesPeople(viewer) || leads(viewer, person);
}

/** Asking alone changes nothing: somebody else confirms. A lead may ask that one of the unit's people leaves. */
export function mayAsk(
  viewer: Asking,
  person: Changed,
  kind: PersonChangeKind,
): boolean {
  const isActive = person.deactivatedAt === null;
  if (kind === "reactivation") return managesPeople(viewer) && !isActive;
  if (!isActive) return false;
  return (
    managesPeople(viewer) || (kind === "deactivation" && leads(viewer, person))
  );
}

function leads(viewer: Asking, person: Changed): boolean {
  return (
    viewer.role === "lead" &&
    worksReports(person) &&
    viewer.unitId === person.unitId
  );
}

/** Why this person cannot be the second; null when they can. In the order in which it is said. */
export type WhyNotSecond =
  | "not-administrator"
  | "asked-for-it"
  | "about-them"
  | "asker-gone"
  | "one-hand"
  | null;
