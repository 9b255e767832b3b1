import type { PastEvent } from "../audit/events.ts";
import type { RecordedEvent } from "../audit/list.server.ts";
import { worksReports } from "../responder/can.ts";
import { sittingMs } from "../form/updates.ts";
import type { Outcome } from "../vocabulary/report.ts";

/** What a reporter is told of the history, in codes that `locales/` words. Scores, reads by rule and notes stay inside. */
export const stepCodes = [
  "started",
  "sent",
  "updated",
  "offered",
  "opened",
  "accepted",
  "refused",
  "transferred",
  "assigned",
  "message-from-you",
  "message-from-unit",
  "question-from-unit",
  "file-added",
  "file-removed",
  "file-unfinished",
  "file-opened",
  "mail-sent",
  "mail-failed",
  "code-used",
  "code-made",
  "code-revoked",
  "new-code-asked",
  "new-code-called",
  "new-code-let-in",
  "new-code-refused",
  "new-code-stopped",
  "new-code-expired",
  "closed",
  "reopened",
  "withdrawn",
  "downloaded",
] as const;
export type StepCode = (typeof stepCodes)[number];

export type Step = {
  code: StepCode;
  at: Date;
  unitId: string | null;
  toUnitId: string | null;
  outcome: Outcome | null;
  messageId: string | null;
  /** The code with which it was done from the reporter's side. */
  byAccessId: string | null;
  /** The code that it was done to. */
  ofAccessId: string | null;
  /** How often within a day; only uses of a code are counted. */
  times: number;
};

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
    const told = stepOf(event, byAccessId !== null);
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
  const isOfFiles = step.code === "file-added" || step.code === "file-opened";
  return (
    isOfFiles &&
    last?.code === step.code &&
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
    if (step.code === "code-used" && first && isNear) {
      first.times += 1;
      continue;
    }
    const own = { ...step };
    if (step.code === "code-used") days.set(step.byAccessId, own);
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

function stepOf(
  event: PastEvent,
  isByReporter: boolean,
): (Partial<Step> & { code: StepCode }) | null {
  switch (event.type) {
    case "report.started":
      return { code: "started" };
    case "report.submitted":
      return { code: "sent" };
    case "report.updated":
      return { code: "updated" };
    case "report.offered":
      return { code: "offered", unitId: event.unitId };
    case "report.opened":
      return { code: "opened", unitId: event.unitId };
    case "report.accepted":
      return { code: "accepted", unitId: event.unitId };
    case "report.refused":
      return { code: "refused", unitId: event.unitId };
    case "report.transferred": {
      const { unitId, toUnitId } = event;
      return { code: "transferred", unitId, toUnitId };
    }
    case "report.assigned":
      return { code: "assigned", unitId: event.unitId };
    case "message.sent":
      return {
        code: messageCode(event.kind === "question", isByReporter),
        messageId: event.messageId,
      };
    case "evidence.received":
      return { code: "file-added" };
    case "evidence.removed":
      return {
        code: event.why === "unfinished" ? "file-unfinished" : "file-removed",
      };
    case "evidence.opened":
      return { code: "file-opened", unitId: event.unitId };
    case "mail.delivered":
      return { code: "mail-sent" };
    case "mail.failed":
      return { code: "mail-failed" };
    case "code.used":
      return { code: "code-used" };
    case "code.made":
      return { code: "code-made", ofAccessId: event.accessId };
    case "code.revoked":
      return { code: "code-revoked", ofAccessId: event.accessId };
    case "lost-code.asked":
      return { code: "new-code-asked" };
    case "lost-code.called":
      return { code: "new-code-called" };
    case "lost-code.approved":
      return { code: "new-code-let-in" };
    case "lost-code.refused":
      return { code: "new-code-refused" };
    case "lost-code.stopped":
      return { code: "new-code-stopped" };
    case "lost-code.expired":
      return { code: "new-code-expired" };
    case "report.closed":
      return { code: "closed", outcome: event.outcome };
    case "report.duplicated":
    case "report.signposted":
      return { code: "closed", outcome: "handled-elsewhere" };
    case "report.reopened":
      return { code: "reopened" };
    case "report.withdrawn":
      return { code: "withdrawn" };
    case "report.downloaded":
      return { code: "downloaded" };
    default:
      return null;
  }
}

function messageCode(isQuestion: boolean, isByReporter: boolean): StepCode {
  if (isByReporter) return "message-from-you";
  return isQuestion ? "question-from-unit" : "message-from-unit";
}
