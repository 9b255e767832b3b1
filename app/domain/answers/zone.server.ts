import type { Database } from "#db/client.server.ts";
import { findUnit } from "../directory/find.server.ts";
import { siteUnits } from "../directory/units-by-county.server.ts";
import { isTerritory } from "../vocabulary/countries.ts";
import { zonesOf } from "../vocabulary/zones.ts";
import { offeredZones } from "../clock/moment.ts";
import type { Question } from "../form/questions.ts";
import { valueOf, type Answers } from "../form/answers.ts";

/**
 * The clock on which to tell this reporter times: the one they gave a time on, else that of the site's territory or field office, else, abroad,
 * the country's, where it has one alone; else null.
 */
export async function findReporterZone(
  db: Database,
  answers: Answers,
): Promise<string | null> {
  const given = valueOf(answers, "first_noticed")?.zone;
  if (given) return given;
  const site = valueOf(answers, "site");
  if (!site) return onlyZoneOf(valueOf(answers, "country"));
  if (site.state !== null && isTerritory(site.state))
    return onlyZoneOf(site.state);
  const units = await siteUnits(db, { country: "US", ...site });
  const office = units.fieldOfficeId
    ? await findUnit(db, units.fieldOfficeId)
    : null;
  return office?.timeZone ?? null;
}

/** For the times that a page asks for: on which clock, and which others are offered; nothing, and no query, where it asks for none. */
export async function clockFor(
  db: Database,
  answers: Answers,
  asked: readonly Pick<Question, "kind">[],
): Promise<{ zone: string | null; zones: readonly string[] }> {
  if (asked.every(({ kind }) => kind !== "moment"))
    return { zone: null, zones: [] };
  return {
    zone: await findReporterZone(db, answers),
    zones: offeredZones(valueOf(answers, "country")),
  };
}

function onlyZoneOf(country: string | null): string | null {
  const [zone = null, another] = country === null ? [] : zonesOf(country);
  return another === undefined ? zone : null;
}
