import { tellEvent, type SparseEventTable } from "../audit/event-table.ts";
import type { PastEvent } from "../audit/events.ts";
import type { Outcome } from "../vocabulary/report.ts";

/** What a reporter is told of the history, in words of its own, for which `locales/` has the sentences. Scores, reads by rule and notes stay inside. */
const stepKinds = [
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
  "question-answered",
  "question-open-again",
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
export type StepKind = (typeof stepKinds)[number];

export type Step = {
  kind: StepKind;
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

type Told = Partial<Step> & { kind: StepKind };

type By = { isByReporter: boolean };

/** What its reporter is told of the event; null: it stays inside. */
export function stepOf(event: PastEvent, by: By): Told | null {
  return tellEvent<Told, By>(steps, event, by);
}

const steps = {
  "report.started": () => ({ kind: "started" }),
  "report.submitted": () => ({ kind: "sent" }),
  "report.updated": () => ({ kind: "updated" }),
  "report.scored": null,
  // A reporter is told of no band and no number.
  "severity.confirmed": null,
  "severity.changed": null,
  "report.routed": null,
  "report.offered": ({ unitId }) => ({ kind: "offered", unitId }),
  "report.key-sealed": null,
  // Who looked at whose number is the desk's to answer for; that the report was opened they are told.
  "personal.revealed": null,
  "personal.hidden": null,
  "report.opened": ({ unitId }) => ({ kind: "opened", unitId }),
  "answers.read": null,
  "answers.copied": null,
  "figures.read": null,
  "report.accepted": ({ unitId }) => ({ kind: "accepted", unitId }),
  "report.refused": ({ unitId }) => ({ kind: "refused", unitId }),
  "report.transferred": ({ unitId, toUnitId }) => ({
    kind: "transferred",
    unitId,
    toUnitId,
  }),
  "report.transfer-undone": ({ unitId, toUnitId }) => ({
    kind: "transferred",
    unitId,
    toUnitId,
  }),
  "report.assigned": ({ unitId }) => ({ kind: "assigned", unitId }),
  "report.assignment-undone": null,
  // Who of the unit works it at which hour is the unit's own affair.
  "report.handed-over": null,
  "report.handed-back": null,
  "report.closed": ({ outcome }) => ({ kind: "closed", outcome }),
  "report.duplicated": () => ({ kind: "closed", outcome: "handled-elsewhere" }),
  "report.signposted": () => ({ kind: "closed", outcome: "handled-elsewhere" }),
  "report.reopened": () => ({ kind: "reopened" }),
  "report.withdrawn": () => ({ kind: "withdrawn" }),
  "report.downloaded": () => ({ kind: "downloaded" }),
  "message.sent": ({ kind, messageId }, { isByReporter }) => ({
    kind: isByReporter
      ? "message-from-you"
      : kind === "question"
        ? "question-from-unit"
        : "message-from-unit",
    messageId,
  }),
  "question.answered": ({ questionId: messageId }) => ({
    ...{ kind: "question-answered", messageId },
  }),
  "question.reopened": ({ questionId: messageId }) => ({
    ...{ kind: "question-open-again", messageId },
  }),
  "contact-policy.confirmed": () => ({ kind: "mail-confirmed" }),
  "note.written": null,
  "task.added": null,
  "playbook.started": null,
  "task.changed": null,
  "task.done": null,
  "task.reopened": null,
  "evidence.received": () => ({ kind: "file-added" }),
  "evidence.removed": ({ why }) => ({
    kind: why === "unfinished" ? "file-unfinished" : "file-removed",
  }),
  "evidence.scanned": null,
  "evidence.opened": ({ unitId }) => ({ kind: "file-opened", unitId }),
  "mail.queued": null,
  "mail.delivered": () => ({ kind: "mail-sent" }),
  "mail.failed": () => ({ kind: "mail-failed" }),
  "code.used": () => ({ kind: "code-used" }),
  "code.made": ({ accessId: ofAccessId }) => ({
    kind: "code-made",
    ofAccessId,
  }),
  "code.revoked": ({ accessId: ofAccessId }) => ({
    kind: "code-revoked",
    ofAccessId,
  }),
  "lost-code.asked": () => ({ kind: "new-code-asked" }),
  "lost-code.called": () => ({ kind: "new-code-called" }),
  "lost-code.approved": () => ({ kind: "new-code-let-in" }),
  "lost-code.refused": () => ({ kind: "new-code-refused" }),
  "lost-code.stopped": () => ({ kind: "new-code-stopped" }),
  "lost-code.expired": () => ({ kind: "new-code-expired" }),
  // Of no report.
  "session.started": null,
  "session.ended": null,
  "session.others-ended": null,
  "queue.read": null,
  "handover.made": null,
  "handover.taken": null,
  "handover.undone": null,
  "absence.said": null,
  "absence.ended": null,
  "shift.set": null,
  "view.saved": null,
  "view.changed": null,
  "view.deleted": null,
  "history.read": null,
  "history.checked": null,
  "history.exported": null,
  "responder.invited": null,
  "responder.change-asked": null,
  "responder.change-refused": null,
  "responder.deactivated": null,
  "responder.reactivated": null,
  "responder.moved": null,
  "passkey.enrolled": null,
  "passkey.removed": null,
  "identity.linked": null,
  "identity.unlinked": null,
  "identity.refused": null,
  "house.set-up": null,
  "unit.key-made": null,
  "unit.joined": null,
  "unit.recovered": null,
  "draft.expired": null,
  "checkpoint.signed": null,
  // Recorded by a newer version: nobody here knows what of it may be told.
  unknown: null,
} satisfies SparseEventTable<Told, By>;
