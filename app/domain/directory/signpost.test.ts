import { expect, test } from "vitest";
import { z } from "zod";
import { readExpected } from "#db/testing/expected-table.ts";
import { filingsOf } from "./regulator.server.ts";
import { readSignpost } from "./signpost-answers.ts";
import { signpostsOf } from "./signpost.ts";

const table = readExpected(new URL("where.expected.csv", import.meta.url));

test.each(table)("whom to tell, and in which order: $case", (row) => {
  const [place, country] = (row.place ?? "").split("-");
  const said = saidIn(row);
  const found = {
    contacts: bySection(signpostsOf(said, placeSchema.parse(place))),
    filings: filingsOf(said, country ?? (place === "site" ? "US" : null), now)
      .map(({ agencyId, inForce, isConditional, deadlines }) => {
        const ids = deadlines.map(([clock]) => clock?.deadline.id);
        const mark = isConditional ? "~" : "";
        return `${inForce ? mark : "?"}${agencyId ?? "-"}:${ids.join("+")}`;
      })
      .join(" "),
  };
  expect(found).toEqual({ contacts: row.contacts, filings: row.filings });
});

const placeSchema = z.enum(["site", "military", "abroad", "unknown"]);
const now = new Date("2026-11-22T12:00:00Z");

function saidIn({ kind = "", also = "", what = "", now = "" }) {
  const query = new URLSearchParams({ kind, what, now });
  for (const duty of also.split("+")) query.append("also", duty);
  return readSignpost(query);
}

function bySection(signposts: ReturnType<typeof signpostsOf>): string {
  const sections = new Map<string, string[]>();
  for (const { section, contact } of signposts)
    sections.set(section, [...(sections.get(section) ?? []), contact]);
  return [...sections]
    .map(([section, contacts]) => `${section}:${contacts.join("+")}`)
    .join(" ");
}

test("words that are none of ours are questions skipped", () => {
  const typed = "kind=spy&also=bank&also=public-company&what=<b>&now=perhaps";
  expect(readSignpost(new URLSearchParams(typed))).toEqual({
    kind: null,
    also: ["public-company"],
    what: null,
    now: null,
  });
});
