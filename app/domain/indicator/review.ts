import { z } from "zod";
import { readCorrection } from "./correct.ts";
import { extractAll } from "./extract.ts";
import type { Indicator } from "./recognised.ts";
import { indicatorKinds, rangeNotes } from "../vocabulary/indicator.ts";

/** What the reporter is asked to look at; of more, those that stand first. A page of more would not be read. */
export const reviewedMost = 150;

const choices = ["keep", "correct", "drop"] as const;

/** What the reporter said to one indicator that was recognised in their text. It stays as it was shown to them. */
const reviewedSchema = z.object({
  kind: z.enum(indicatorKinds),
  value: z.string().min(1).max(20_000),
  note: z.enum(rangeNotes).nullable(),
  /** Of the text, from 1. */
  lines: z.array(z.int().positive()).min(1),
  choice: z.enum(choices),
  /** As they wrote it. */
  corrected: z.string().nullable(),
});
export type Reviewed = z.infer<typeof reviewedSchema>;

export const reviewSchema = z
  .array(reviewedSchema)
  .max(reviewedMost, "too-long")
  .refine((review) => review.every(isUnderstood), "not-an-indicator");

/** An indicator in a text, once, with the lines on which it stands. */
export type Sighted = Indicator & { lines: number[] };

/** In the order in which they first stand there. */
export function sightedIn(text: string): Sighted[] {
  return sightedAllIn(text).sighted;
}

/**
 * The same, and whether more stands there than is read. A port that one connection picked and another went to is no longer
 * one of a single connection.
 */
export function sightedAllIn(text: string): {
  sighted: Sighted[];
  isCut: boolean;
} {
  const { recognised, isCut } = extractAll(text);
  const all = new Map<string, Sighted>();
  for (const { kind, value, note, line } of recognised) {
    const seen = all.get(`${kind} ${value}`);
    if (seen === undefined)
      all.set(`${kind} ${value}`, { kind, value, note, lines: [line] });
    else {
      if (seen.lines.at(-1) !== line) seen.lines.push(line);
      if (note === null) seen.note = null;
    }
  }
  return { sighted: [...all.values()], isCut };
}

/** Those to be looked at one by one, and the ports that say nothing of anybody. */
export function apartFromEphemeral<Each extends Pick<Indicator, "note">>(
  all: readonly Each[],
): { worthALook: Each[]; ephemeral: Each[] } {
  return {
    worthALook: all.filter(({ note }) => note !== "ephemeral"),
    ephemeral: all.filter(({ note }) => note === "ephemeral"),
  };
}

/** Nothing is wrong with it but a correction that is no indicator. */
function isUnderstood({ kind, choice, corrected }: Reviewed): boolean {
  return choice !== "correct" || readCorrection(kind, corrected ?? "") !== null;
}

/** What the reporter lets stand: the correction where there is one, null where they left it out. */
export function meantBy(reviewed: Reviewed): Indicator | null {
  const { kind, value, note, choice, corrected } = reviewed;
  if (choice === "drop") return null;
  const meant =
    choice === "correct" ? readCorrection(kind, corrected ?? "") : null;
  return meant ?? { kind, value, note };
}

/** An entry as one string, for a form to carry; `readRowText` reads it. */
export function rowTextOf({ kind, note, lines, value }: Sighted): string {
  return `${kind} ${note ?? "-"} ${lines.join(",")} ${value}`;
}

/** Unchecked: the schema decides. */
export function readRowText(key: string) {
  const [kind, note, lines = "", ...value] = key.split(" ");
  return {
    kind,
    note: note === "-" ? null : note,
    lines: lines.split(",").map(Number),
    value: value.join(" "),
  };
}
