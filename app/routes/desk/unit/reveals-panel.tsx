import { Link } from "@remix-run/react";
import { Panel } from "#app/components/desk/panel.tsx";
import { When } from "#app/components/desk/when.tsx";
import { revealPurposeWords } from "#app/components/desk/words.ts";
import type { UnitReveal } from "#app/domain/desk/unit-reveals.server.ts";

/** What a lead is told: who of the unit looked at whose number, and what they said it was for. */
export function RevealsPanel({ reveals }: { reveals: readonly UnitReveal[] }) {
  return (
    <Panel id="reveals" title="Personal data revealed" aside="Last 30 days">
      {reveals.length === 0 ? (
        <p className="quiet">
          Nobody of your unit revealed a reporter’s name, number or address.
        </p>
      ) : (
        <div
          className="table-scroll"
          tabIndex={0}
          role="region"
          aria-label="Who revealed it"
        >
          <table className="table">
            <thead>
              <tr>
                <th scope="col">Who</th>
                <th scope="col">Report</th>
                <th scope="col">What for</th>
                <th scope="col">From</th>
                <th scope="col">Until</th>
              </tr>
            </thead>
            <tbody>
              {reveals.map(({ id, name, purpose, at, until, ...seen }) => (
                <tr key={id}>
                  <th scope="row">{name}</th>
                  <td>
                    {seen.reportId ? (
                      <Link
                        className="mono"
                        to={`/desk/reports/${seen.reportId}#contact`}
                      >
                        {seen.reference}
                      </Link>
                    ) : (
                      "One that your unit gave away"
                    )}
                  </td>
                  <td>{revealPurposeWords[purpose]}</td>
                  <td>
                    <When at={at} />
                  </td>
                  <td>
                    <When at={until} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="hint">
        Their words for “another reason” stand on the report’s page. Each is in
        the history too.
      </p>
    </Panel>
  );
}
