import type { RecordedEvent } from "../audit/list.server.ts";
import { worksReports } from "../responder/can.ts";
import { sittingMs } from "../form/updates.ts";
import { stepOf, type Step } from "./told-events.ts";

/**
 * The steps in order; a unit's first look is told, its later ones are not. Several files in a row are one step, and so are
 * pages changed in one go and a code's uses within a day.
 */
export function stepsOf(events: readonly RecordedEvent[]): Step[] {
  return foldUses(toldSteps(events));
}

function toldSteps(events: readonly RecordedEvent[]): Step[] {
  const openers = new Set<string>();
  const updates = new Map<string, Date>();
  const steps: Step[] = [];
  for (const recorded of events) {
    const { event, at, actor } = recorded;
    const byAccessId = actor.kind === "reporter" ? actor.accessId : null;
    const isByReporter = byAccessId !== null;
    const told = stepOf(event, { isByReporter });
    if (told === null) continue;
    const step = { ...plain, at, byAccessId, ...told };
    if (isInARow(step, steps.at(-1))) continue;
    if (event.type === "report.opened") {
      if (isOverseer(recorded) || openers.has(event.unitId)) continue;
      openers.add(event.unitId);
    }
    if (event.type === "report.updated") {
      const by = JSON.stringify(recorded.actor);
      const begunAt = updates.get(by)?.getTime() ?? -Infinity;
      if (at.getTime() - begunAt <= sittingMs) continue;
      updates.set(by, at);
    }
    steps.push(step);
  }
  return steps;
}

function isInARow(step: Step, last: Step | undefined): boolean {
  const isOfFiles = step.kind === "file-added" || step.kind === "file-opened";
  return (
    isOfFiles &&
    last?.kind === step.kind &&
    last.unitId === step.unitId &&
    last.byAccessId === step.byAccessId
  );
}

const dayMs = 86_400_000;

/** Each day that begins with a use of a code is told of once, with how often the code was used in it. */
function foldUses(steps: readonly Step[]): Step[] {
  const days = new Map<string | null, Step>();
  const folded: Step[] = [];
  for (const step of steps) {
    const first = days.get(step.byAccessId);
    const isNear = first && step.at.getTime() - first.at.getTime() < dayMs;
    if (step.kind === "code-used" && first && isNear) {
      first.times += 1;
      continue;
    }
    const own = { ...step };
    if (step.kind === "code-used") days.set(step.byAccessId, own);
    folded.push(own);
  }
  return folded;
}

/** An auditor or an administrator who looked is nobody who works on it. */
function isOverseer({ actor }: RecordedEvent): boolean {
  return actor.kind === "responder" && !worksReports(actor);
}

const plain = {
  unitId: null,
  toUnitId: null,
  outcome: null,
  messageId: null,
  byAccessId: null,
  ofAccessId: null,
  times: 1,
};
