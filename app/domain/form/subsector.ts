import type { Option } from "./options.ts";
import { isFromWithin, isOutsider, type Turns } from "./turns.ts";

type Subsector = Option<"subsector">;
export type PartedSector = keyof typeof subsectorsOf;

/** Only sectors of which one part has a legal deadline that the others have not (`db/reference/deadlines.json`). */
const subsectorsOf = {
  "financial-services": [
    "bank",
    "credit-union",
    "broker",
    "insurer",
    "title-escrow",
    "lender",
    "other-finance",
  ],
  "government-services-facilities": [
    "federal-agency",
    "federal-contractor",
    "state-local",
    "school",
    "university",
    "election-office",
  ],
  transportation: [
    "pipeline",
    "rail",
    "air",
    "port-ship",
    "road",
    "other-transport",
  ],
  nuclear: ["power-reactor", "other-nuclear"],
} as const satisfies Partial<Record<Option<"sector">, readonly Subsector[]>>;

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
