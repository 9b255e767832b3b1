import { valueOf, type Answers } from "../form/answers.ts";
import { options, type Option } from "../form/options.ts";
import {
  partedSectorOf,
  subsectorSaid,
  type PartedSector,
} from "../form/subsector.ts";

const someOfSector = {
  "financial-services": "some-finance",
  "government-services-facilities": "some-government",
  transportation: "some-transport",
  nuclear: "some-nuclear",
} as const satisfies Record<PartedSector, string>;

/** Which part of its sector, or that it is one that nobody named. */
export const factSubsectors = [
  ...options.subsector,
  "some-finance",
  "some-government",
  "some-transport",
  "some-nuclear",
] as const;
export type FactSubsector = (typeof factSubsectors)[number];

/** A flag says it for those who left the question open or were never asked it. */
export function subsectorOf(on: Answers): FactSubsector | null {
  const turns = {
    sector: valueOf(on, "sector"),
    duty_flags: valueOf(on, "duty_flags"),
  };
  const sector = partedSectorOf(turns);
  if (sector === null) return null;
  const answered = valueOf(on, "subsector");
  return answered ?? subsectorSaid(turns) ?? someOfSector[sector];
}

export function nyLicenceOf(
  on: Answers,
): Option<"ny_licence"> | "not-known" | null {
  const sector = partedSectorOf({
    sector: valueOf(on, "sector"),
    duty_flags: valueOf(on, "duty_flags") ?? [],
  });
  // Left blank it is as little known as where that was said.
  const unsaid = sector === "financial-services" ? "not-known" : null;
  return valueOf(on, "ny_licence") ?? unsaid;
}
