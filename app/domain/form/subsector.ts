import type { Option } from "./options.ts";
import { subsectorsOf } from "./subsectors-of.ts";
import { isFromWithin, isOutsider, type Turns } from "./turns.ts";

type Subsector = Option<"subsector">;
export type PartedSector = keyof typeof subsectorsOf;

/** The sector whose part is asked for, if it is one of those; of a business that counts itself elsewhere its flag tells. */
export function partedSectorOf({
  sector,
  duty_flags,
}: Pick<Turns, "sector" | "duty_flags">): PartedSector | null {
  if (sector !== null && isParted(sector)) return sector;
  const isFinance =
    duty_flags?.some((flag) => flag === "bank" || flag === "other-financial") ??
    false;
  return isFinance ? "financial-services" : null;
}

export function subsectorsOffered(turns: Turns): readonly Subsector[] {
  const sector = partedSectorOf(turns);
  return sector === null ? [] : subsectorsOf[sector];
}

export function isSubsectorAsked(turns: Turns): boolean {
  return isInsider(turns) && partedSectorOf(turns) !== null;
}

/** The law of New York that is known to us is about licences of its Department of Financial Services. */
export function isLicenceAsked(turns: Turns): boolean {
  return isInsider(turns) && partedSectorOf(turns) === "financial-services";
}

function isInsider(turns: Turns): boolean {
  return isFromWithin(turns) && !isOutsider(turns);
}

function isParted(sector: Option<"sector">): sector is PartedSector {
  return sector in subsectorsOf;
}
