import { z } from "zod";
import { options } from "../form/options.ts";
import { searchedLength } from "../search/longest.ts";
import { reportFlags, reportStatuses } from "../vocabulary/report.ts";
import { assignmentParts } from "../vocabulary/routing.ts";
import { isState } from "../vocabulary/states.ts";
import { bands } from "../vocabulary/triage.ts";

const sentStatuses = reportStatuses.filter((status) => status !== "draft");

/** When what is owed lapses: already, within the hour, later, or nothing is owed. */
export const dueSpans = ["overdue", "hour", "later", "none"] as const;
export type DueSpan = (typeof dueSpans)[number];

/** Sent within so many days. */
export const sentNames = ["day", "week", "fortnight", "month"] as const;
type SentName = (typeof sentNames)[number];
export const sentSpans = {
  day: 1,
  week: 7,
  fortnight: 14,
  month: 30,
} as const satisfies Record<SentName, number>;

/** How the queue is narrowed. What is not a known value narrows nothing, so an old bookmark still opens. */
export const queueFilterSchema = z.object({
  band: z.enum(bands).optional().catch(undefined),
  status: z.enum(sentStatuses).optional().catch(undefined),
  sector: z.enum(options.sector).optional().catch(undefined),
  state: z.string().refine(isState).optional().catch(undefined),
  flag: z.enum(reportFlags).optional().catch(undefined),
  part: z.enum(assignmentParts).optional().catch(undefined),
  /** Another unit's parts; for those who see all reports. */
  unit: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .optional()
    .catch(undefined),
  due: z.enum(dueSpans).optional().catch(undefined),
  sent: z.enum(sentNames).optional().catch(undefined),
  mine: z.literal("yes").optional().catch(undefined),
  /** Nobody works it: of a unit, for its part; to who sees all reports, for any. */
  unassigned: z.literal("yes").optional().catch(undefined),
  unread: z.literal("yes").optional().catch(undefined),
  /** A reference, or what a report says. One character more than is read tells that more was typed. */
  search: z
    .string()
    .transform((typed) => typed.trim().slice(0, searchedLength + 1))
    .pipe(z.string().min(1))
    .optional()
    .catch(undefined),
});
export type QueueFilters = z.infer<typeof queueFilterSchema>;

/** What the address narrows by. Words to search for stand in no address: they come sealed, and are given apart. */
export function queueFiltersOf(
  query: URLSearchParams,
  search?: string,
): QueueFilters {
  return queueFilterSchema.parse({ ...Object.fromEntries(query), search });
}

/** The address of these filters, searched words left out. */
export function queryOf({ search: _, ...filters }: QueueFilters) {
  const chosen = Object.entries(filters).filter(([, value]) => value);
  return new URLSearchParams(chosen);
}

/** For the history: closed words with their value, everything else by name alone. */
export function recordedFilters(filters: QueueFilters): string[] {
  const { unit, state, search, ...closed } = filters;
  const named = Object.entries({ unit, state, search });
  return [
    ...Object.entries(closed)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `${name}:${value}`),
    ...named.filter(([, value]) => value !== undefined).map(([name]) => name),
  ];
}
