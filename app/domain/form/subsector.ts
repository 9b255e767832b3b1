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

/** Not of a pipeline, a railroad or an airline that has just said that it is one; "a bank" is said of credit unions too. */
export function isSubsectorAsked(turns: Turns): boolean {
  const sector = partedSectorOf(turns);
  if (!isInsider(turns) || sector === null) return false;
  return sector !== "transportation" || subsectorSaid(turns) === null;
}

/** Which part of its sector a flag says it is; null where none does. */
export function subsectorSaid(
  turns: Pick<Turns, "sector" | "duty_flags">,
): Subsector | null {
  const sector = partedSectorOf(turns);
  if (sector === null) return null;
  const parts: readonly Subsector[] = subsectorsOf[sector];
  const said = (turns.duty_flags ?? []).flatMap((flag) =>
    isTelling(flag) ? saidByFlag[flag] : [],
  );
  return said.find((part) => parts.includes(part)) ?? null;
}

const saidByFlag = {
  bank: "bank",
  pipeline: "pipeline",
  rail: "rail",
  aviation: "air",
} as const satisfies Partial<Record<Option<"duty_flags">, Subsector>>;

function isTelling(
  flag: Option<"duty_flags">,
): flag is keyof typeof saidByFlag {
  return flag in saidByFlag;
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
