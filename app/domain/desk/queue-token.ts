import { bands, type Band } from "../vocabulary/triage.ts";
import type { QueueOrder } from "./queue-order.ts";

/** The last row of a page; the next page starts behind it. */
export type PageToken =
  | { order: "newest"; at: Date; id: string }
  | {
      order: "due";
      at: Date | null;
      /** When the first page was shown: what was overdue then is so on all of them. */
      since: Date;
      /** Of a row that was overdue. */
      band: Band | null;
      id: string;
    };

export function pageTokenText(token: PageToken): string {
  const { order, at, id } = token;
  const more =
    token.order === "due" ? [token.since.getTime(), token.band ?? "ahead"] : [];
  return [order, ...more, at?.getTime() ?? "none", id].join(".");
}

/** Null when the text is no token, or one of another order: then the first page is shown. */
export function parsePageToken(
  text: string | null,
  order: QueueOrder,
): PageToken | null {
  const groups = patterns[order].exec(text ?? "")?.groups;
  if (!groups) return null;
  const { at = "", id = "", since, band } = groups;
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null;
  if (order === "newest") return { order, at: new Date(Number(at)), id };
  return {
    order,
    at: at === "none" ? null : new Date(Number(at)),
    since: new Date(Number(since)),
    band: bands.find((each) => each === band) ?? null,
    id,
  };
}

/** Milliseconds until the year 2286: a later year is written with six digits, which Postgres does not read. */
const patterns: Record<QueueOrder, RegExp> = {
  newest: /^newest\.(?<at>\d{1,13})\.(?<id>[0-9a-f-]{36})$/,
  due: /^due\.(?<since>\d{1,13})\.(?<band>[a-z]{3,9})\.(?<at>none|\d{1,13})\.(?<id>[0-9a-f-]{36})$/,
};
