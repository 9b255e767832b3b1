import type { Database } from "#db/client.server.ts";
import { listCandidatesByZip } from "../directory/lookup.server.ts";
import { siteUnits } from "../directory/units-by-county.server.ts";
import { valueOf, type Answers } from "../form/answers.ts";
import { onPath } from "../form/path.ts";

/** The field offices in whose territories the further sites lie, each once; a site that is not clear adds none. */
export async function furtherOfficeIds(
  db: Database,
  answers: Answers,
): Promise<string[]> {
  const offices = new Set<string>();
  const sites = valueOf(onPath(answers), "further_sites") ?? [];
  const zips = sites.flatMap(({ zip }) => zip ?? []);
  const known = await listCandidatesByZip(db, zips);
  for (const site of sites) {
    const { zip, state, country } = site;
    const asked = { zip, state, country: country ?? "US", countyFips: null };
    const { fieldOfficeId } = await siteUnits(db, asked, known);
    if (fieldOfficeId) offices.add(fieldOfficeId);
  }
  return [...offices];
}

/** Of the part in the United States of an organisation whose affected site is abroad; null when there is none, or it is not clear. */
export async function affiliateOfficeId(
  db: Database,
  answers: Answers,
): Promise<string | null> {
  const site = valueOf(onPath(answers), "us_affiliate");
  if (!site) return null;
  return (await siteUnits(db, { country: "US", ...site })).fieldOfficeId;
}
