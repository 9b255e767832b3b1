import { openStatuses } from "../vocabulary/report.ts";
import type { QueueFilters } from "./queue-filters.ts";

/**
 * "due": what lapses first among all that is open. "newest": where nothing lapses any more, or where a search asks for
 * everything that matches, open or not.
 */
export type QueueOrder = "due" | "newest";

export function orderOf({ status, search }: QueueFilters): QueueOrder {
  const isPast =
    status !== undefined && !openStatuses.some((open) => open === status);
  return isPast || search !== undefined ? "newest" : "due";
}
