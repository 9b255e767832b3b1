import { partOf, parts, type PageId } from "#app/domain/report/pages.ts";
import type { Catalogue } from "#app/locales/catalogue.ts";

/** "Part 3 of 6: The organization". */
export function partWords(t: Catalogue, page: PageId): string {
  const part = partOf(page);
  const name = t.pages.parts[part];
  return t.frame.part(parts.indexOf(part) + 1, parts.length, name);
}
