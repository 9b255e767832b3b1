import { Link } from "@remix-run/react";
import { Damaged } from "#app/components/desk/opened.tsx";
import { StrangerWords } from "#app/components/desk/stranger-words.tsx";
import { Panel } from "#app/components/desk/panel.tsx";
import { mostOfAFamily } from "#app/domain/indicator/most.ts";
import type { Contents } from "./report-view.ts";

/** What was recognised in the reporter's texts, and in how many other reports it is too. */
export function IndicatorsPanel({ indicators }: Contents) {
  const { sightings, restCount, leftOut } = indicators;
  const { ephemeralPorts, isCut, cutFileNames, isFileDamaged, tlp } =
    indicators;
  const { isRelationCut } = indicators;
  return (
    <Panel
      id="indicators"
      title="Indicators"
      aside={
        sightings.length > 0 ? "written so that they cannot be followed" : null
      }
    >
      {tlp ? (
        <p>
          The text is marked <strong className="mono">{tlp}</strong> by whoever
          wrote it.
        </p>
      ) : null}
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
                <th scope="col">Other reports</th>
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
        <p>
          Nothing was recognized in the narrative, the list of signs or the
          files.
        </p>
      )}
      {restCount > 0 ? (
        <p className="hint">
          {restCount === 1
            ? "1 more stands in the answers and is not listed here."
            : `${restCount} more stand in the answers and are not listed here.`}
        </p>
      ) : null}
      {isCut ? (
        <p className="hint">
          A text holds more than {mostOfAFamily.toLocaleString("en-US")} signs
          of one kind. Only the first of each kind are listed and compared.
        </p>
      ) : null}
      {isRelationCut ? (
        <p className="hint">
          More reports share something with this one than are compared here. Of
          each indicator the newest of them count.
        </p>
      ) : null}
      {isFileDamaged ? (
        <p>
          What was read in a file: <Damaged />
        </p>
      ) : null}
      {cutFileNames.map((name) => (
        <p className="hint" key={name}>
          <StrangerWords text={name ?? "A file whose name does not open"} />{" "}
          holds as many indicators as are read of one file. More of it are not
          listed or compared.
        </p>
      ))}
      {ephemeralPorts.length > 0 ? (
        <details>
          <summary>
            Source ports, each picked for one connection:{" "}
            {ephemeralPorts.length}
          </summary>
          <p className="mono">{ephemeralPorts.slice(0, 500).join(", ")}</p>
        </details>
      ) : null}
      {leftOut.length > 0 ? (
        <p className="hint">
          Left out by the reporter:{" "}
          <span className="mono">
            <StrangerWords text={leftOut.join(", ")} />
          </span>
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
  isStrong,
  relatives,
  closed,
}: Contents["indicators"]["sightings"][number]) {
  return (
    <tr>
      <th scope="row">
        <span className="mono">
          <StrangerWords text={shown} />
        </span>
        {review ? (
          <span className="quiet indicator-note">
            <StrangerWords text={review} />
          </span>
        ) : null}
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
      <td>
        <StrangerWords text={places.join("; ")} />
      </td>
      <td>
        {isStrong ? (
          <strong>{others}</strong>
        ) : (
          <span className="quiet">{others}</span>
        )}
        {relatives.length + closed.length > 0 ? (
          <ul className="indicator-relatives">
            {relatives.map(({ reportId, reference, how, strength }) => (
              <li key={reportId}>
                <Link to={`/desk/reports/${reportId}`}>{reference}</Link>: {how}{" "}
                ({strength})
              </li>
            ))}
            {closed.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        ) : null}
      </td>
    </tr>
  );
}
