import type { RecordedEvent } from "../audit/list.server.ts";
import { worksReports } from "../responder/can.ts";
import type { Viewer } from "../responder/viewer.ts";

/**
 * When people of the viewer's unit who work reports opened this one, oldest first. Read from the history, which the page
 * lists anyway, and kept in no column: nothing but the mark of what is news follows from it.
 */
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

/** News stays marked for so long after the first look, because every act on the page loads it again. */
const lookMs = 30 * 60_000;

/**
 * What was saved after this time is news to a unit that opened the report at these times, of which the last is the
 * present look. To a unit that never looked before nothing is news, because everything is new.
 */
export function seenUntil(openings: readonly Date[], now: Date): Date {
  const earlier = openings.findLast(
    (at) => at.getTime() <= now.getTime() - lookMs,
  );
  return earlier ?? openings[0] ?? now;
}
