import { saySector } from "#app/domain/facts/sector-words.ts";
import type { FacetName } from "#app/domain/desk/queue-counted.server.ts";
import type { QueueFilters } from "#app/domain/desk/queue-filters.ts";
import {
  bandWords,
  flagWords,
  partWords,
  plain,
  statusWords,
} from "#app/components/desk/words.ts";

/** Over the values of a filter, and before one that is on. */
export const filterTitles = {
  band: "Band",
  status: "Status",
  due: "Due",
  sent: "Sent",
  mine: "Assigned",
  unassigned: "Assigned",
  unread: "Read",
  sector: "Sector",
  state: "State",
  flag: "Flag",
  part: "Our part",
  unit: "Unit",
} satisfies Record<FacetName, string>;

export function isFacet(name: string): name is FacetName {
  return Object.hasOwn(filterTitles, name);
}

const dueWords: Record<string, string> = {
  overdue: "Overdue",
  hour: "Within the hour",
  later: "Later",
  none: "Nothing due",
};

const sentWords: Record<string, string> = {
  day: "Last 24 hours",
  week: "Last 7 days",
  fortnight: "Last 14 days",
  month: "Last 30 days",
};

type Names = { unitNames: ReadonlyMap<string, string> };

/** A value of a filter by itself: "High", "Last 14 days". */
export function valueWords(
  name: FacetName,
  value: string,
  { unitNames }: Names,
): string {
  const words: Record<string, string> = {
    ...(name === "band" && bandWords),
    ...(name === "status" && statusWords),
    ...(name === "flag" && flagWords),
    ...(name === "part" && partWords),
    ...(name === "due" && dueWords),
    ...(name === "sent" && sentWords),
  };
  switch (name) {
    case "mine":
      return "Mine";
    case "unassigned":
      return "Nobody’s";
    case "unread":
      return "Unread";
    case "unit":
      return unitNames.get(value) ?? value;
    case "sector":
      return plain(saySector(value));
    default:
      return words[value] ?? value;
  }
}

/** How many filters narrow the queue, what is searched for included. */
export function filterCount(filters: QueueFilters): number {
  return Object.values(filters).filter((value) => value !== undefined).length;
}

/** The read stops counting somewhere. */
export function countWords(count: number, isCapped: boolean): string {
  return isCapped && count > 0 ? `${count}+` : `${count}`;
}
