import { Link } from "@remix-run/react";
import type { TableShown } from "./table-shown.ts";

/** So many rows are read at a glance; the others are behind one click. */
const glance = 8;

/** A picture where there is one, its table beside it, and the same as a file. */
export function FigurePanel({
  table,
  query,
  note,
  children,
}: {
  table: TableShown;
  query: string;
  note?: string;
  children?: React.ReactNode;
}) {
  const { id, title, rows } = table;
  const rest = rows.length - glance;
  return (
    <section className="panel" id={id} aria-labelledby={`${id}-title`}>
      <div className="panel-head">
        <h2 id={`${id}-title`}>{title}</h2>
        {rows.length > 0 ? (
          <a
            className="figure-file"
            href={`/desk/insights/${id}.csv?${query}`}
            download
          >
            CSV<span className="visually-hidden"> of {title}</span>
          </a>
        ) : null}
      </div>
      <div className="panel-body">
        {rows.length === 0 ? (
          <p className="quiet">None in this period.</p>
        ) : (
          <div className={children ? "pair" : undefined}>
            {children}
            <div>
              <Rows table={{ ...table, rows: rows.slice(0, glance) }} />
              {rest > 0 ? (
                <details>
                  <summary>{rest} more</summary>
                  <Rows table={{ ...table, rows: rows.slice(glance) }} isMore />
                </details>
              ) : null}
            </div>
          </div>
        )}
        {note && rows.length > 0 ? <p className="quiet small">{note}</p> : null}
      </div>
    </section>
  );
}

function Rows({
  table: { title, columns, rows },
  isMore = false,
}: {
  table: TableShown;
  isMore?: boolean;
}) {
  return (
    <div
      className="table-scroll"
      tabIndex={0}
      role="region"
      aria-label={isMore ? `${title}, the rest` : `${title}, table`}
    >
      <table className="table">
        <thead>
          <tr>
            {columns.map((column, at) => (
              <th
                key={at}
                scope="col"
                className={at > 0 && isNumber(rows, at) ? "number" : undefined}
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, cells }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {cells.map(({ text, to, isLate }, at) => (
                <td
                  key={at}
                  className={isNumber(rows, at + 1) ? "number" : undefined}
                >
                  <Value text={text} to={to} isLate={isLate} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Value({
  text,
  to,
  isLate,
}: TableShown["rows"][number]["cells"][number]) {
  const words = to ? <Link to={to}>{text}</Link> : text;
  return isLate ? <strong>{words}</strong> : words;
}

/** Names of people and rules are words, and stand left. */
function isNumber(rows: TableShown["rows"], at: number): boolean {
  return rows.every(({ cells }) =>
    /^(\d|–|under)/.test(cells[at - 1]?.text ?? ""),
  );
}
