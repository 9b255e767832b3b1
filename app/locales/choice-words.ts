import type { Catalogue } from "./catalogue.ts";
import type { ChoiceWords } from "./shape.ts";

/** The words of an option. */
export function choiceWords(
  t: Catalogue,
  questionId: string,
  option: string,
): { label: string; hint: string | null } {
  const all: Record<string, Record<string, ChoiceWords>> = t.options;
  const words = all[questionId]?.[option] ?? option;
  if (typeof words === "string") return { label: words, hint: null };
  return { label: words[0], hint: words[1] };
}
