import type { Actor, PastEvent } from "#app/domain/audit/events.ts";
import { saySize } from "#app/locales/sizes.ts";
import {
  bandWords,
  mailKindWords,
  outcomeWords,
  partWords,
  roleWords,
  scopeWords,
} from "./words.ts";

/** By id; an unknown id stands for itself. */
export type EventNames = {
  unitNames: Record<string, string>;
  questionNames: Record<string, string>;
};

/** One row of the history in a sentence. */
export function eventWords(
  event: PastEvent,
  { unitNames, questionNames }: EventNames,
): string {
  const unit = (id: string) => unitNames[id] ?? id;
  switch (event.type) {
    case "unknown":
      return "An act that a newer version of Landline recorded";
    case "report.started":
      return "Draft started";
    case "report.submitted":
      return "Report sent";
    case "report.updated":
      return updateWords(event, questionNames);
    case "report.scored":
      return event.isSuggestion
        ? `The new answers alone would score ${event.score}, ${bandWords[event.band]}`
        : `Scored ${event.score}, ${bandWords[event.band]}`;
    case "report.routed":
      return `Routed by rules version ${event.rulesVersion}`;
    case "report.offered":
      return `${partWords[event.part]} part offered to ${unit(event.unitId)}`;
    case "report.accepted":
      return `Accepted by ${unit(event.unitId)}`;
    case "report.refused":
      return `Refused by ${unit(event.unitId)}`;
    case "report.transferred":
      return `Transferred from ${unit(event.unitId)} to ${unit(event.toUnitId)}`;
    case "report.assigned":
      return `Assigned within ${unit(event.unitId)}`;
    case "report.opened":
      return "Report opened";
    case "answers.read":
      return `Version ${event.answersVersion} of the answers read`;
    case "report.closed":
      return `Closed: ${outcomeWords[event.outcome]}`;
    case "report.duplicated":
      return "Marked as a duplicate of another report";
    case "report.signposted":
      return "Marked as not for us";
    case "report.reopened":
      return "Opened again";
    case "report.downloaded":
      return "Everything saved as one file";
    case "report.withdrawn":
      return "Withdrawn";
    case "message.sent":
      return messageWords[event.kind];
    case "note.written":
      return "Note written";
    case "evidence.received":
      return `File received, ${saySize("en", event.sizeBytes)}`;
    case "evidence.removed":
      return event.why === "unfinished"
        ? "File never arrived whole; what had come of it was deleted"
        : "File taken away by the reporter before it was evidence";
    case "evidence.scanned":
      return scanWords[event.label];
    case "evidence.opened":
      return `File opened by ${unit(event.unitId)}`;
    case "mail.queued":
      return `Mail queued: ${mailKindWords[event.kind]}`;
    case "mail.delivered":
      return "Mail delivered to the mail server";
    case "mail.failed":
      return event.replyCode
        ? `Mail not delivered, the mail server said ${event.replyCode}`
        : "Mail not delivered";
    case "code.used":
      return "Access code used";
    case "code.made":
      return `Access code for a colleague made: ${scopeWords[event.scope]}`;
    case "code.revoked":
      return "Access code of a colleague revoked";
    case "lost-code.asked":
      return "Access code reported lost, and a new one asked for";
    case "lost-code.called":
      return "Called back, and the right phrase heard";
    case "lost-code.approved":
      return `New access code let in; ${event.revokedCount} older ${event.revokedCount === 1 ? "code" : "codes"} revoked`;
    case "lost-code.refused":
      return event.count === 1
        ? "Request for a new access code refused"
        : `${event.count} requests for a new access code refused`;
    case "lost-code.stopped":
      return "“It was not me”: somebody with the access code objects to a new one";
    case "lost-code.expired":
      return "Request for a new access code ran out";
    case "session.started":
      return signInWords[event.by];
    case "session.ended":
      return "Signed out";
    case "queue.read":
      return `Queue read, ${event.shownCount} shown${filtersWords(event.filters)}`;
    case "history.read":
      return `History read, ${event.shownCount} shown`;
    case "responder.invited":
      return `Invitation made: ${roleWords[event.role]}, ${unit(event.unitId)}`;
    case "passkey.enrolled":
      return "Passkey enrolled";
    case "draft.expired":
      return `${event.count} unsent drafts deleted`;
  }
}

const scanWords = {
  "not-scanned": "File not scanned: there is no scanner",
  "nothing-found": "File scanned: nothing found",
  "malware-found": "File scanned: malware found",
  "scan-failed": "File not scanned: the scanner failed",
};

/** "Answers updated: “What may be affected?” and 2 more (version 15)". */
function updateWords(
  {
    answersVersion,
    questions = [],
  }: Extract<PastEvent, { type: "report.updated" }>,
  questionNames: EventNames["questionNames"],
): string {
  if (questions.length === 0)
    return `Answers updated, version ${answersVersion}`;
  const named = questions
    .slice(0, 4)
    .map((id) => `“${questionNames[id] ?? id.replaceAll("_", " ")}”`)
    .join(", ");
  const restCount = questions.length - 4;
  const rest = restCount > 0 ? ` and ${restCount} more` : "";
  return `Answers updated: ${named}${rest} (version ${answersVersion})`;
}

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

const messageWords = {
  message: "Message sent",
  question: "Question asked",
  addition: "Addition sent",
} as const;

const signInWords = {
  passkey: "Signed in with a passkey",
  demonstration: "Signed in to a demonstration account",
  invitation: "Signed in by an invitation",
} as const;

const systemWords = {
  worker: "Background work",
  setup: "Setting up",
  command: "A command on the server",
  rules: "The rules",
} as const;

function filtersWords(filters: readonly string[]): string {
  return filters.length > 0 ? ` (${filters.join(", ")})` : "";
}
