import type { Place } from "./seal.server.ts";

/** Where what several files seal and open lies: they all ask here, as a place spelt otherwise opens nothing. */
export function messagePlace(messageId: string): Place {
  return { table: "message", column: "body_sealed", row: messageId };
}

export function notePlace(noteId: string): Place {
  return { table: "note", column: "body_sealed", row: noteId };
}

/** What for, in the words of whoever revealed personal data. */
export function revealPlace(revealId: string): Place {
  return { table: "reveal", column: "words_sealed", row: revealId };
}

/** What a task says, and which step of which playbook it is. */
export function taskPlace(taskId: string): Place {
  return { table: "report_task", column: "sealed", row: taskId };
}

/** Organisation and one line, for the queue. */
export function headlinePlace(reportId: string): Place {
  return { table: "report", column: "headline_sealed", row: reportId };
}

/** Why a part was offered, or why it was answered as it was. */
export function reasonPlace(
  assignmentId: string,
  column: "reason_sealed" | "answer_reason_sealed",
): Place {
  return { table: "assignment", column, row: assignmentId };
}

/** What a version of the scoring rests on. */
export function scoringPlace(reportId: string, version: number): Place {
  return { table: "scoring", column: "grounds_sealed", row: reportId, version };
}

/** What a decision of the rules rests on. */
export function decisionPlace(reportId: string, version: number): Place {
  return {
    table: "routing_decision",
    column: "grounds_sealed",
    row: reportId,
    version,
  };
}

/** What a session handed over for a report, of one kind. */
export function handedOverPlace(reportId: string, kind: string): Place {
  return { table: "handed_over", column: kind, row: reportId };
}

/** What one mail is to carry, and to whom. */
export function mailWordsPlace(reportId: string, mailId: string): Place {
  return {
    table: "mail",
    column: "words_sealed",
    row: `${reportId}/${mailId}`,
  };
}

/** What a person typed in a form of the desk and has not sent. */
export function deskUnsentPlace(
  responderId: string,
  { form, id }: { form: string; id: string },
): Place {
  return {
    table: "desk_unsent",
    column: "sealed",
    row: `${responderId}/${form}/${id}`,
  };
}
