import type { Catalogue, ChoiceWords } from "./catalogue.ts";

/** The words of an option. Three questions of part one share theirs: is it safe, yes, no, not sure. */
export function choiceWords(
  t: Catalogue,
  questionId: string,
  option: string,
): { label: string; hint: string | null } {
  const all: Record<string, Record<string, ChoiceWords>> = t.options;
  const own = all[questionId] ?? all.device_safe ?? {};
  const words = own[option] ?? option;
  if (typeof words === "string") return { label: words, hint: null };
  return { label: words[0], hint: words[1] };
}
