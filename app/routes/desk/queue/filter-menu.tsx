import { Link } from "@remix-run/react";
import type { FacetName } from "#app/domain/desk/queue-counted.server.ts";
import type { Facets } from "#app/domain/desk/queue-facets.server.ts";
import {
  dueSpans,
  queryOf,
  sentNames,
} from "#app/domain/desk/queue-filters.ts";
import { options } from "#app/domain/form/options.ts";
import { assignmentParts } from "#app/domain/vocabulary/routing.ts";
import { states } from "#app/domain/vocabulary/states.ts";
import {
  openStatuses,
  reportFlags,
  reportStatuses,
} from "#app/domain/vocabulary/report.ts";
import { bands } from "#app/domain/vocabulary/triage.ts";
import { filterTitles, valueWords } from "./filter-words.ts";
import { toggled, type Narrowed } from "./queue-address.ts";
import { useFacets } from "./use-facets.ts";

export type Filterable = Narrowed & {
  unitNames: ReadonlyMap<string, string>;
};

/** Groups of the menu, in this order; one that has nothing to choose from is not shown. */
const groups: readonly FacetName[][] = [
  ["due"],
  ["mine", "unassigned"],
  ["unread"],
  ["sent"],
  ["status"],
  ["band"],
  ["part"],
  ["flag"],
  ["sector"],
  ["state"],
  ["unit"],
];

/** Never counted here, as they are not open. */
const pastStatuses = reportStatuses.filter(
  (status) =>
    status !== "draft" && !openStatuses.some((open) => open === status),
);

/**
 * What it offers is asked for when it is opened: most pages of a queue are left without, and its hundred links would be a
 * third of each. Where the answer does not come, every value is offered, without a count.
 */
export function FilterMenu(props: Filterable) {
  const { facets, ask } = useFacets(props);
  return (
    <details
      className="menu"
      onToggle={({ currentTarget }) => ask(currentTarget.open)}
    >
      <summary className="chip">Filter</summary>
      <div className="menu-sheet facets" aria-busy={facets === null}>
        {facets ? <FilterChoices {...props} facets={facets} /> : null}
      </div>
    </details>
  );
}

type Choices = Filterable & { facets: Facets };

/** All filters with what each value would leave beside those that are on; each is a link. */
export function FilterChoices(props: Choices) {
  const { filters, facets } = props;
  const shown = groups
    .map((names) => ({
      title: filterTitles[names[0] ?? "band"],
      values: names.flatMap((name) =>
        valuesOf(name, props).map((value) => ({ name, value })),
      ),
    }))
    .filter(({ values }) => values.length > 0);
  return shown.map(({ title, values }) => (
    <div key={title}>
      <h2>{title}</h2>
      <ul>
        {values.map(({ name, value }) => (
          <li key={name + value}>
            <Link
              to={toggled(props, name, value)}
              aria-current={
                queryOf(filters).get(name) === value ? "true" : undefined
              }
            >
              <span>{valueWords(name, value, props)}</span>
              <span className="n">{countOf(name, value, facets)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  ));
}

/** Where not all is counted, no count of a value is said: it may be that of few among many. */
function countOf(name: FacetName, value: string, facets: Facets): string {
  const count = facets.counts[name]?.[value];
  return count === undefined || facets.isCapped ? "" : `${count}`;
}

/** Closed lists in their own order, the rest by count. */
const ownOrder: Partial<Record<FacetName, readonly string[]>> = {
  band: bands,
  due: dueSpans,
  sent: sentNames,
  status: openStatuses,
  flag: reportFlags,
};

/** Of a closed list all that there is, counted or not. */
const vocabulary: Partial<Record<FacetName, readonly string[]>> = {
  ...ownOrder,
  ...{ mine: ["yes"], unassigned: ["yes"], unread: ["yes"] },
  part: assignmentParts,
  sector: options.sector,
  state: states,
};

/** Values that leave something; where not all is counted what leaves nothing is not known, and every value is offered. */
function valuesOf(name: FacetName, props: Choices): string[] {
  const values = props.facets.isCapped
    ? everyValue(name, props)
    : countedValues(name, props.facets);
  return name === "status" ? [...values, ...pastStatuses] : values;
}

function everyValue(name: FacetName, { unitNames }: Filterable): string[] {
  const seesAll = unitNames.size > 0;
  if (name === "unit") return [...unitNames.keys()];
  // Of all units' reports none is "ours".
  if (name === "part" && seesAll) return [];
  return [...(vocabulary[name] ?? [])];
}

function countedValues(name: FacetName, { counts }: Facets): string[] {
  const counted = Object.entries(counts[name] ?? {})
    .filter(([, count]) => count > 0)
    .toSorted(([, a], [, b]) => b - a)
    .map(([value]) => value);
  const order = ownOrder[name];
  return order ? order.filter((each) => counted.includes(each)) : counted;
}
