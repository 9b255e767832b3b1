import { Form, Link } from "@remix-run/react";
import type { Facets } from "#app/domain/desk/queue-facets.server.ts";
import type { QueueFilters } from "#app/domain/desk/queue-filters.ts";
import { options } from "#app/domain/form/options.ts";
import { states } from "#app/domain/vocabulary/states.ts";
import {
  openStatuses,
  reportFlags,
  reportStatuses,
} from "#app/domain/vocabulary/report.ts";
import { bands } from "#app/domain/vocabulary/triage.ts";
import { Select, type ChoiceGroup } from "#app/components/desk/field.tsx";
import {
  bandWords,
  flagWords,
  plain,
  statusWords,
} from "#app/components/desk/words.ts";

type Props = {
  filters: QueueFilters;
  facets: Facets;
  /** Empty for who sees one unit only. */
  units: readonly ChoiceGroup[];
  searchHint: string;
};

/** Posted, so that a name searched for stands in no address; the answer is an address that can be kept as a bookmark. */
export function QueueFilterForm({ filters, facets, units, searchHint }: Props) {
  return (
    // Its key makes a link with other filters show them.
    <Form
      key={JSON.stringify(filters)}
      className="filters"
      role="search"
      method="post"
      action="/desk/search"
    >
      <div className="field field-search">
        <label htmlFor="search">Search</label>
        <input
          className="input"
          id="search"
          name="search"
          type="search"
          maxLength={400}
          placeholder={searchHint}
          defaultValue={filters.search}
          autoComplete="off"
        />
      </div>
      <Select
        name="band"
        label="Band"
        emptyLabel="Any"
        choices={bands.map((value) =>
          counted(value, bandWords[value], facets.bands[value]),
        )}
        defaultValue={filters.band}
      />
      <Select
        name="status"
        label="Status"
        emptyLabel="Open"
        choices={statusChoices(facets)}
        defaultValue={filters.status}
      />
      <Select
        name="sector"
        label="Sector"
        emptyLabel="Any"
        choices={named(options.sector, plain)}
        defaultValue={filters.sector}
      />
      <Select
        name="state"
        label="State"
        emptyLabel="Any"
        choices={named(states, (state) => state)}
        defaultValue={filters.state}
      />
      <Select
        name="flag"
        label="Flag"
        emptyLabel="Any"
        choices={named(reportFlags, (flag) => flagWords[flag])}
        defaultValue={filters.flag}
      />
      {units.length > 0 ? (
        <Select
          name="unit"
          label="Unit"
          emptyLabel="Any"
          groups={units}
          defaultValue={filters.unit}
        />
      ) : null}
      <Tick name="mine" label="Mine" value={filters.mine} />
      <Tick name="unread" label="Unread" value={filters.unread} />
      <button className="button button-plain" type="submit">
        Show
      </button>
      {Object.values(filters).some(Boolean) ? (
        <Link className="button button-plain" to="/desk">
          Clear
        </Link>
      ) : null}
    </Form>
  );
}

function Tick({
  name,
  label,
  value,
}: {
  name: string;
  label: string;
  value?: "yes";
}) {
  return (
    <label className="check">
      <input
        type="checkbox"
        name={name}
        value="yes"
        defaultChecked={value === "yes"}
      />
      {label}
    </label>
  );
}

function named<T extends string>(
  values: readonly T[],
  words: (value: T) => string,
) {
  return values.map((value) => ({ value, label: words(value) }));
}

/** The read stops counting at 1,000. */
function counted(value: string, label: string, count: number) {
  return { value, label: `${label} (${count >= 1_000 ? "999+" : count})` };
}

function statusChoices(facets: Facets) {
  const past = reportStatuses.filter(
    (status) =>
      status !== "draft" && !openStatuses.some((open) => open === status),
  );
  return [
    ...openStatuses.map((value) =>
      counted(value, statusWords[value], facets.statuses[value]),
    ),
    ...named(past, (status) => statusWords[status]),
  ];
}
