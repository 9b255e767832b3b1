import { Link } from "@remix-run/react";
import type { HistoryEvent } from "#app/domain/desk/history.server.ts";
import {
  actorWords,
  eventWords,
  type EventNames,
} from "#app/components/desk/event-words.ts";
import { useClock } from "#app/components/desk/clock.tsx";
import { exactWords } from "#app/components/desk/time.ts";
import { roleWords } from "#app/components/desk/words.ts";

export function HistoryTable({
  events,
  names,
}: {
  events: readonly HistoryEvent[];
  names: EventNames;
}) {
  const { zone } = useClock();
  return (
    <div
      className="table-scroll panel-body"
      tabIndex={0}
      role="region"
      aria-label="History"
    >
      <table className="table">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Who</th>
            <th scope="col">What</th>
            <th scope="col">Chain and position</th>
          </tr>
        </thead>
        <tbody>
          {events.map((row) => (
            <tr key={`${row.chain} ${row.position}`}>
              <td className="nowrap">
                <time dateTime={row.at.toISOString()}>
                  {exactWords(row.at, zone)}
                </time>
              </td>
              <td>
                {actorWords(row.actor, row.event)}
                {row.actor.kind === "responder" ? (
                  <span className="quiet">, {roleWords[row.actor.role]}</span>
                ) : null}
              </td>
              <td>{eventWords(row.event, names)}</td>
              <td className="small">
                <Chain {...row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The last piece of an id is enough to tell two apart on one page; the title has all of it. */
function Chain({ chain, position, reportId }: HistoryEvent) {
  const [kind, id = ""] = chain.split(":");
  const short = `${kind} …${id.slice(-6)}`;
  return (
    <span className="nowrap" title={chain}>
      {reportId && kind === "report" ? (
        <Link to={`/desk/reports/${reportId}`}>{short}</Link>
      ) : id ? (
        short
      ) : (
        kind
      )}{" "}
      {position}
    </span>
  );
}
