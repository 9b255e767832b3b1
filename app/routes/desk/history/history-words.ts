import type { HistoryKind } from "#app/domain/audit/kinds.ts";

/** Kinds of acts, as they are chosen. */
export const kindWords = {
  reads: "Reads, searches and exports",
  reports: "What reporters did with their reports",
  work: "Work on reports: units, bands, ends",
  messages: "Messages and mail",
  files: "Files",
  codes: "Access codes",
  shifts: "Shifts and absences",
  people: "People and their sessions",
  keys: "Keys and checkpoints",
  views: "Views of the queue",
} satisfies Record<HistoryKind, string>;

export function actsWords(count: number): string {
  return count === 1 ? "1 act" : `${count.toLocaleString("en-US")} acts`;
}
