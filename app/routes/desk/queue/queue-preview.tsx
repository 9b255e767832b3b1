import { saySector } from "#app/domain/facts/sector-words.ts";
import { Link } from "@remix-run/react";
import type { QueueEntry } from "#app/domain/desk/queue.server.ts";
import { BandChip } from "#app/components/desk/band-chip.tsx";
import { Due } from "#app/components/desk/due.tsx";
import { FlagTags } from "#app/components/desk/flag-tags.tsx";
import { StrangerWords } from "#app/components/desk/stranger-words.tsx";
import { When } from "#app/components/desk/when.tsx";
import {
  dueWords,
  partStateWords,
  partWords,
  plain,
  statusWords,
} from "#app/components/desk/words.ts";
import { newsWords } from "./news-words.ts";
import { Named } from "./row-name.tsx";

/** What the row knows, at length. Nothing more is read for it, so looking through a queue opens no report. */
export function QueuePreview({
  entry,
  onClose,
}: {
  entry: QueueEntry | null;
  onClose: () => void;
}) {
  return (
    <section className="preview" aria-label="Preview">
      <div className="preview-head">
        {entry ? (
          <>
            <BandChip band={entry.band ?? "baseline"} />
            <span className="mono">{entry.reference}</span>
            <span className="quiet">{statusWords[entry.status]}</span>
          </>
        ) : null}
        <button type="button" className="button button-plain" onClick={onClose}>
          Close <kbd aria-hidden="true">p</kbd>
        </button>
      </div>
      {entry ? (
        <Shown entry={entry} />
      ) : (
        <p className="quiet">Walk to a row to see more of it here.</p>
      )}
    </section>
  );
}

function Shown({ entry }: { entry: QueueEntry }) {
  const { headline, news, units, dueKind } = entry;
  const place = [
    entry.state,
    entry.country,
    entry.sector && plain(saySector(entry.sector)),
  ];
  return (
    <>
      <h2>
        <Named entry={entry} />
      </h2>
      <p className="quiet">{place.filter(Boolean).join(", ")}</p>
      <p className="preview-due">
        {dueKind && entry.dueAt ? `${dueWords[dueKind]}: ` : null}
        <Due at={entry.dueAt} />
      </p>
      {news ? (
        <p className="news">
          <strong>New:</strong> {newsWords[news.kind]},{" "}
          <When at={news.at} ago />
        </p>
      ) : null}
      {headline?.is === "opened" ? (
        <p className="words">
          <StrangerWords text={headline.value.line} />
        </p>
      ) : null}
      <FlagTags flags={entry.flags} />
      <dl className="facts facts-stacked">
        {units.map((unit) => (
          <div key={unit.unitId}>
            <dt>
              {partWords[unit.part]} part,{" "}
              {partStateWords[unit.state].toLowerCase()}
            </dt>
            <dd>
              {unit.unitName}
              {unit.assigneeName
                ? `, ${unit.assigneeName}`
                : ", nobody works it"}
            </dd>
          </div>
        ))}
        {entry.submittedAt ? (
          <div>
            <dt>Sent</dt>
            <dd>
              <When at={entry.submittedAt} />
            </dd>
          </div>
        ) : null}
      </dl>
      <p>
        <Link className="button" to={`/desk/reports/${entry.reportId}`}>
          Open the report
        </Link>
      </p>
    </>
  );
}
