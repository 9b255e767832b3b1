import { Link } from "@remix-run/react";
import type { QueueCounts } from "#app/domain/desk/queue-counts.server.ts";
import { queryOf } from "#app/domain/desk/queue-filters.ts";
import { bands } from "#app/domain/vocabulary/triage.ts";
import { bandWords } from "#app/components/desk/words.ts";
import { FilterMenu, type Filterable } from "./filter-menu.tsx";
import {
  countWords,
  filterTitles,
  isFacet,
  valueWords,
} from "./filter-words.ts";
import { toggled, without } from "./queue-address.ts";

/** The bands, the filters that are on, and the menu of all others; each a link, so each state can be sent to somebody. */
export function QueueChips(props: Filterable & { counts: QueueCounts }) {
  const { filters, counts } = props;
  const on = [...queryOf(filters)].filter(([name]) => name !== "band");
  return (
    <nav className="chips" aria-label="Filters">
      <ul>
        {bands.map((band) => (
          <li
            key={band}
            className={band === "low" || band === "baseline" ? "lesser" : ""}
          >
            <Link
              className="chip"
              to={toggled(props, "band", band)}
              aria-current={filters.band === band ? "true" : undefined}
              preventScrollReset
            >
              <span className={`mark band-${band}`} aria-hidden="true" />
              {bandWords[band]}{" "}
              <span className="n">
                {countWords(counts.bands[band] ?? 0, counts.isCapped)}
              </span>
            </Link>
          </li>
        ))}
        {on.map(([name, value]) =>
          isFacet(name) ? (
            <li key={name}>
              <Link
                className="chip chip-on"
                to={without(props, name)}
                aria-label={`${filterTitles[name]}: ${valueWords(name, value, props)}. Remove this filter`}
              >
                {valueWords(name, value, props)}{" "}
                <span aria-hidden="true">×</span>
              </Link>
            </li>
          ) : null,
        )}
        <li>
          <FilterMenu key={String(queryOf(filters))} {...props} />
        </li>
      </ul>
    </nav>
  );
}
