/** Most severe first; `db/reference/severity.json` holds the scores between them. */
export const bands = [
  "emergency",
  "severe",
  "high",
  "medium",
  "low",
  "baseline",
] as const;
export type Band = (typeof bands)[number];

export function isBand(word: string): word is Band {
  return bands.some((band) => band === word);
}
