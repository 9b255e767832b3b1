import { z } from "zod";
import {
  searchOrders,
  type SearchOrder,
} from "#app/domain/desk/search-order.ts";

export const queueColumns = ["unit", "reference", "sent"] as const;
export type QueueColumn = (typeof queueColumns)[number];

/** How the rows are shown; in the address, so that a link shows what its sender saw. */
export type QueueShape = {
  /** One line a row, or two. */
  rows: "dense" | "roomy";
  /** Beside what a row always shows. */
  columns: readonly QueueColumn[];
  /** Those that are shown where the address says nothing. */
  usualColumns: readonly QueueColumn[];
  /** Of what is searched for. */
  searchOrder: SearchOrder;
};

const usualRows = "dense";

const usualOrder = "newest";

const orderSchema = z.enum(searchOrders).catch(usualOrder);
const rowsSchema = z.enum(["dense", "roomy"]).catch(usualRows);
const columnsSchema = z
  .string()
  .transform((text) => text.split("."))
  .transform((names) => queueColumns.filter((each) => names.includes(each)))
  .nullable();

/** To who sees the reports of one unit alone, its name beside each row says nothing. */
export function shapeOf(
  query: URLSearchParams,
  { seesAll }: { seesAll: boolean },
): QueueShape {
  const usualColumns: QueueColumn[] = seesAll ? ["unit", "sent"] : ["sent"];
  return {
    rows: rowsSchema.parse(query.get("rows")),
    columns: columnsSchema.parse(query.get("columns")) ?? usualColumns,
    usualColumns,
    searchOrder: orderSchema.parse(query.get("order")),
  };
}

/** What is not as usual. */
export function queryOfShape({
  rows,
  columns,
  usualColumns,
  searchOrder,
}: QueueShape): URLSearchParams {
  const query = new URLSearchParams();
  if (rows !== usualRows) query.set("rows", rows);
  // A dot stands between them, and alone for none.
  if (columns.join() !== usualColumns.join())
    query.set("columns", columns.join(".") || ".");
  if (searchOrder !== usualOrder) query.set("order", searchOrder);
  return query;
}
