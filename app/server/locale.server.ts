export type Locale = "en" | "es";

/** The reader's choice, kept in the cookie `locale`; else what the browser prefers; else English. */
export function localeOf(request: Request): Locale {
  const chosen = /(?:^|;\s*)locale=(en|es)\b/.exec(
    request.headers.get("Cookie") ?? "",
  )?.[1];
  return chosen === "en" || chosen === "es" ? chosen : preferred(request);
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
