import { Link } from "@remix-run/react";
import type {
  HistoryEvent,
  HistoryLine,
} from "#app/domain/desk/history.server.ts";
import {
  actorWords,
  eventWords,
  type EventNames,
} from "#app/components/desk/event-words.ts";
import { useClock } from "#app/components/desk/clock.tsx";
import { exactWords, timeOfDay } from "#app/components/desk/time.ts";
import { roleWords } from "#app/components/desk/words.ts";
import { actsWords } from "./history-words.ts";

export function HistoryTable({
  lines,
  names,
}: {
  lines: readonly HistoryLine[];
  names: EventNames;
}) {
  return (
    <div
      className="table-scroll panel-body"
      tabIndex={0}
      role="region"
      aria-label="History"
    >
      <table className="table history-table">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Who</th>
            <th scope="col">What</th>
            <th scope="col">Chain and position</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ events }) => {
            const [first] = events;
            if (!first) return null;
            return (
              <tr key={`${first.chain} ${first.position}`}>
                <Line events={events} first={first} names={names} />
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Line({
  events,
  first,
  names,
}: {
  events: readonly HistoryEvent[];
  first: HistoryEvent;
  names: EventNames;
}) {
  const last = events.at(-1) ?? first;
  const isFolded = events.length > 1;
  return (
    <>
      <td className="nowrap">
        <Instant at={first.at} />
        {isFolded ? <Until at={last.at} /> : null}
      </td>
      <td>
        <Who {...first} />
      </td>
      <td>
        {isFolded ? (
          <details>
            <summary>
              {foldedWords(first)}: {actsWords(events.length)}
            </summary>
            <ol className="history-folded">
              {events.map((one) => (
                <li key={`${one.chain} ${one.position}`}>
                  <Instant at={one.at} /> {eventWords(one.event, names)}{" "}
                  <span className="quiet small">
                    <Chain {...one} />
                  </span>
                </li>
              ))}
            </ol>
          </details>
        ) : (
          eventWords(first.event, names)
        )}
      </td>
      <td className="small">
        <Chain {...first} />
        {isFolded ? <span className="quiet"> and before</span> : null}
      </td>
    </>
  );
}

function foldedWords({ event }: HistoryEvent): string {
  return event.type === "history.read" ? "History read" : "Queue read";
}

function Instant({ at }: { at: Date }) {
  const { zone } = useClock();
  return (
    <time dateTime={at.toISOString()} className="nowrap">
      {exactWords(at, zone)}
    </time>
  );
}

function Until({ at }: { at: Date }) {
  const { zone } = useClock();
  return (
    <span className="quiet small">
      <br />
      since{" "}
      <time dateTime={at.toISOString()} title={exactWords(at, zone)}>
        {timeOfDay(at, zone)}
      </time>
    </span>
  );
}

/** A person's name narrows the history to them. */
function Who({ actor, event }: HistoryEvent) {
  if (actor.kind !== "responder") return actorWords(actor, event);
  return (
    <>
      <Link to={`/desk/history?who=${actor.id}`}>
        {actorWords(actor, event)}
      </Link>
      <span className="quiet">, {roleWords[actor.role]}</span>
    </>
  );
}

/** The last piece of an id is enough to tell two apart on one page; the title has all of it. */
function Chain({ chain, position, reportId }: HistoryEvent) {
  const [kind, id = ""] = chain.split(":");
  const short = `${kind} …${id.slice(-6)}`;
  return (
    <span className="nowrap" title={chain}>
      {reportId && kind === "report" ? (
        <Link to={`/desk/history?report=${reportId}`}>{short}</Link>
      ) : id ? (
        short
      ) : (
        kind
      )}{" "}
      {position}
    </span>
  );
}
