import { Link } from "@remix-run/react";
import type { QueueEntry } from "#app/domain/desk/queue.server.ts";
import { reportFlags } from "#app/domain/vocabulary/report.ts";
import { visibly } from "#app/components/desk/as-typed.ts";
import { BandChip } from "#app/components/desk/band-chip.tsx";
import { Due } from "#app/components/desk/due.tsx";
import { StrangerWords } from "#app/components/desk/stranger-words.tsx";
import { When } from "#app/components/desk/when.tsx";
import {
  flagWords,
  outcomeWords,
  statusWords,
  urgentFlags,
} from "#app/components/desk/words.ts";
import { RowBox } from "./bulk-bar.tsx";
import { newsWords } from "./news-words.ts";
import type { QueueShape } from "./queue-shape.ts";
import { RowHit } from "./row-hit.tsx";
import { RowDue } from "./row-due.tsx";
import { Named } from "./row-name.tsx";
import { RowWho, assigneeOf } from "./row-who.tsx";

export type RowShown = {
  shape: QueueShape;
  viewer: { responderId: string };
  /** Whoever works reports acts on several at once. */
  isSelectable: boolean;
};

type Props = RowShown & {
  entry: QueueEntry;
  /** That it changed since the rows were read. */
  mark: React.ReactNode;
};

/** One report of the queue: a line, or two; a card where the screen is narrow. */
export function QueueRow({ entry, shape, viewer, isSelectable, mark }: Props) {
  const { isUnread } = entry;
  return (
    <article
      className={isUnread ? "row row-unread" : "row"}
      data-report={entry.reportId}
    >
      {isSelectable ? (
        <RowBox reportId={entry.reportId} name={boxName(entry)} />
      ) : null}
      <span className="row-band">
        <BandChip band={entry.band ?? "baseline"} />
      </span>
      <span className="row-due">
        <RowDue at={entry.dueAt} />
      </span>
      <span className="row-verb">{verbOf(entry)}</span>
      <div className="row-report">
        <h3>
          {isUnread ? (
            <>
              <span className="dot" aria-hidden="true" title="Unread" />
              <span className="visually-hidden">Unread: </span>
            </>
          ) : null}
          <Link to={`/desk/reports/${entry.reportId}`} data-queue-link>
            <Named entry={entry} />
          </Link>
        </h3>
        {mark}
        <RowFlags entry={entry} />
        <RowLine entry={entry} />
      </div>
      <RowColumns entry={entry} shape={shape} />
      <span className="row-who">
        <RowWho
          name={assigneeOf(entry)}
          isMe={entry.assigneeId === viewer.responderId}
        />
      </span>
    </article>
  );
}

function boxName({ headline, reference }: QueueEntry): string {
  const name = headline?.is === "opened" && headline.value.organisation;
  return name ? visibly(name) : (reference ?? "");
}

function RowColumns({ entry, shape }: Pick<Props, "entry" | "shape">) {
  const { columns } = shape;
  const primary = entry.units.find((unit) => unit.part === "primary");
  const others = entry.units.length - (primary ? 1 : 0);
  return (
    <>
      {columns.includes("unit") ? (
        <span className="row-unit">
          {primary?.unitName ?? (entry.dueAt ? "No unit holds it" : "")}
          {others > 0 ? ` +${others}` : ""}
        </span>
      ) : null}
      {columns.includes("reference") ? (
        <span className="row-reference mono">{entry.reference}</span>
      ) : null}
      {columns.includes("sent") && entry.submittedAt ? (
        <span className="row-sent">
          <span className="visually-hidden">Sent </span>
          <When at={entry.submittedAt} ago />
        </span>
      ) : null}
    </>
  );
}

/** By what it was found; else what is new, or the first line of what was reported. */
function RowLine({
  entry: { news, headline, callBackBy, hit },
}: Pick<Props, "entry">) {
  return (
    <>
      {callBackBy ? (
        <p className="row-line">
          <b>Call back:</b> access code lost, <Due at={callBackBy} />
        </p>
      ) : null}
      {hit ? (
        <RowHit {...hit} />
      ) : (
        <p className="row-line">
          {news ? (
            <>
              <b>New:</b> {newsWords[news.kind]}, <When at={news.at} ago />
            </>
          ) : headline?.is === "opened" ? (
            <StrangerWords text={headline.value.line} />
          ) : null}
        </p>
      )}
    </>
  );
}

/** Those that ask for a person at once, and how many others there are. */
function RowFlags({ entry: { flags } }: Pick<Props, "entry">) {
  const urgent = urgentFlags.filter((flag) => flags.includes(flag));
  const others = reportFlags.filter(
    (flag) => flags.includes(flag) && !urgentFlags.includes(flag),
  );
  const [first, ...more] = [...urgent, ...others];
  if (!first) return null;
  return (
    <span className="row-flags">
      <span className={urgent.length > 0 ? "tag tag-urgent" : "tag"}>
        {flagWords[first]}
      </span>
      {more.length > 0 ? (
        <span
          className="tag"
          title={more.map((flag) => flagWords[flag]).join(", ")}
        >
          +{more.length}
          <span className="visually-hidden">
            {" "}
            more: {more.map((flag) => flagWords[flag]).join(", ")}
          </span>
        </span>
      ) : null}
    </span>
  );
}

/** What somebody of the unit does next; of what is not open any more, how it ended. */
function verbOf({
  status,
  outcome,
  dueAt,
  dueKind,
  units,
}: QueueEntry): string {
  if (status === "closed" && outcome) return outcomeWords[outcome];
  if (status === "waiting" && dueAt === null) return "Reporter";
  const primary = units.find((unit) => unit.part === "primary");
  if (dueAt === null) return statusWords[status];
  if (dueKind) return verbs[dueKind];
  if (!primary) return "Place";
  return primary.state === "offered" ? "Accept" : "Answer";
}

const verbs = {
  accept: "Accept",
  "first-answer": "Answer",
  "next-update": "Update",
};
