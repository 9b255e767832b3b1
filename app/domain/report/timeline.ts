import type { PastEvent } from "../audit/events.ts";
import type { RecordedEvent } from "../audit/list.server.ts";
import { worksReports } from "../responder/can.ts";
import { sittingMs } from "./updates.ts";
import type { Outcome } from "./vocabulary.ts";

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
  "file-opened",
  "mail-sent",
  "mail-failed",
  "code-used",
  "closed",
  "reopened",
  "withdrawn",
] as const;
export type StepCode = (typeof stepCodes)[number];

export type Step = {
  code: StepCode;
  at: Date;
  unitId: string | null;
  toUnitId: string | null;
  outcome: Outcome | null;
  messageId: string | null;
};

/**
 * The steps in order; a unit's first look is told, its later ones are not. Several files in a row are one step, and so are
 * pages changed in one go.
 */
export function stepsOf(events: readonly RecordedEvent[]): Step[] {
  const openers = new Set<string>();
  const updates = new Map<string, Date>();
  const steps: Step[] = [];
  for (const recorded of events) {
    const { event, at } = recorded;
    const told = stepOf(event, recorded.actor.kind === "reporter");
    if (told === null || isInARow(told, steps.at(-1))) continue;
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
    steps.push({ ...plain, at, ...told });
  }
  return steps;
}

function isInARow(
  { code, unitId = null }: Partial<Step>,
  last: Step | undefined,
): boolean {
  const isOfFiles = code === "file-added" || code === "file-opened";
  return isOfFiles && last?.code === code && last.unitId === unitId;
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
      // What was never finished is given up without a word.
      return isByReporter ? { code: "file-removed" } : null;
    case "evidence.opened":
      return { code: "file-opened", unitId: event.unitId };
    case "mail.delivered":
      return { code: "mail-sent" };
    case "mail.failed":
      return { code: "mail-failed" };
    case "code.used":
      return { code: "code-used" };
    case "report.closed":
      return { code: "closed", outcome: event.outcome };
    case "report.duplicated":
    case "report.signposted":
      return { code: "closed", outcome: "handled-elsewhere" };
    case "report.reopened":
      return { code: "reopened" };
    case "report.withdrawn":
      return { code: "withdrawn" };
    default:
      return null;
  }
}

function messageCode(isQuestion: boolean, isByReporter: boolean): StepCode {
  if (isByReporter) return "message-from-you";
  return isQuestion ? "question-from-unit" : "message-from-unit";
}
