import type { UnsentText } from "./unsent-text.ts";

export type KeepState =
  | "none"
  | "keeping"
  | "kept"
  | "failed"
  /** The session is over. */
  | "ended"
  /** As many texts for the form are kept as can be. */
  | "full"
  /** The report is out of sight, or takes no words. */
  | "gone";

export type Keeping = {
  is: KeepState;
  id: string;
  token: string;
  keptMs: number | null;
  /** Further texts for the form; null where the page knows best. */
  others: UnsentText[] | null;
};
