import type { QueueOrder } from "./queue-order.ts";

/** The last row of a page; the next page starts behind it. */
export type PageToken = { order: QueueOrder; at: Date | null; id: string };

export function pageTokenText({ order, at, id }: PageToken): string {
  return [order, at?.getTime() ?? "none", id].join(".");
}

/** Null when the text is no token, or one of another order: then the first page is shown. */
export function parsePageToken(
  text: string | null,
  order: QueueOrder,
): PageToken | null {
  const match = /^(due|newest)\.(none|\d{1,15})\.([0-9a-f-]{36})$/.exec(
    text ?? "",
  );
  if (!match) return null;
  const [, tokenOrder, at, id = ""] = match;
  if (tokenOrder !== order || (order === "newest" && at === "none"))
    return null;
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null;
  return { order, at: at === "none" ? null : new Date(Number(at)), id };
}
