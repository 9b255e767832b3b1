import { Link } from "@remix-run/react";
import { Panel } from "#app/components/desk/panel.tsx";
import { StrangerWords } from "#app/components/desk/stranger-words.tsx";
import type { Contents } from "./report-view.ts";

type Shown = Contents["related"];

/** Of more, the most alike. */
const shownMost = 10;

/** Other reports with the same signs, each once: where to look, how strong it is and why; of those out of sight, whom to ask. */
export function RelatedPanel({ related }: { related: Shown }) {
  const { open, elsewhere } = related;
  const rest = open.slice(shownMost);
  return (
    <Panel
      id="related"
      title="Other reports with the same signs"
      aside={open.length > 0 ? "the most alike first" : null}
    >
      {open.length + elsewhere.length === 0 ? (
        <p className="quiet">None.</p>
      ) : null}
      <RelatedList open={open.slice(0, shownMost)} />
      {rest.length > 0 ? (
        <details>
          <summary>{rest.length} more</summary>
          <RelatedList open={rest} />
        </details>
      ) : null}
      {elsewhere.length > 0 ? (
        <ul className="related" aria-label="Reports that you cannot open">
          {elsewhere.map(({ unitName, strength, how }) => (
            <li key={unitName ?? ""}>
              <Strength strength={strength} />{" "}
              {unitName
                ? `${unitName} has a report that you cannot open: ask them.`
                : "There is a report that you cannot open: ask the triage desk."}{" "}
              <span className="quiet">{how}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </Panel>
  );
}

function RelatedList({ open }: { open: Shown["open"] }) {
  if (open.length === 0) return null;
  return (
    <ul className="related">
      {open.map(({ reportId, reference, strength, reasons }) => (
        <li key={reportId}>
          <Strength strength={strength} />{" "}
          <Link className="mono" to={`/desk/reports/${reportId}`}>
            {reference}
          </Link>
          <ul className="quiet">
            {reasons.slice(0, 5).map(({ shown, how }) => (
              <li key={shown + how}>
                <span className="mono">
                  <StrangerWords text={shown} />
                </span>
                : {how}
              </li>
            ))}
            {reasons.length > 5 ? <li>{reasons.length - 5} more</li> : null}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function Strength({ strength }: { strength: string }) {
  return <span className="tag">{strength}</span>;
}
