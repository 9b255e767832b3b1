import type { RecordedEvent } from "../audit/list.server.ts";
import { worksReports } from "../responder/can.ts";
import type { Viewer } from "../responder/viewer.ts";

/** When people of the viewer's unit who work reports opened this one, oldest first. */
export function openingsOf(
  events: readonly RecordedEvent[],
  { unitId }: Pick<Viewer, "unitId">,
): Date[] {
  return events
    .filter(
      ({ event, actor }) =>
        event.type === "report.opened" &&
        event.unitId === unitId &&
        actor.kind === "responder" &&
        worksReports(actor),
    )
    .map(({ at }) => at);
}

/** News stays marked this long after the first look at it: a page is loaded again by every act on it. */
const lookMs = 30 * 60_000;

/**
 * What was saved after this is news to a unit that opened the report at these times, the look of just now among them. To a
 * unit that never looked before, nothing is news: all of it is new.
 */
export function seenUntil(openings: readonly Date[], now: Date): Date {
  const earlier = openings.findLast(
    (at) => at.getTime() <= now.getTime() - lookMs,
  );
  return earlier ?? openings[0] ?? now;
}
