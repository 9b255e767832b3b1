import { tellEvent, type SparseEventTable } from "../audit/event-table.ts";
import type { PastEvent } from "../audit/events.ts";
import type { Outcome } from "../vocabulary/report.ts";

/** What a reporter is told of the history, in codes that `locales/` words. Scores, reads by rule and notes stay inside. */
const stepCodes = [
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
  "mail-confirmed",
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

type Told = Partial<Step> & { code: StepCode };

type By = { isByReporter: boolean };

/** What its reporter is told of the event; null: it stays inside. */
export function stepOf(event: PastEvent, by: By): Told | null {
  return tellEvent<Told, By>(steps, event, by);
}

const steps = {
  "report.started": () => ({ code: "started" }),
  "report.submitted": () => ({ code: "sent" }),
  "report.updated": () => ({ code: "updated" }),
  "report.scored": null,
  "report.routed": null,
  "report.offered": ({ unitId }) => ({ code: "offered", unitId }),
  "report.opened": ({ unitId }) => ({ code: "opened", unitId }),
  "answers.read": null,
  "report.accepted": ({ unitId }) => ({ code: "accepted", unitId }),
  "report.refused": ({ unitId }) => ({ code: "refused", unitId }),
  "report.transferred": ({ unitId, toUnitId }) => ({
    code: "transferred",
    unitId,
    toUnitId,
  }),
  "report.assigned": ({ unitId }) => ({ code: "assigned", unitId }),
  "report.closed": ({ outcome }) => ({ code: "closed", outcome }),
  "report.duplicated": () => ({ code: "closed", outcome: "handled-elsewhere" }),
  "report.signposted": () => ({ code: "closed", outcome: "handled-elsewhere" }),
  "report.reopened": () => ({ code: "reopened" }),
  "report.withdrawn": () => ({ code: "withdrawn" }),
  "report.downloaded": () => ({ code: "downloaded" }),
  "message.sent": ({ kind, messageId }, { isByReporter }) => ({
    code: isByReporter
      ? "message-from-you"
      : kind === "question"
        ? "question-from-unit"
        : "message-from-unit",
    messageId,
  }),
  "contact-policy.confirmed": () => ({ code: "mail-confirmed" }),
  "note.written": null,
  "evidence.received": () => ({ code: "file-added" }),
  "evidence.removed": ({ why }) => ({
    code: why === "unfinished" ? "file-unfinished" : "file-removed",
  }),
  "evidence.scanned": null,
  "evidence.opened": ({ unitId }) => ({ code: "file-opened", unitId }),
  "mail.queued": null,
  "mail.delivered": () => ({ code: "mail-sent" }),
  "mail.failed": () => ({ code: "mail-failed" }),
  "code.used": () => ({ code: "code-used" }),
  "code.made": ({ accessId: ofAccessId }) => ({
    code: "code-made",
    ofAccessId,
  }),
  "code.revoked": ({ accessId: ofAccessId }) => ({
    code: "code-revoked",
    ofAccessId,
  }),
  "lost-code.asked": () => ({ code: "new-code-asked" }),
  "lost-code.called": () => ({ code: "new-code-called" }),
  "lost-code.approved": () => ({ code: "new-code-let-in" }),
  "lost-code.refused": () => ({ code: "new-code-refused" }),
  "lost-code.stopped": () => ({ code: "new-code-stopped" }),
  "lost-code.expired": () => ({ code: "new-code-expired" }),
  // Of no report.
  "session.started": null,
  "session.ended": null,
  "queue.read": null,
  "history.read": null,
  "responder.invited": null,
  "passkey.enrolled": null,
  "house.set-up": null,
  "unit.key-made": null,
  "unit.joined": null,
  "unit.recovered": null,
  "draft.expired": null,
  // Recorded by a newer version: nobody here knows what of it may be told.
  unknown: null,
} satisfies SparseEventTable<Told, By>;
