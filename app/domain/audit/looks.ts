import type { PastEvent } from "./events.ts";

/** What changes nothing of a report: that somebody looked at it, or at something of it. The trigger of 0037 tells none of them. */
export const lookTypes = [
  "report.opened",
  "report.downloaded",
  "answers.read",
  "answers.copied",
  "personal.revealed",
  "personal.hidden",
  "evidence.opened",
  "code.used",
] as const satisfies PastEvent["type"][];

export function isLook({ type }: Pick<PastEvent, "type">): boolean {
  return lookTypes.some((look) => look === type);
}

type Recorded = { chain: string; position: number; event: PastEvent };

/** How far a page has read its report's chain: the newest link, and the newest act. */
export function positionsOf(
  events: readonly Recorded[],
  reportId: string,
): { readPosition: number; actPosition: number } {
  const own = events.filter(({ chain }) => chain === `report:${reportId}`);
  const newest = (some: readonly Recorded[]) =>
    some.reduce((most, { position }) => Math.max(most, position), 0);
  return {
    readPosition: newest(own),
    actPosition: newest(own.filter(({ event }) => !isLook(event))),
  };
}
