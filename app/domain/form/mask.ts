import type { Change } from "./changes.ts";
import type { CheckRow, Display } from "./check.ts";
import { personalKindOf, type PersonalKind } from "./personal.ts";
import type { QuestionId } from "./questions.ts";

/** Always as many, whatever is behind them: their number tells nothing. */
const dots = "•••";

/** So many words of a name are told apart; of more, the rest is one. */
const wordsMost = 3;

/** Enough to tell it from another that one knows, and no more; what does not look like its kind is hidden whole. */
export function maskOf(kind: PersonalKind, text: string): string {
  switch (kind) {
    case "name":
      return maskName(text);
    case "mail":
      return maskMail(text);
    case "phone":
      return maskPhone(text) ?? dots;
    case "handle":
      return maskPhone(text) ?? maskHandle(text);
    case "words":
      return dots;
  }
}

/** "R••• O•••". */
function maskName(text: string): string {
  const words = text.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  if (words.length === 0) return dots;
  const initials = words.slice(0, wordsMost).map(first);
  return initials.map((initial) => `${initial}${dots}`).join(" ");
}

/** "•••@cordillera.example": whose mail server carries it is what tells whether it is safe. */
function maskMail(text: string): string {
  const domain = /^[^\s@]+@([a-z0-9.-]+)$/i.exec(text.trim())?.[1];
  return domain ? `${dots}@${domain}` : dots;
}

/** "••• ••• 0142": the last four digits, an extension left out. Null for what is no number. */
function maskPhone(text: string): string | null {
  const [number = ""] = text.split(/(?:ext|x|#|;|,)/i);
  if (/\p{L}/u.test(number)) return null;
  const digits = number.replace(/\D/g, "");
  return digits.length >= 7 ? `${dots} ${dots} ${digits.slice(-4)}` : null;
}

/** "@m•••", "m•••". */
function maskHandle(text: string): string {
  const [, at = "", name = ""] = /^(@?)(.*)$/su.exec(text.trim()) ?? [];
  return /^[\p{L}\p{N}]/u.test(name) ? `${at}${first(name)}${dots}` : dots;
}

function first(word: string): string {
  const [letter = ""] = word;
  return letter;
}

/** Rows in which what is personal is marked, and masked but while it is revealed; everything else as it was. */
export function maskRows(
  rows: readonly CheckRow[],
  isRevealed: boolean,
): CheckRow[] {
  return rows.map((row) => {
    const mask = (shown: readonly Display[]) =>
      maskDisplay(row.questionId, shown, isRevealed);
    return { ...row, display: mask(row.display), others: row.others.map(mask) };
  });
}

export function maskChanges<Each extends Change>(
  changes: readonly Each[],
  isRevealed: boolean,
): Each[] {
  return changes.map((change) => ({
    ...change,
    before: maskDisplay(change.questionId, change.before, isRevealed),
    after: maskDisplay(change.questionId, change.after, isRevealed),
  }));
}

function maskDisplay(
  id: QuestionId,
  shown: readonly Display[],
  isRevealed: boolean,
): Display[] {
  const kind = personalKindOf(id);
  if (kind === null) return [...shown];
  return shown.map((each) => {
    if (each.kind !== "text" && each.kind !== "invalid") return each;
    // What was typed and is no valid answer may be anything, so nothing of it is told.
    const mask = each.kind === "text" ? maskOf(kind, each.text) : dots;
    return { ...each, mask, text: isRevealed ? each.text : mask };
  });
}
