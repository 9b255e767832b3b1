import { tellEvent, type EventTable } from "#app/domain/audit/event-table.ts";
import type { Actor, PastEvent } from "#app/domain/audit/events.ts";
import { saySize } from "#app/locales/sizes.ts";
import { personalEventWords } from "./personal-event-words.ts";
import {
  messageWords,
  scanWords,
  signInWords,
  systemWords,
  updateWords,
} from "./event-detail-words.ts";
import {
  bandWords,
  mailKindWords,
  outcomeWords,
  partWords,
  policyWords,
  roleWords,
  scopeWords,
} from "./words.ts";
import {
  changeWords,
  personName,
  refusedWords,
  unitName,
  type EventNames,
} from "./person-event-words.ts";

export type { EventNames };

/** One row of the history in a sentence. */
export function eventWords(event: PastEvent, names: EventNames): string {
  return tellEvent(sentences, event, names);
}

const sentences = {
  unknown: () => "An act that a newer version of Landline recorded",
  "report.started": () => "Draft started",
  "report.submitted": () => "Report sent",
  "report.updated": (event, names) => updateWords(event, names),
  "report.scored": (event) =>
    event.isSuggestion
      ? `The new answers alone would score ${event.score}, ${bandWords[event.band]}`
      : `Scored ${event.score}, ${bandWords[event.band]}`,
  "severity.confirmed": (event) =>
    `Severity confirmed: ${bandWords[event.band]}, score ${event.score}`,
  "severity.changed": (event) =>
    event.was === event.band
      ? `Severity set by hand: ${bandWords[event.band]}, score ${event.score}`
      : `Severity changed from ${bandWords[event.was]} to ${bandWords[event.band]}, score ${event.score}`,
  "report.routed": (event) => `Routed by rules version ${event.rulesVersion}`,
  "report.offered": (event, names) =>
    `${partWords[event.part]} part offered to ${unitName(names, event.unitId)}`,
  "report.accepted": (event, names) =>
    `Accepted by ${unitName(names, event.unitId)}`,
  "report.refused": (event, names) =>
    `Refused by ${unitName(names, event.unitId)}`,
  "report.transferred": (event, names) =>
    `Transferred from ${unitName(names, event.unitId)} to ${unitName(names, event.toUnitId)}`,
  "report.transfer-undone": (event, names) =>
    `Transfer to ${unitName(names, event.unitId)} undone: back with ${unitName(names, event.toUnitId)}`,
  "report.assigned": (event, names) =>
    event.insteadOf
      ? `Assigned within ${unitName(names, event.unitId)}, to who works for a colleague who is away`
      : `Assigned within ${unitName(names, event.unitId)}`,
  "report.assignment-undone": (event, names) =>
    `Assignment within ${unitName(names, event.unitId)} undone`,
  "report.handed-over": (event, names) =>
    `Handed over within ${unitName(names, event.unitId)}`,
  "report.handed-back": (event, names) =>
    `The handover within ${unitName(names, event.unitId)} was taken back at once`,
  "report.key-sealed": (event, names) =>
    `Opens for ${unitName(names, event.unitId)} from here on, which was offered it while nobody was there to seal it`,
  "report.opened": () => "Report opened",
  "report.closed": (event) => `Closed: ${outcomeWords[event.outcome]}`,
  "report.duplicated": () => "Marked as a duplicate of another report",
  "report.signposted": () => "Marked as not for us",
  "report.reopened": () => "Opened again",
  "report.downloaded": () => "Everything saved as one file",
  "report.withdrawn": () => "Withdrawn",
  "message.sent": (event) => messageWords[event.kind],
  "question.answered": () => "A message was marked as answering a question",
  "question.reopened": () => "That a message answers a question was taken back",
  "contact-policy.confirmed": (event) =>
    `Heard from the reporter how much mail may say. ${policyWords[event.policy]}`,
  "note.written": () => "Note written",
  ...personalEventWords,
  "task.added": () => "Task added",
  "playbook.started": (event) =>
    `Playbook started: ${event.taskCount} tasks added`,
  "task.changed": () => "Task given to somebody else, or due at another time",
  "task.done": () => "Task done",
  "task.reopened": () => "Task to do again",
  "evidence.received": (event) =>
    `File received, ${saySize("en", event.sizeBytes)}`,
  "evidence.removed": (event) =>
    event.why === "unfinished"
      ? "File never arrived whole; what had come of it was deleted"
      : "File taken away by the reporter before it was evidence",
  "evidence.scanned": (event) => scanWords[event.label],
  "evidence.opened": (event, names) =>
    `File opened by ${unitName(names, event.unitId)}`,
  "mail.queued": (event) => `Mail queued: ${mailKindWords[event.kind]}`,
  "mail.delivered": () => "Mail delivered to the mail server",
  "mail.failed": (event) =>
    event.replyCode
      ? `Mail not delivered, the mail server said ${event.replyCode}`
      : "Mail not delivered",
  "code.used": () => "Access code used",
  "code.made": (event) =>
    `Access code for a colleague made: ${scopeWords[event.scope]}`,
  "code.revoked": () => "Access code of a colleague revoked",
  "lost-code.asked": () => "Access code reported lost, and a new one asked for",
  "lost-code.called": () => "Called back, and the right phrase heard",
  "lost-code.approved": (event) =>
    `New access code let in; ${event.revokedCount} older ${event.revokedCount === 1 ? "code" : "codes"} revoked`,
  "lost-code.refused": (event) =>
    event.count === 1
      ? "Request for a new access code refused"
      : `${event.count} requests for a new access code refused`,
  "lost-code.stopped": () =>
    "“It was not me”: somebody with the access code objects to a new one",
  "lost-code.expired": () => "Request for a new access code ran out",
  "session.started": (event) => signInWords[event.by],
  "session.ended": () => "Signed out",
  "session.others-ended": (event) =>
    event.count === 1
      ? "Signed out in one other place"
      : `Signed out in ${event.count} other places`,
  "queue.read": (event) =>
    `Queue read, ${event.shownCount} shown${filtersWords(event.filters)}`,
  "handover.made": (event) =>
    event.count > 0
      ? `Handed over to a colleague: ${event.count} ${event.count === 1 ? "report" : "reports"}`
      : "Note of the shift written for the unit",
  "handover.taken": () => "Took over what a colleague handed over",
  "handover.undone": (event) =>
    `Took a handover back: ${event.count} ${event.count === 1 ? "report" : "reports"}`,
  "absence.said": (event, names) =>
    `Away: ${personName(names, event.responderId)}, and ${personName(names, event.deputyId)} works for them`,
  "absence.ended": (event, names) =>
    `Away no more: ${personName(names, event.responderId)}`,
  "shift.set": (event, names) =>
    event.responderId
      ? "Hours of one's own shift set"
      : `Hours of the shift set for ${unitName(names, event.unitId)}`,
  "view.saved": (event) =>
    event.isUnits
      ? "View of the queue saved for the unit"
      : "View of the queue saved",
  "view.changed": () => "View of the queue changed",
  "view.deleted": () => "View of the queue deleted",
  "history.read": (event) =>
    `History read, ${event.shownCount} shown${filtersWords(event.filters ?? [])}`,
  "history.checked": (event) =>
    `${event.of === "report" ? "History of one report checked" : `History since checkpoint ${event.number ?? "?"} checked`}: ${event.eventsCount} events, ${event.breachesCount === 0 ? "nothing amiss" : `${event.breachesCount} breaches`}${event.isWhole ? "" : ", not all of it"}`,
  "history.exported": (event) =>
    `History given out as a file${filtersWords(event.filters)}`,
  "responder.invited": (event, names) =>
    `Invitation made: ${roleWords[event.role]}, ${unitName(names, event.unitId)}`,
  "responder.change-asked": (event, names) =>
    `Asked for: ${changeWords(event, event.kind, names)}`,
  "responder.change-refused": (event, names) =>
    `${refusedWords[event.kind]}: ${personName(names, event.responderId)}`,
  "responder.deactivated": (event, names) =>
    changeWords(event, "deactivation", names),
  "responder.reactivated": (event, names) =>
    changeWords(event, "reactivation", names),
  "responder.moved": (event, names) => changeWords(event, "move", names),
  "passkey.enrolled": () => "Passkey enrolled",
  "passkey.removed": () => "Passkey removed by its owner, who has another",
  "identity.linked": () =>
    "Linked to the account that was shown at the organization’s sign-in",
  "identity.unlinked": (event, names) =>
    `Account at the organization’s sign-in unlinked: ${personName(names, event.responderId)}`,
  "identity.refused": (event) =>
    event.why === "another-account"
      ? "Not signed in: another account was shown at the organization’s sign-in than is linked"
      : "Not signed in: the account that was shown at the organization’s sign-in is somebody else’s",
  "house.set-up": () => "Recovery and search keys of the house made",
  "unit.key-made": (event, names) =>
    event.number === 1
      ? `First key made: ${unitName(names, event.unitId)}`
      : `New key made after somebody left: ${unitName(names, event.unitId)}, number ${event.number}`,
  "unit.joined": (event, names) =>
    `A newcomer let in to the keys: ${unitName(names, event.unitId)}`,
  "unit.recovered": (event, names) =>
    `Keys recovered from the sheet, for an invitation: ${unitName(names, event.unitId)}`,
  "draft.expired": (event) =>
    event.count === 1
      ? "1 unsent draft deleted"
      : `${event.count} unsent drafts deleted`,
  "checkpoint.signed": (event) =>
    `Checkpoint ${event.number} of the history signed`,
} satisfies EventTable<string, EventNames>;

export function actorWords(actor: Actor, event?: PastEvent): string {
  // Known by a code that nobody has let in: perhaps the reporter, perhaps not.
  if (event?.type === "lost-code.asked")
    return "Somebody who knows the reference";
  switch (actor.kind) {
    case "reporter":
      return "Reporter";
    case "responder":
      return actor.name;
    case "system":
      return systemWords[actor.part];
  }
}

function filtersWords(filters: readonly string[]): string {
  return filters.length > 0 ? ` (${filters.join(", ")})` : "";
}
