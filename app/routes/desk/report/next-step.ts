import type { DueKind } from "#app/domain/vocabulary/routing.ts";
import type { ReportView } from "./report-view.ts";
import type { Verb } from "./verbs.ts";

export type NextStep = {
  /** What is owed, by whom where it is not the viewer's unit, and by when; null: nothing is. */
  due: {
    kind: DueKind | "call-back";
    unitName: string | null;
    at: Date;
  } | null;
  /** The reporter is asked, and what the unit owes waits for them. */
  isWaiting: boolean;
  /** What meets it, of all that the viewer may do; null where nothing does. */
  verb: Verb | null;
};

type Standing = Pick<ReportView, "actions" | "assignments" | "ownPart"> & {
  whyBand: { scoredBy: string | null; form: unknown } | null;
  contents: { lostCode: LostCode | null } | null;
};
type LostCode = Pick<
  NonNullable<NonNullable<ReportView["contents"]>["lostCode"]>,
  "callBy" | "actions"
>;
type Part = ReportView["assignments"][number];

/** What the head of the page leads with: one due, the own unit's before another's, and one verb. */
export function nextStepOf(report: Standing, now: Date): NextStep {
  const { ownPart, contents } = report;
  const own = ownPart && isLive(ownPart) ? ownPart : null;
  const others = own ? null : soonestOf(report.assignments);
  const due = own ? dueOf(own, null) : others && dueOf(others, others.unitName);
  const lostCode = contents?.lostCode ?? null;
  if (lostCode && isFirst(lostCode, due)) return callBack(lostCode);
  return {
    due,
    isWaiting: own?.state === "accepted" && due === null,
    verb: others
      ? verbForOthers(report, others)
      : mustConfirm(report, due, now)
        ? "severity"
        : verbOf(report),
  };
}

/** Once the part is accepted, and before anything but what is overdue to the reporter. */
function mustConfirm(
  { actions, ownPart, whyBand }: Standing,
  due: NextStep["due"],
  now: Date,
): boolean {
  const isProvisional = whyBand?.form && whyBand.scoredBy === null;
  if (!isProvisional || !actions.includes("score")) return false;
  return ownPart?.state === "accepted" && (due === null || due.at > now);
}

/** What another unit owes, nobody meets in its place; a report that it does not take can go to one that does. */
function verbForOthers({ actions }: Standing, { part, state }: Part) {
  const mayMove = part === "primary" && state === "offered";
  return mayMove && actions.includes("transfer") ? "transfer" : null;
}

function verbOf({ actions }: Standing): Verb | null {
  if (actions.includes("accept")) return "acceptance";
  if (actions.includes("message")) return "messages";
  return actions.includes("reopen") ? "reopening" : null;
}

function isFirst({ callBy, actions }: LostCode, due: NextStep["due"]): boolean {
  return actions.length > 0 && (due === null || callBy < due.at);
}

function callBack({ callBy, actions }: LostCode): NextStep {
  const due = { kind: "call-back", unitName: null, at: callBy } as const;
  return { due, isWaiting: false, verb: actions[0] ?? null };
}

function soonestOf(assignments: readonly Part[]): Part | null {
  const time = ({ dueAt }: Part) => dueAt?.getTime() ?? Infinity;
  const owing = assignments.filter(isLive).filter(({ dueAt }) => dueAt);
  return owing.sort((a, b) => time(a) - time(b))[0] ?? null;
}

function dueOf(
  { dueKind, dueAt }: Pick<Part, "dueKind" | "dueAt">,
  unitName: string | null,
): NextStep["due"] {
  return dueKind && dueAt ? { kind: dueKind, unitName, at: dueAt } : null;
}

function isLive({ state }: Pick<Part, "state">): boolean {
  return state === "offered" || state === "accepted";
}
