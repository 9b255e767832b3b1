import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { NotFound } from "#app/domain/refusal.ts";
import { fileOf } from "#app/server/download.server.ts";
import { addressOf, countingOf, figuresOrNull } from "./read.server.ts";
import { tablesOf } from "./tables.server.ts";
import { tableIds } from "./table-shown.ts";

/** GET /desk/insights/:table: one table as `<its id>.csv`. */
export async function loader(asked: LoaderFunctionArgs) {
  const { counting } = await countingOf(asked);
  const name = /^(.+)\.csv$/.exec(asked.params.table ?? "")?.[1];
  const id = z.enum(tableIds).safeParse(name);
  if (!id.success) throw new NotFound("no such table");
  const figures = await figuresOrNull(asked, counting);
  if (!figures)
    return new Response("These figures took too long to count.\n", {
      status: 503,
    });
  const { period } = counting;
  const tables = tablesOf({ figures, period, to: addressOf(period) });
  const table = tables.find((each) => each.id === id.data);
  const rows =
    table?.rows.map((row) => [
      row.name,
      ...row.cells.map(({ text }) => text),
    ]) ?? [];
  const lines = [table?.columns ?? [], ...rows].map((cells) =>
    cells.map(cell).join(","),
  );
  const { firstDay, lastDay } = period;
  return fileOf(
    `${id.data}-${firstDay}-${lastDay}.csv`,
    "text/csv; charset=utf-8",
    `${lines.join("\r\n")}\r\n`,
  );
}

/** Quoted where it must be; a name that a spreadsheet would calculate is kept from it. */
function cell(text: string): string {
  const safe = /^[=+@\t\r-]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
