import { Link } from "@remix-run/react";
import type { QueueEntry } from "#app/domain/desk/queue.server.ts";
import { BandChip } from "#app/components/desk/band-chip.tsx";
import { Due } from "#app/components/desk/due.tsx";
import { FlagTags } from "#app/components/desk/flag-tags.tsx";
import { QueuePart } from "./queue-part.tsx";
import { When } from "#app/components/desk/when.tsx";
import { dueWords, waitWords } from "#app/components/desk/words.ts";
import { Damaged } from "#app/components/desk/opened.tsx";

/** One report of the queue; a card where the screen is narrow. */
export function QueueRow({ entry }: { entry: QueueEntry }) {
  const { headline, isUnread, dueKind } = entry;
  return (
    <article className={`queue-row ${isUnread ? "" : "queue-read"}`}>
      <span className="queue-unread">
        {isUnread ? (
          <>
            <span className="dot" aria-hidden="true" title="Unread" />
            <span className="visually-hidden">Unread.</span>
          </>
        ) : null}
      </span>
      <span className="queue-band">
        <BandChip band={entry.band ?? "baseline"} />
      </span>
      <div className="queue-cell queue-due">
        <Due at={entry.dueAt} />
        {dueKind && entry.dueAt ? (
          <div className="quiet">{dueWords[dueKind]}</div>
        ) : null}
      </div>
      <div className="queue-report">
        <h2 className="queue-heading">
          <Link
            className="queue-title"
            to={`/desk/reports/${entry.reportId}`}
            data-queue-link
          >
            <Named entry={entry} />
          </Link>
        </h2>
        {headline?.is === "opened" ? (
          <p className="queue-line">{headline.value.line}</p>
        ) : null}
        {entry.hasNews && entry.reporterActedAt ? (
          <p className="queue-news">
            News from the reporter, <When at={entry.reporterActedAt} ago />
          </p>
        ) : null}
        <FlagTags flags={entry.flags} />
        {entry.callBackBy ? (
          <p className="quiet">
            <span className="tag tag-urgent">Access code reported lost</span>{" "}
            Call back: <Due at={entry.callBackBy} />
          </p>
        ) : null}
      </div>
      <div className="queue-cell">
        <QueuePart entry={entry} />
      </div>
      <div className="queue-cell queue-assignee">{assigneeOf(entry)}</div>
      <div className="queue-cell">
        <span className="mono nowrap">{entry.reference}</span>
        {entry.submittedAt ? (
          <div className="quiet">
            <span className="visually-hidden">Sent </span>
            <When at={entry.submittedAt} ago />
          </div>
        ) : null}
      </div>
    </article>
  );
}

function Named({ entry: { headline, waitsFor } }: { entry: QueueEntry }) {
  if (headline?.is === "damaged") return <Damaged />;
  if (headline) return headline.value.organisation ?? "Organization not named";
  return waitsFor ? waitWords[waitsFor] : "Contents not shown to you";
}

/** Who works it for the viewer's unit; for who sees all units, who works it for the primary one. */
function assigneeOf({ part, assigneeName, units }: QueueEntry): string | null {
  if (part) return assigneeName;
  return units.find((one) => one.part === "primary")?.assigneeName ?? null;
}
