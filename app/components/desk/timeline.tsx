import { actorWords, eventWords } from "./event-words.ts";
import { Panel } from "./panel.tsx";
import type { ReportView } from "./report-view.ts";
import { When } from "./when.tsx";

/** Newest first; the oldest few hundred words of a long story are behind one click. */
export function TimelinePanel({ report }: { report: ReportView }) {
  const events = report.events.toReversed();
  return (
    <Panel id="timeline" title="Timeline" aside="Newest first">
      <EventList events={events.slice(0, 12)} report={report} />
      {events.length > 12 ? (
        <details>
          <summary>{events.length - 12} earlier</summary>
          <EventList events={events.slice(12)} report={report} />
        </details>
      ) : null}
    </Panel>
  );
}

function EventList({
  events,
  report,
}: {
  events: ReportView["events"];
  report: ReportView;
}) {
  return (
    <ol className="timeline">
      {events.map(({ chain, position, at, actor, event }) => (
        <li key={`${chain} ${position}`}>
          <p>{eventWords(event, report.unitNames)}</p>
          <p className="quiet small">
            {actorWords(actor)}, <When at={at} />
          </p>
        </li>
      ))}
    </ol>
  );
}
