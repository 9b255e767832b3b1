import type { Band } from "#app/domain/vocabulary/triage.ts";
import { bandWords } from "./words.ts";

/** The word carries the meaning; the colour only repeats it. */
export function BandChip({ band }: { band: Band }) {
  return <span className={`band band-${band}`}>{bandWords[band]}</span>;
}
