import type { Locale } from "#app/locales/locale.ts";
import type { Catalogue } from "./catalogue.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";

const catalogues: Record<Locale, Catalogue> = { en, es };

export function messagesOf(locale: Locale): Catalogue {
  return catalogues[locale];
}
