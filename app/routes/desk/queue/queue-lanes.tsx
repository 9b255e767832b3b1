import type { QueueEntry } from "#app/domain/desk/queue.server.ts";
import type { QueueCounts } from "#app/domain/desk/queue-counts.server.ts";
import type { QueueOrder } from "#app/domain/desk/queue-order.ts";
import type { Arrivals } from "./arrivals-state.ts";
import { RowMark } from "./arrivals-pill.tsx";
import { countWords } from "./filter-words.ts";
import { QueueRow, type RowShown } from "./queue-row.tsx";

type Lane = {
  id: string;
  title: string;
  /** What its rows have in common. */
  hint: string;
  count: number | null;
  entries: QueueEntry[];
  /** Nothing is asked of the viewer: its bands are outlines. */
  isQuiet: boolean;
};

type Props = RowShown & {
  entries: QueueEntry[];
  order: QueueOrder;
  isSearch: boolean;
  counts: QueueCounts;
  /** Only the first page shows a lane in which nothing stands. */
  isLaterPage: boolean;
  /** When the rows were read: a row changes its lane when they are read anew, and not under the reader's eyes. */
  readAt: Date;
  arrivals: Arrivals;
};

/** The rows in their lanes, each with its head; a head names the columns too. */
export function QueueLanes({ arrivals, ...props }: Props) {
  const { counts, shape, viewer, isSelectable } = props;
  return (
    <div className={`lanes lanes-${shape.rows}`}>
      {lanesOf(props).map((lane) => (
        <section
          key={lane.id}
          className={lane.isQuiet ? "lane lane-quiet" : "lane"}
          aria-labelledby={`lane-${lane.id}`}
        >
          <div className="lane-head">
            <h2 id={`lane-${lane.id}`}>
              {lane.title}
              {lane.count === null ? null : (
                <span className="n">
                  {countWords(lane.count, counts.isCapped)}
                </span>
              )}
            </h2>
            <span className="quiet">{lane.hint}</span>
          </div>
          {lane.entries.length === 0 ? (
            <p className="lane-empty quiet">{emptyWords[lane.id]}</p>
          ) : (
            <ol aria-label={`Reports: ${lane.title}`}>
              {lane.entries.map((entry) => (
                <li key={entry.reportId}>
                  <QueueRow
                    {...{ entry, shape, viewer, isSelectable }}
                    mark={
                      <RowMark reportId={entry.reportId} arrivals={arrivals} />
                    }
                  />
                </li>
              ))}
            </ol>
          )}
        </section>
      ))}
    </div>
  );
}

const emptyWords: Record<string, string> = {
  now: "Nothing is overdue, and nothing lapses within the hour.",
};

const hourMs = 3_600_000;

function lanesOf({ order, isLaterPage, ...props }: LanesOf): Lane[] {
  if (order === "newest")
    return [
      {
        ...{
          id: "newest",
          title: props.isSearch ? "Found" : "Newest first",
          hint: "",
          count: null,
        },
        ...{ entries: props.entries, isQuiet: false },
      },
    ];
  return lanesByDue(props).filter(
    ({ id, entries }) => entries.length > 0 || (id === "now" && !isLaterPage),
  );
}

type LanesOf = Omit<Props, "arrivals">;

function lanesByDue({
  entries,
  counts,
  readAt,
}: Pick<LanesOf, "entries" | "counts" | "readAt">): Lane[] {
  const { due } = counts;
  const soon = readAt.getTime() + hourMs;
  const isNow = ({ dueAt }: QueueEntry) =>
    dueAt !== null && dueAt.getTime() <= soon;
  return [
    {
      ...{ id: "now", title: "Now", isQuiet: false },
      count: (due.overdue ?? 0) + (due.hour ?? 0),
      hint: "overdue, the most severe first, then what lapses within the hour",
      entries: entries.filter(isNow),
    },
    {
      ...{ id: "later", title: "Later", isQuiet: false },
      count: due.later ?? 0,
      hint: "what lapses first",
      entries: entries.filter((entry) => entry.dueAt && !isNow(entry)),
    },
    {
      ...{ id: "waiting", title: "Waiting", isQuiet: true },
      count: due.none ?? 0,
      hint: "nothing is due from you",
      entries: entries.filter(({ dueAt }) => dueAt === null),
    },
  ];
}
