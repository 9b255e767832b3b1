import reference from "#db/reference/told-names.json" with { type: "json" };

const spanish: Partial<Record<string, string>> = reference.es;

/** A unit's, an agency's or a contact's name as a reader is told it; official names are the same in every language. */
export function toldName(locale: "en" | "es", name: string): string {
  return (locale === "es" && spanish[name]) || name;
}
