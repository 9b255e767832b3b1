import type { PastEvent } from "#app/domain/audit/events.ts";
import { en } from "#app/locales/en.ts";

const labels: Partial<Record<string, { label: string }>> = en.questions;

/** What the reporter was asked, by the ids of questions that these events name; an id of former questions has no name. */
export function questionNames(
  events: readonly { event: PastEvent }[],
): Record<string, string> {
  const ids = events.flatMap(({ event }) =>
    event.type === "report.updated" ? (event.questions ?? []) : [],
  );
  return Object.fromEntries(
    ids.flatMap((id) => {
      const label = labels[id]?.label;
      return label ? [[id, label]] : [];
    }),
  );
}
