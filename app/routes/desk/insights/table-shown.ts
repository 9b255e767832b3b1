import type { Figures } from "#app/domain/insight/figures.server.ts";
import type { Period } from "#app/domain/insight/period.ts";
import type { Figure } from "#app/domain/insight/figure.ts";

/** A cell of a table of figures; where it counts reports, what counts them. */
export type Cell = {
  text: string;
  /** The address of its reports. */
  to?: string;
  /** Past a promise: set in bold, and said. */
  isLate?: boolean;
};

export type TableShown = {
  id: TableId;
  title: string;
  /** Over each column; the first is of the row's name. */
  columns: string[];
  rows: { key: string; name: string; cells: Cell[] }[];
};

export const tableIds = [
  "volume",
  "first-look",
  "first-answer",
  "states",
  "offices",
  "sectors",
  "outcomes",
  "promises",
  "misroutes",
  "load",
] as const;
export type TableId = (typeof tableIds)[number];

/** What the tables are made of. */
export type Showing = { figures: Figures; period: Period; to: AddressOf };

/** Where the reports of a figure are listed, over the same period. */
export type AddressOf = (
  figure: Figure,
  key?: string,
  of?: "this" | "before",
) => string;
