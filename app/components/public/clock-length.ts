import type { Length } from "#app/domain/deadline/legal-deadlines.ts";
import type { Catalogue } from "#app/locales/catalogue.ts";
import { sayNumber, sayUnits } from "#app/locales/dates.ts";
import type { Locale } from "#app/locales/locale.ts";

/** How long a law gives, in words; `varies` where it only says that. */
export function sayLength(
  t: Catalogue,
  locale: Locale,
  length: Length,
  varies: string | null,
): string {
  const words = t.deadlines;
  switch (length.unit) {
    case "minutes":
      return sayUnits(locale, length.count, "minute");
    case "hours":
      return sayUnits(locale, length.count, "hour");
    case "days":
      return sayUnits(locale, length.count, "day");
    case "months":
      return sayUnits(locale, length.count, "month");
    case "business-days":
      return words.businessDays(sayNumber(locale, length.count));
    case "at-once":
      return words.atOnce;
    case "promptly":
      return words.promptly;
    case "varies":
      return varies ?? words.varies;
  }
}
