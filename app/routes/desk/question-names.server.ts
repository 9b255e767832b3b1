import type { PastEvent } from "#app/domain/audit/events.ts";
import { questionWords } from "#app/components/desk/question-words.ts";

const names: Partial<Record<string, string>> = questionWords;

/** What the desk calls the answers, by the ids of questions that these events name; an id of former questions has no name. */
export function questionNames(
  events: readonly { event: PastEvent }[],
): Record<string, string> {
  const ids = events.flatMap(({ event }) =>
    event.type === "report.updated" ? (event.questions ?? []) : [],
  );
  return Object.fromEntries(
    ids.flatMap((id) => {
      const name = names[id];
      return name ? [[id, name]] : [];
    }),
  );
}
