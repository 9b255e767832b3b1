import type { PastEvent } from "#app/domain/audit/events.ts";

/** What sentences of the history are made of. */

export const scanWords = {
  "not-scanned": "File not scanned: there is no scanner",
  "nothing-found": "File scanned: nothing found",
  "malware-found": "File scanned: malware found",
  "scan-failed": "File not scanned: the scanner failed",
};

export const messageWords = {
  message: "Message sent",
  question: "Question asked",
  addition: "Addition sent",
} as const;

export const signInWords = {
  passkey: "Signed in with a passkey",
  demonstration: "Signed in to a demonstration account",
  invitation: "Signed in by an invitation",
} as const;

export const systemWords = {
  worker: "Background work",
  setup: "Setting up",
  command: "A command on the server",
  rules: "The rules",
} as const;

/** "Answers updated: “What may be affected?” and 2 more (version 15)". */
export function updateWords(
  {
    answersVersion,
    questions = [],
  }: Extract<PastEvent, { type: "report.updated" }>,
  { questionNames }: { questionNames: Record<string, string> },
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
