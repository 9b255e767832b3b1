import { BandChip } from "#app/components/desk/band-chip.tsx";
import type { SelectedRow } from "#app/domain/desk/queue-bulk.server.ts";
import { Named } from "./row-name.tsx";

/** A selected report: band, name, reference. */
export function SelectedName({ row }: { row: SelectedRow }) {
  const { headline } = row;
  return (
    <>
      <BandChip band={row.band ?? "baseline"} />
      <span>
        <Named entry={{ headline, waitsFor: null }} />
      </span>
      <span className="mono">{row.reference}</span>
    </>
  );
}
