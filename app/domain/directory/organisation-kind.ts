import { z } from "zod";
import reference from "#db/reference/organisation-kinds.json" with { type: "json" };
import { options, type Option } from "../form/options.ts";

/** What kind of organisation it is, in the words of somebody who does not know the sixteen sectors. */
export const organisationKinds = [
  "carrier",
  "broadcaster",
  "bank",
  "credit-union",
  "other-financial",
  "health",
  "electricity",
  "oil-gas",
  "pipeline",
  "rail",
  "aviation",
  "port-ship",
  "other-transport",
  "federal-agency",
  "state-local",
  "defence",
  "information-technology",
  "critical-manufacturing",
  "water-wastewater",
  "emergency-services",
  "food-agriculture",
  "commercial-facilities",
  "chemical",
  "dams",
  "nuclear",
  "other",
  "individual",
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

export type KindFacts = {
  id: OrganisationKind;
  sector: Option<"sector"> | null;
  duties: Option<"duty_flags">[];
  /** An agency's id, and the name to look for where that agency lists several. */
  isac: string | null;
  isacName: string | null;
  /** Null where no deadline turns on it, or the kind holds several. */
  subsector: Option<"subsector"> | null;
};

const kindSchema = z
  .strictObject({
    id: z.enum(organisationKinds),
    sector: z.enum(options.sector).nullable(),
    duties: z.array(z.enum(options.duty_flags)),
    isac: z.string().nullable(),
    isac_name: z.string().optional(),
    subsector: z.enum(options.subsector).nullable().default(null),
  })
  .transform(({ isac_name, ...kind }): KindFacts => ({
    ...kind,
    isacName: isac_name ?? null,
  }));

const kinds = new Map(
  z
    .array(kindSchema)
    .parse(reference.kinds)
    .map((kind) => [kind.id, kind]),
);

/** What follows from the kind; null when it was left open. */
export function kindFactsOf(kind: OrganisationKind | null): KindFacts | null {
  return (kind && kinds.get(kind)) ?? null;
}
