import type { AuditEvent } from "./events.ts";

/** Kinds of acts by which the history is narrowed. Every type of event is of one kind. */
export const historyKinds = {
  reads: [
    ...["report.opened", "answers.read", "evidence.opened", "queue.read"],
    ...["history.read", "history.checked", "history.exported"],
    ...["personal.revealed", "personal.hidden", "answers.copied"],
    "figures.read",
  ],
  reports: [
    ...["report.started", "report.submitted", "report.updated"],
    ...["report.downloaded", "report.withdrawn", "draft.expired"],
  ],
  work: [
    ...["severity.confirmed", "severity.changed"],
    ...["report.scored", "report.routed", "report.offered", "report.accepted"],
    ...["report.refused", "report.transferred", "report.assigned"],
    ...["report.assignment-undone", "report.transfer-undone"],
    ...["report.key-sealed", "report.closed", "report.duplicated"],
    ...["report.signposted", "report.reopened", "note.written"],
    ...["task.added", "task.changed", "task.done", "task.reopened"],
    "playbook.started",
  ],
  messages: [
    ...["message.sent", "question.answered", "question.reopened"],
    ...["contact-policy.confirmed"],
    ...["mail.queued", "mail.delivered", "mail.failed"],
  ],
  files: ["evidence.received", "evidence.removed", "evidence.scanned"],
  codes: [
    ...["code.used", "code.made", "code.revoked"],
    ...["lost-code.asked", "lost-code.called", "lost-code.approved"],
    ...["lost-code.refused", "lost-code.stopped", "lost-code.expired"],
  ],
  shifts: [
    ...["report.handed-over", "report.handed-back", "handover.made"],
    ...["handover.taken", "handover.undone"],
    ...["absence.said", "absence.ended", "shift.set"],
  ],
  people: [
    ...["responder.invited", "responder.change-asked"],
    ...["responder.change-refused", "responder.deactivated"],
    ...["responder.reactivated", "responder.moved"],
    ...["session.started", "session.ended", "session.others-ended"],
    ...["passkey.enrolled", "passkey.removed"],
    ...["identity.linked", "identity.unlinked", "identity.refused"],
  ],
  keys: [
    ...["house.set-up", "unit.key-made", "unit.joined", "unit.recovered"],
    "checkpoint.signed",
  ],
  views: ["view.saved", "view.changed", "view.deleted"],
} as const satisfies Record<string, readonly AuditEvent["type"][]>;

export type HistoryKind = keyof typeof historyKinds;

export function isHistoryKind(word: string): word is HistoryKind {
  return Object.hasOwn(historyKinds, word);
}
