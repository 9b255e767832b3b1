import { z } from "zod";
import { isHistoryKind } from "../audit/kinds.ts";

/** How the history is narrowed. Ids and closed words alone, as they stand in an address. */
const historyFilterSchema = z.object({
  who: z.uuid().optional().catch(undefined),
  kind: z.string().refine(isHistoryKind).optional().catch(undefined),
  report: z.uuid().optional().catch(undefined),
  unit: z
    .string()
    .regex(/^[a-z\d-]{1,60}$/)
    .optional()
    .catch(undefined),
  /** Days of the reader's zone, both included. */
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
});
export type HistoryFilters = z.infer<typeof historyFilterSchema>;

/** What an address says that means something. */
export function historyFiltersOf(query: URLSearchParams): HistoryFilters {
  const given = [...query].filter(([, value]) => value !== "");
  return historyFilterSchema.parse(Object.fromEntries(given));
}

export function historyQueryOf(filters: HistoryFilters): URLSearchParams {
  const set = Object.entries(filters).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return new URLSearchParams(set);
}

/** By name: what the filters say of people and reports stays out of the record. */
export function filterNames(filters: HistoryFilters): string[] {
  return [...historyQueryOf(filters).keys()].sort();
}
