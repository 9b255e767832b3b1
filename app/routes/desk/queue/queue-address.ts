import type { FacetName } from "#app/domain/desk/queue-counted.server.ts";
import { queryOf, type QueueFilters } from "#app/domain/desk/queue-filters.ts";
import { queryOfShape, type QueueShape } from "./queue-shape.ts";

/** What stands in the queue's address: how it is narrowed, what was searched for (sealed), and how it is shown. */
export type Narrowed = {
  filters: QueueFilters;
  sought: string | null;
  shape: QueueShape;
};

/** The first page of the queue, narrowed and shown so. */
export function addressOf({ filters, ...others }: Narrowed): string {
  return addressOfQuery(queryOf(filters), others);
}

/** With this filter set to this value, or without it if it stands so already. */
export function toggled(
  { filters, ...others }: Narrowed,
  name: FacetName,
  value: string,
): string {
  const query = queryOf(filters);
  if (query.get(name) === value) query.delete(name);
  else query.set(name, value);
  return addressOfQuery(query, others);
}

export function without(
  { filters, ...others }: Narrowed,
  name: FacetName,
): string {
  const query = queryOf(filters);
  query.delete(name);
  return addressOfQuery(query, others);
}

function addressOfQuery(
  query: URLSearchParams,
  { sought, shape }: Omit<Narrowed, "filters">,
): string {
  if (sought) query.set("sought", sought);
  for (const [name, value] of queryOfShape(shape)) query.set(name, value);
  if (!sought) query.delete("order");
  return query.size > 0 ? `/desk?${query}` : "/desk";
}
