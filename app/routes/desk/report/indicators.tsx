import { Panel } from "#app/components/desk/panel.tsx";
import type { Contents } from "./report-view.ts";

/** What was recognised in the reporter's texts, and in how many other reports it is too. */
export function IndicatorsPanel({ indicators }: Contents) {
  const { sightings, restCount, leftOut } = indicators;
  return (
    <Panel
      id="indicators"
      title="Indicators"
      aside={
        sightings.length > 0 ? "written so that they cannot be followed" : null
      }
    >
      {sightings.length > 0 ? (
        <div
          className="table-scroll"
          tabIndex={0}
          role="region"
          aria-label="Indicators in this report"
        >
          <table className="table indicators">
            <thead>
              <tr>
                <th scope="col">Indicator</th>
                <th scope="col">Kind</th>
                <th scope="col">Where</th>
                <th scope="col" className="number">
                  Other reports
                </th>
              </tr>
            </thead>
            <tbody>
              {sightings.map((sighting) => (
                <Sighting key={sighting.kind + sighting.shown} {...sighting} />
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <p>Nothing was recognized in the narrative or the list of signs.</p>
      )}
      {restCount > 0 ? (
        <p className="hint">
          {restCount === 1
            ? "1 more stands in the answers and is not listed here."
            : `${restCount} more stand in the answers and are not listed here.`}
        </p>
      ) : null}
      {leftOut.length > 0 ? (
        <p className="hint">
          Left out by the reporter:{" "}
          <span className="mono">{leftOut.join(", ")}</span>
        </p>
      ) : null}
    </Panel>
  );
}

function Sighting({
  kind,
  shown,
  note,
  places,
  review,
  others,
  hasOthers,
}: Contents["indicators"]["sightings"][number]) {
  return (
    <tr>
      <th scope="row">
        <span className="mono">{shown}</span>
        {review ? <span className="quiet indicator-note">{review}</span> : null}
      </th>
      <td>
        {kind}
        {note ? (
          <>
            {" "}
            <span className="tag">{note}</span>
          </>
        ) : null}
      </td>
      <td>{places.join("; ")}</td>
      <td className="number">
        {hasOthers ? (
          <strong>{others}</strong>
        ) : (
          <span className="quiet">{others}</span>
        )}
      </td>
    </tr>
  );
}
