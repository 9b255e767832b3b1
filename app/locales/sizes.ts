import { numberFormat } from "./formats.ts";

const units = ["kilobyte", "megabyte", "gigabyte"] as const;

/** "1.4 GB", in powers of 1024 as the operator's limits are. `language`: a locale, or what the page's `lang` says. */
export function saySize(language: string, bytes: number): string {
  if (bytes < 1024) return inUnit(language, bytes, "byte");
  let size = bytes;
  let unit: (typeof units)[number] = "kilobyte";
  for (const next of units) {
    unit = next;
    size /= 1024;
    // What would be rounded up to 1024 is one of the next.
    if (size < 1023.5) break;
  }
  return inUnit(language, size, unit);
}

function inUnit(language: string, size: number, unit: string): string {
  return numberFormat(tagOf(language), {
    style: "unit",
    unit,
    unitDisplay: unit === "byte" ? "long" : "short",
    maximumFractionDigits: size < 10 ? 1 : 0,
  }).format(size);
}

/** Rounded down: 100% is said of what is whole, and of nothing else. */
export function sayPercent(
  language: string,
  part: number,
  whole: number,
): string {
  const percent = whole > 0 ? Math.floor((part / whole) * 100) : 0;
  return numberFormat(tagOf(language), { style: "percent" }).format(
    percent / 100,
  );
}

/** United States habits in both languages, as in dates.ts. */
function tagOf(language: string): string {
  return `${language.slice(0, 2)}-US`;
}
