import type { en } from "./en.ts";

/** What every language has to say; English is the measure. */
export type Catalogue = typeof en;
