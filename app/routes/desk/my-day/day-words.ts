import type { Since } from "#app/domain/on-call/shift.ts";
import type { DueKind } from "#app/domain/vocabulary/routing.ts";

/** What somebody does about a due, as short as a button. */
export const verbWords = {
  accept: "Accept",
  "first-answer": "Answer",
  "next-update": "Update",
} satisfies Record<DueKind, string>;

/** Where on the report's page it is done. */
export const verbPlaces = {
  accept: "/acceptance",
  "first-answer": "#messages",
  "next-update": "#messages",
} satisfies Record<DueKind, string>;

/** Since when changes are told, and why since then. */
export function sinceWords({ by }: Pick<Since, "by">, at: string): string {
  switch (by) {
    case "seen":
      return `Since ${at}, when you had seen all`;
    case "shift":
      return `Since your last shift ended, ${at}`;
    case "visit":
      return `Since you were here last, ${at}`;
    case "day":
      return "In the last 24 hours, as you were never here before";
  }
}

export function reportsWords(count: number): string {
  return count === 1 ? "1 report" : `${count} reports`;
}

/** "07:00" */
export function minuteWords(minute: number): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
