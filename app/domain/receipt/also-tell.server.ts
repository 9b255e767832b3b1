import type { Database } from "#db/client.server.ts";
import { listAgencies } from "../directory/agency.server.ts";
import {
  kindFactsOf,
  organisationKinds,
  type KindFacts,
} from "../directory/organisation-kind.ts";
import {
  sectorAgencyOf,
  type SectorAgency,
} from "../directory/sector-agency.ts";
import {
  cardWithoutMail,
  type ContactShown,
} from "../directory/where-shown.ts";
import type { ReportFacts } from "../facts/facts.ts";

/**
 * Who else answers for such a report, beside the units that have it: as "Where should I report?" knows them. The national team of
 * a country abroad stands before all others: `findOwnCert`.
 */
export type AlsoTell = {
  sectorAgency: SectorAgency | null;
  cards: (ContactShown & { lookFor: string | null })[];
};

export async function listAlsoTell(
  db: Database,
  facts: ReportFacts,
): Promise<AlsoTell> {
  const isAbroad = facts.country !== null && facts.country !== "US";
  const kind = kindOf(facts);
  const ids = ["cisa-central", "fbi-ic3", kind?.isac].flatMap((id) => id ?? []);
  const agencies = await listAgencies(db, ids);
  const cards = ids.flatMap((id) =>
    agencies
      .filter((agency) => agency.id === id)
      .map((agency) => ({
        ...cardWithoutMail(agency),
        lookFor: id === "sector-isacs" ? (kind?.isacName ?? null) : null,
      })),
  );
  return {
    sectorAgency: isAbroad ? null : sectorAgencyOf(facts.sector),
    cards,
  };
}

/** The kind that these facts name; null where several fit and share with different centres. */
function kindOf({
  sector,
  subsector,
  dutyFlags,
}: ReportFacts): KindFacts | null {
  const kinds = organisationKinds
    .flatMap((id) => kindFactsOf(id) ?? [])
    .filter((kind) => sector !== null && kind.sector === sector);
  const named = kinds.find(
    (kind) => subsector !== null && kind.subsector === subsector,
  );
  const flagged = kinds.find(({ duties }) =>
    duties.some((duty) => dutyFlags.includes(duty)),
  );
  const [first, ...others] = kinds;
  const isOne = others.every(
    ({ isac, isacName }) => isac === first?.isac && isacName === first.isacName,
  );
  return named ?? flagged ?? (isOne ? (first ?? null) : null);
}
