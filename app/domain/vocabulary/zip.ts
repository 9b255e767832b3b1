/** Five digits, from what people write: "93301", " 93301-1234 ". Null when it is no ZIP code. */
export function readZip(text: string): string | null {
  return /^\s*(\d{5})(?:[-\s]?\d{4})?\s*$/.exec(text)?.[1] ?? null;
}

/** Five digits: state and county. */
export function readCountyFips(text: string): string | null {
  return /^\s*(\d{5})\s*$/.exec(text)?.[1] ?? null;
}

/** Americas, Europe with the Middle East and Africa, Pacific: as the Postal Service writes them in place of a state. */
const militaryAreas = ["AA", "AE", "AP"] as const;
export type MilitaryArea = (typeof militaryAreas)[number];

/** APO, FPO and DPO addresses have ZIP codes of their own that lie in no county. */
export function militaryAreaOf(zip: string): MilitaryArea | null {
  if (zip.startsWith("340")) return "AA";
  if (/^09[0-8]/.test(zip)) return "AE";
  if (/^96[2-6]/.test(zip)) return "AP";
  return null;
}

export function isMilitaryArea(state: string): boolean {
  return militaryAreas.some((area) => area === state);
}

/**
 * The territory that a ZIP code lies in; null for one of the states, a military or an unknown one. The prefixes of Puerto
 * Rico, the Virgin Islands and Guam, and the single codes of the others, are those of `db/reference/zip-counties.txt`.
 */
export function territoryOf(zip: string): string | null {
  if (/^00[679]/.test(zip)) return "PR";
  if (zip.startsWith("008")) return "VI";
  if (zip === "96799") return "AS";
  if (/^9695[0-2]$/.test(zip)) return "MP";
  return /^969(1\d|2\d|3[0-2])$/.test(zip) ? "GU" : null;
}

/** Palau, Micronesia and the Marshall Islands use ZIP codes and are countries of their own. ISO 3166-1. */
export function associatedCountryOf(zip: string): string | null {
  if (/^969(39|40)$/.test(zip)) return "PW";
  if (/^9694[1-4]$/.test(zip)) return "FM";
  if (/^969[67]0$/.test(zip)) return "MH";
  return null;
}
