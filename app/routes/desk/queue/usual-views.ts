import { queryOf, type QueueFilters } from "#app/domain/desk/queue-filters.ts";

/** Views that everybody has, in the order of the side bar; each by a name of its own in the address, which nothing else is. */
export const usualViews: readonly {
  name: string | null;
  /** After `g`. */
  key: string;
  filters: QueueFilters;
}[] = [
  { name: "Mine", key: "m", filters: { mine: "yes" } },
  // The unit's own name stands for all that it has.
  { name: null, key: "a", filters: {} },
  { name: "Unread", key: "u", filters: { unread: "yes" } },
  { name: "Unassigned", key: "n", filters: { unassigned: "yes" } },
  { name: "Overdue", key: "o", filters: { due: "overdue" } },
  { name: "Closed", key: "c", filters: { status: "closed" } },
];

/** Two narrowings that say the same, in whatever order. */
export function isSame(one: QueueFilters, other: QueueFilters): boolean {
  const text = (filters: QueueFilters) => {
    const query = queryOf(filters);
    query.sort();
    return String(query);
  };
  return text(one) === text(other);
}
