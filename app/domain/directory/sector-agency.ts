import { z } from "zod";
import sources from "#db/reference/sources.json" with { type: "json" };
import reference from "#db/reference/sectors.json" with { type: "json" };
import type { Source } from "#db/schema/directory.ts";
import type { Option } from "../form/options.ts";

/** The federal agencies that answer for a sector, by their names: for most of them we know no checked contact. */
export type SectorAgency = {
  names: string[];
  /** Then its telephone is that of CISA Central, which stands higher on the page. */
  isCisa: boolean;
  lastChecked: string;
  sources: Source[];
};

const sectorSchema = z.object({
  id: z.string(),
  srma: z.array(z.string()).min(1),
  sources: z.array(z.string()),
});
const { sectors, agency_names, checkedOn } = z
  .object({
    sectors: z.array(sectorSchema),
    agency_names: z.record(z.string(), z.string()),
    checkedOn: z.iso.date(),
  })
  .parse(reference);
const known: Partial<Record<string, Omit<Source, "id">>> = sources;

export function sectorAgencyOf(
  sector: Option<"sector"> | null,
): SectorAgency | null {
  const found = sectors.find(({ id }) => id === sector);
  if (!found) return null;
  return {
    names: found.srma.map((name) => agency_names[name] ?? name),
    isCisa: found.srma.includes("DHS (CISA)"),
    lastChecked: checkedOn,
    sources: found.sources.flatMap((id) => {
      const source = known[id];
      return source ? [{ id, ...source }] : [];
    }),
  };
}
