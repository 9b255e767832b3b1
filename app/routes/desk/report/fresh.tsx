import { createContext, useContext } from "react";
import { actorWords, eventWords } from "#app/components/desk/event-words.ts";
import type { Line } from "./fresh-lines.ts";
import type { ReportView } from "./report-view.ts";

const FreshContext = createContext<ReadonlySet<Line>>(new Set());
export const FreshProvider = FreshContext.Provider;

/** On a line that came while the page was open. */
export function NewMark({ line }: { line: Line }) {
  return useIsFresh()(line) ? <span className="tag tag-news">New</span> : null;
}

/** Its class, so that it is seen before it is read. */
export function useIsFresh() {
  const fresh = useContext(FreshContext);
  return (line: Line) => fresh.has(line);
}

/** "1 new", beside where a link of the head leads. */
export function NewCount({
  kind,
}: {
  kind: "message" | "note" | "task" | "event";
}) {
  const fresh = useContext(FreshContext);
  const count = [...fresh].filter((line) => line.startsWith(kind)).length;
  return count > 0 ? <strong className="new-count">{count} new</strong> : null;
}

/** Said to screen readers as it comes, and only when they have nothing else to say. */
export function SaidNews({
  acts,
  report,
}: {
  acts: ReportView["events"];
  report: ReportView;
}) {
  const newest = acts.findLast(
    ({ actor }) => actor.kind !== "responder" || actor.id !== report.viewerId,
  );
  return (
    <p className="visually-hidden" role="status">
      {newest
        ? `New: ${eventWords(newest.event, report)}. ${actorWords(newest.actor, newest.event)}.`
        : null}
    </p>
  );
}
