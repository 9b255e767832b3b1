import { Link } from "@remix-run/react";
import { addressOf, type Narrowed } from "./queue-address.ts";
import { queueColumns, type QueueColumn } from "./queue-shape.ts";

const columnWords = {
  unit: "Unit",
  reference: "Reference",
  sent: "Sent",
} satisfies Record<QueueColumn, string>;

/** How the rows are shown: each choice a link, which keeps the filters. */
export function QueueDisplay(narrowed: Narrowed) {
  const { shape } = narrowed;
  const shaped = (change: Partial<typeof shape>) =>
    addressOf({ ...narrowed, shape: { ...shape, ...change } });
  return (
    <details className="menu menu-end" key={addressOf(narrowed)}>
      <summary className="button button-plain">Display</summary>
      <div className="menu-sheet">
        <h2>Rows</h2>
        <ul>
          <Choice to={shaped({ rows: "dense" })} isOn={shape.rows === "dense"}>
            Dense, one line
          </Choice>
          <Choice to={shaped({ rows: "roomy" })} isOn={shape.rows === "roomy"}>
            Roomy, two lines
          </Choice>
        </ul>
        <h2>Columns</h2>
        <ul>
          {queueColumns.map((column) => {
            const isOn = shape.columns.includes(column);
            const columns = queueColumns.filter((each) =>
              each === column ? !isOn : shape.columns.includes(each),
            );
            return (
              <Choice key={column} to={shaped({ columns })} isOn={isOn}>
                {columnWords[column]}
              </Choice>
            );
          })}
        </ul>
      </div>
    </details>
  );
}

function Choice({
  to,
  isOn,
  children,
}: {
  to: string;
  isOn: boolean;
  children: React.ReactNode;
}) {
  return (
    <li>
      <Link to={to} aria-current={isOn ? "true" : undefined}>
        <span>{children}</span>
        <span aria-hidden="true">{isOn ? "✓" : ""}</span>
      </Link>
    </li>
  );
}
