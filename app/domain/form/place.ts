import { isTerritory } from "../vocabulary/countries.ts";
import { associatedCountryOf, territoryOf } from "../vocabulary/zip.ts";
import { valueOf, type Answers, type Content } from "./answers.ts";
import type { Contents } from "./read-form.ts";
import { siteSchema, type Site } from "./site.ts";

/**
 * What country and site say together, as it is kept. A ZIP code or a state says the country, so nobody has to; a territory
 * chosen among the countries is the United States and its state. Where country and ZIP code are at odds, that is asked back.
 * Half the world writes postal codes of five digits, so a country that such a code alone says is marked as read off it.
 */
export function settlePlace(contents: Contents): Contents {
  const { country } = contents;
  if (!country) return contents;
  const site = siteIn(contents.site);
  const territory = territoryIn(country);
  if (territory !== null) return inTerritory(contents, site, territory);
  const said = site && countryOf(site);
  const isOpen = country.is === "blank" || country.is === "not-known";
  const isUnitedStates = country.is === "given" && country.value === "US";
  if (said === null || !(isOpen || isUnitedStates)) return contents;
  const isRead = isOpen && isCodeAlone(site);
  return {
    ...contents,
    country: { is: "given", value: said, ...(isRead && { isRead }) },
  };
}

function isCodeAlone(site: Site | null): boolean {
  return site?.state === null && site.countyFips === null;
}

/** The ZIP code that alone says that the site is in the United States; null where anybody said so. */
export function zipReadAsUnitedStates(answers: Answers): string | null {
  const country = answers.country?.content;
  if (country?.is !== "given" || !country.isRead) return null;
  if (valueOf(answers, "country") !== "US") return null;
  return valueOf(answers, "site")?.zip ?? null;
}

function inTerritory(
  contents: Contents,
  site: Site | null,
  state: string,
): Contents {
  const zip = site?.zip ?? null;
  if (zip !== null && territoryOf(zip) !== state) {
    const typed = { country: [state] };
    const country: Content = { is: "invalid", typed, code: "zip-elsewhere" };
    return { ...contents, country };
  }
  const value: Site = { zip, countyFips: site?.countyFips ?? null, state };
  return {
    ...contents,
    country: { is: "given", value: "US" },
    // A ZIP code that could not be read stays to be put right.
    site:
      contents.site?.is === "invalid"
        ? contents.site
        : {
            is: "given",
            value: zip === null ? { ...value, countyFips: null } : value,
          },
  };
}

function countryOf({ zip }: Site): string {
  return (zip !== null && associatedCountryOf(zip)) || "US";
}

function territoryIn(country: Content): string | null {
  if (country.is !== "invalid") return null;
  const chosen = country.typed.country?.[0] ?? "";
  return isTerritory(chosen) ? chosen : null;
}

function siteIn(site: Content | undefined): Site | null {
  if (site?.is !== "given") return null;
  return siteSchema.safeParse(site.value).data ?? null;
}
