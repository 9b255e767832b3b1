import type { Locale } from "#app/locales/locale.ts";

/** The reader's choice, kept in the cookie `locale`; else what the browser prefers; else English. */
export function localeOf(request: Request): Locale {
  const chosen = /(?:^|;\s*)locale=(en|es)\b/.exec(
    request.headers.get("Cookie") ?? "",
  )?.[1];
  return chosen === "en" || chosen === "es" ? chosen : preferred(request);
}

/** Of the switch's button. A form that holds it is shown again in the other language, and nothing else is done. */
export const localeField = "locale";

export function isLanguageSwitch(form: FormData): boolean {
  return form.has(localeField);
}

/** Set-Cookie of the reader's choice, for a year. */
export function localeCookie(locale: Locale, isHttps: boolean): string {
  const attributes = "Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax";
  return `locale=${locale}; ${attributes}${isHttps ? "; Secure" : ""}`;
}

function preferred(request: Request): Locale {
  const [first] = (request.headers.get("Accept-Language") ?? "")
    .split(",")
    .map((entry) => {
      const [tag = "", quality] = entry.trim().split(/\s*;\s*q=/);
      return {
        language: tag.slice(0, 2).toLowerCase(),
        quality: Number(quality ?? 1),
      };
    })
    .filter(({ language }) => language === "en" || language === "es")
    .sort((a, b) => b.quality - a.quality);
  return first?.language === "es" ? "es" : "en";
}
