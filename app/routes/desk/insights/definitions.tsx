import { Panel } from "#app/components/desk/panel.tsx";
import { When } from "#app/components/desk/when.tsx";

export function Definitions({
  countedAt,
  isUnits,
}: {
  countedAt: Date;
  isUnits: boolean;
}) {
  return (
    <Panel id="definitions" title="What is counted">
      <dl className="definitions">
        <div>
          <dt>Reports</dt>
          <dd>
            Sent in these days, and visible to you now. Drafts are never
            counted.
          </dd>
        </div>
        <div>
          <dt>First look</dt>
          <dd>
            From sending until somebody who works reports first opened it.
            Looking at a row of the queue is none.
          </dd>
        </div>
        <div>
          <dt>First answer</dt>
          <dd>
            From sending until the first message of any unit. Questions and
            notices by mail don’t count.
          </dd>
        </div>
        <div>
          <dt>Median, p95</dt>
          <dd>
            Half were faster than the median, 95 of 100 faster than p95. What
            still waits counts as late as it is now; what ended without is left
            out. p95 is told from 20 reports on: of fewer it tells of one
            report.
          </dd>
        </div>
        <div>
          <dt>Late</dt>
          <dd>
            A unit accepted, or the leading unit answered, after the promise of
            the report’s present band, in the unit’s own hours. What is paused
            by a question to the reporter is left out, and so are next updates:
            a report keeps the newest of them alone. A part that ended before it
            was accepted or answered is late if it ended after the promise; a
            first answer counts for the unit that led when it was given.
          </dd>
        </div>
        <div>
          <dt>Misroute</dt>
          <dd>
            A part that a rule offered and that its unit refused, or transferred
            without having it again.
            {isUnits
              ? " Your unit doesn’t see what it gave away, so its own are whole at the triage desk alone."
              : null}
          </dd>
        </div>
        <div>
          <dt>Opened again</dt>
          <dd>
            Closed, and opened again in these days, by its reporter or at the
            desk, whenever it was sent.
          </dd>
        </div>
        <div>
          <dt>Open now</dt>
          <dd>
            Parts that are offered or accepted; overdue is what is owed and
            lapsed.
          </dd>
        </div>
        <div>
          <dt>Not counted</dt>
          <dd>
            What reporters wrote, whom they name, counties, and whatever else is
            sealed. Figures are counted without opening a report.
          </dd>
        </div>
      </dl>
      <p className="quiet small">
        Counted <When at={countedAt} />.
      </p>
    </Panel>
  );
}
